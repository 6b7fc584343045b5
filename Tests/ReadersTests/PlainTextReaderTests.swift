import Engine
import Readers
import Testing

@Suite struct PlainTextReaderTests {
  @Test func byteOrderMarkCountsInPositions() {
    let article = PlainTextReader().article(id: .string("a"), path: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("abc".utf8))
    #expect(article.text == Array("abc".utf8))
    #expect(article.sourceMap?.sourceRange(of: 1..<2) == 4..<5)
  }

  @Test func byteOrderMarkBeforeInvalidBytes() {
    let article = PlainTextReader().article(id: .string("a"), path: "a", bytes: [0xEF, 0xBB, 0xBF, 0x61, 0xFF, 0x62])
    #expect(article.text == Array("a\u{FFFD}b".utf8))
    #expect(article.sourceMap?.sourceRange(of: 1..<4) == 4..<5)
    #expect(article.sourceMap?.sourceRange(of: 4..<5) == 5..<6)
  }

  @Test func emptyText() {
    #expect(PlainTextReader().article(id: .string("a"), path: nil, bytes: []).text.isEmpty)
    #expect(PlainTextReader().article(id: .string("a"), path: nil, bytes: [0xEF, 0xBB, 0xBF]).text.isEmpty)
  }

  @Test func formatsGoByTheEndOfTheName() {
    #expect(FileFormat.of(path: "a/b.TXT")?.name == "text")
    #expect(FileFormat.of(path: "a.md/b")?.name == nil)
    #expect(FileFormat.of(path: "a/.txt")?.name == nil)
    #expect(FileFormat.isJSONLines(path: "x.ndjson"))
  }
}
