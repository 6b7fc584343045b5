import Foundation
import Testing

@testable import Engine
@testable import RulePacks

/// A fixture of sentences with artifacts and of human ones close to them.
struct AdversarialFamily: CustomStringConvertible {
  let file: String
  /// Categories of rules whose findings count.
  let categories: Set<String>
  /// The language that the sentences are linted in, nil for detection.
  let language: String?
  var description: String { file }
}

private let families = [
  AdversarialFamily(file: "encoding", categories: ["encoding", "script"], language: nil),
  AdversarialFamily(file: "agreement", categories: ["agreement"], language: "en"),
  AdversarialFamily(file: "unit", categories: ["unit"], language: "en"),
  AdversarialFamily(file: "number", categories: ["number"], language: "en"),
  AdversarialFamily(file: "repeat", categories: ["repeat"], language: "en"),
  AdversarialFamily(file: "punctuation", categories: ["punctuation"], language: "en"),
  AdversarialFamily(file: "idiom", categories: ["idiom"], language: "en"),
  AdversarialFamily(file: "script", categories: ["script"], language: nil),
  AdversarialFamily(file: "markup", categories: ["markup"], language: "en"),
  AdversarialFamily(file: "corpus", categories: ["corpus"], language: "en"),
]

/// Every family of the built-in rules stands in a file, but for the swaps, whose examples are whole
/// articles in their own rules.
@Test func adversarialFamilies() throws {
  let book = try RuleBook(packs: [RulePacks.builtIn()])
  let tested = families.reduce(into: Set<String>()) { $0.formUnion($1.categories) }
  #expect(Set(book.rules.map(\.category)).subtracting(tested) == ["swap"])
}

/// The lines of `Tests/Fixtures/adversarial/<family>.txt`: “bad: …” with `[[…]]` around what must be found, “good: …”;
/// “⏎” stands for a line break. “bad RULES: …” names the rules instead, for signals of the whole text.
@Test(arguments: families)
func adversarialSentences(_ family: AdversarialFamily) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Fixtures/adversarial/\(family.file).txt")
  let content = Array(try Data(contentsOf: file))
  let book = try RuleBook(packs: [RulePacks.builtIn()]) { rule in
    if !family.categories.contains(rule.category) {
      rule.severity = .off
    } else if rule.profiles.contains("corpus") {
      rule.severity = .info
    }
  }
  var settings = LintSettings()
  settings.language = family.language
  var linter = try ArticleLinter(book: book, settings: settings)
  var bad = 0
  var good = 0
  var named: Set<String> = []
  for line in content.split(separator: 0x0A) {
    guard let colon = line.firstIndex(of: 0x3A), line.first != 0x23 else { continue }
    let head = String(decoding: line[..<colon], as: UTF8.self).split(separator: " ").map(String.init)
    if head[0] == "bad" { bad += 1 } else { good += 1 }
    let (text, expected) = unmarked(line[colon...].dropFirst(2))
    let found = linter.lint(Article(id: .string("x"), plainText: text)).findings
    let ranges = found.map(\.textRange)
    if head.count > 1 {
      let names = found.map { String($0.rule.split(separator: "/")[1]) }
      #expect(Set(names) == Set(head.dropFirst()), "\(String(decoding: line, as: UTF8.self))")
      named.formUnion(names)
    } else {
      #expect(ranges == expected, "\(String(decoding: line, as: UTF8.self))")
    }
  }
  #expect(bad >= 20)
  #expect(good >= 20)
  if !named.isEmpty {
    let all = book.rules.filter { family.categories.contains($0.category) }
    #expect(Set(all.map { String($0.id.split(separator: "/")[1]) }) == named, "each signal has a text")
  }
}

private let lineBreak = Array("⏎".utf8)

/// A text with its `[[…]]` taken out, and the byte ranges that they marked.
private func unmarked(_ marked: ArraySlice<UInt8>) -> (text: [UInt8], ranges: [Range<Int>]) {
  var text: [UInt8] = []
  var marks: [Int] = []
  var bytes = marked
  while let byte = bytes.first {
    let isLast = bytes.starts(with: [0x5D, 0x5D]) && !bytes.starts(with: [0x5D, 0x5D, 0x5D])
    if bytes.starts(with: [0x5B, 0x5B]) && marks.count % 2 == 0 || isLast && marks.count % 2 == 1 {
      marks.append(text.count)
      bytes = bytes.dropFirst(2)
    } else if bytes.starts(with: lineBreak) {
      text.append(0x0A)
      bytes = bytes.dropFirst(lineBreak.count)
    } else {
      text.append(byte)
      bytes = bytes.dropFirst()
    }
  }
  return (text, stride(from: 0, to: marks.count, by: 2).map { marks[$0]..<marks[$0 + 1] })
}
