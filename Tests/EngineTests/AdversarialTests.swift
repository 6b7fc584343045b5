import Foundation
import Testing

@testable import Engine
@testable import RulePacks

/// The lines of `Tests/Fixtures/adversarial/<family>.txt`: “bad: …” with `[[…]]` around what must be found, “good: …”.
@Test(arguments: [("encoding", ["encoding", "script"])])
func adversarialSentences(_ family: String, _ categories: [String]) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Fixtures/adversarial/\(family).txt")
  let content = Array(try Data(contentsOf: file))
  var linter = try ArticleLinter(book: RuleBook(packs: [RulePacks.builtIn()]))
  var bad = 0
  var good = 0
  for line in content.split(separator: 0x0A) {
    let isBad = line.starts(with: Array("bad: ".utf8))
    guard isBad || line.starts(with: Array("good: ".utf8)) else { continue }
    if isBad { bad += 1 } else { good += 1 }
    var text: [UInt8] = []
    var marks: [Int] = []
    var bytes = line.dropFirst(isBad ? 5 : 6)
    while let byte = bytes.first {
      if bytes.starts(with: [0x5B, 0x5B]) || bytes.starts(with: [0x5D, 0x5D]) {
        marks.append(text.count)
        bytes = bytes.dropFirst(2)
      } else {
        text.append(byte)
        bytes = bytes.dropFirst()
      }
    }
    let expected = stride(from: 0, to: marks.count, by: 2).map { marks[$0]..<marks[$0 + 1] }
    let found = linter.lint(Article(id: .string("x"), plainText: text)).findings
      .filter { categories.contains($0.category) }
    #expect(found.map(\.textRange) == expected, "\(String(decoding: line, as: UTF8.self))")
  }
  #expect(bad >= 20)
  #expect(good >= 20)
}
