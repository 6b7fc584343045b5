import Engine
import Foundation
import Readers
import Testing

@Suite struct FixtureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/readers")

  /// The words of a source slice: without tags, Markdown's marks and soft hyphens, with entities decoded.
  private func plain(_ slice: String) -> String {
    var out = ""
    var rest = slice[...]
    let entities = [
      "&shy;": "\u{AD}", "&eacute;": "é", "&amp;": "&", "&mdash;": "—", "&nbsp;": "\u{A0}", "&quot;": "\"",
      "&ldquo;": "“", "&rdquo;": "”",
    ]
    while let first = rest.first {
      if let entity = entities.first(where: { rest.hasPrefix($0.key) }) {
        out += entity.value
        rest = rest.dropFirst(entity.key.count)
      } else if first == "<", let close = rest.firstIndex(of: ">") {
        rest = rest[rest.index(after: close)...]
      } else {
        if first != "*" { out.append(first) }
        rest = rest.dropFirst()
      }
    }
    return out
  }

  @Test(arguments: ["harbour.md", "orchard.html"])
  func everyTokenStandsAtItsPlace(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
    let lines = text(bytes).split(separator: "\n", omittingEmptySubsequences: false)
    for source in [bytes, utf8(lines.joined(separator: "\r\n"))] {
      let reader = try #require(FileFormat.of(path: name)?.reader)
      let article = reader.article(id: .string(name), path: name, bytes: source)
      article.checkMap()
      #expect(article.declaredLanguage == "en")
      #expect(article.suppressions.count == 1)
      var tokenizer = Tokenizer()
      tokenizer.tokenize(article.text, hasSoftLineBreaks: article.hasSoftLineBreaks)
      let tokens = tokenizer.tokens
      #expect(tokens.count > 90)
      for token in tokens where token.kind != .mark {
        #expect(plain(article.slice(token.range)) == text(article.text[token.range]))
      }
      let words = text(article.text)
      for wrong in [
        "not prose", "raw   text", "color", "Home", "quay.png", "a.example", "lang:", "crate()", "spinlint",
      ] {
        #expect(!words.contains(wrong), "\(wrong)")
      }
    }
  }
}
