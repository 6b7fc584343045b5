import Engine
import ICUText
import Readers
import Testing

@Suite struct PlainTextTests {
  private func read(_ bytes: [UInt8], _ encoding: String? = nil) -> Article {
    PlainTextReader(encoding: encoding).article(id: .string("a"), path: nil, bytes: bytes)
  }

  @Test(arguments: ["utf-16le", "utf-16be", "utf-32le", "utf-32be", "utf-8"])
  func readsByteOrderMarks(charset: String) throws {
    let words = "naïve “ten,000” 😀 end"
    let marked = try Charset.encode(utf8("\u{FEFF}" + words).span, to: charset)
    for article in [read(marked), markdown(marked), html(marked)] {
      #expect(text(article.text) == words)
      article.checkMap()
      let start = try #require(article.text.firstIndex(of: 0x74))
      let source = article.sourceMap?.sourceRange(of: start..<start + 7) ?? start..<start + 7
      let original = { article.originalBytes?.offset(of: $0) ?? $0 }
      let slice = Array(marked[original(source.lowerBound)..<original(source.upperBound)])
      #expect(text(try Charset.decode(slice.span, from: charset).utf8) == "ten,000")
      #expect(article.notes == (charset == "utf-8" ? [] : ["converted from \(charset)"]))
    }
  }

  @Test(arguments: [
    ("windows-1252", "Größe: “ten,000” €"), ("koi8-r", "Съешь ten,000 ещё"), ("shift_jis", "日本語 ten,000 テスト"),
  ])
  func readsGivenCharsets(charset: String, words: String) throws {
    let bytes = try Charset.encode(utf8(words).span, to: charset)
    let article = read(bytes, charset)
    #expect(text(article.text) == words)
    let start = try #require(article.text.indices.first { article.text[$0...].starts(with: utf8("ten,")) })
    let original = try #require(article.originalBytes)
    #expect(text(bytes[original.offset(of: start)..<original.offset(of: start + 7)]) == "ten,000")
  }

  @Test func guessesNothing() {
    let article = read([0x63, 0xE9, 0x20])
    #expect(text(article.text) == "c\u{FFFD} ")
    #expect(article.notes.isEmpty)
    #expect(read([0x61], "klingon").error?.message == "“klingon” is not a known charset")
  }
}
