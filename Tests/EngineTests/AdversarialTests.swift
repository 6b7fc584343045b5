import Engine
import RulePacks
import Testing

/// Sentences with artifacts, and human ones close to them: `Fixtures/adversarial/FAMILY.txt`.
@Test(arguments: [(file: "agreement", rules: "agreement/"), (file: "unit", rules: "unit/")])
func adversarialSentences(family: (file: String, rules: String)) throws {
  let pack = RulePacks.builtIn()
  let book = try RuleBook(packs: [pack]) { rule in
    if !rule.id.hasPrefix(family.rules) { rule.severity = .off }
  }
  var settings = LintSettings()
  settings.language = "en"
  var linter = try ArticleLinter(book: book, settings: settings)
  var counts = (bad: 0, good: 0)
  for line in try adversarialLines(family.file) {
    let isBad = line.hasPrefix("bad: ")
    guard isBad || line.hasPrefix("good: ") else { continue }
    let marked = MarkedText(String(line.dropFirst(isBad ? 5 : 6)))
    let found = linter.lint(Article(id: .string("x"), plainText: Array(marked.text.utf8))).findings
    #expect(found.map(\.textRange) == marked.ranges, "\(line): found \(found.map { "\($0.rule) “\($0.text)”" })")
    if isBad { counts.bad += 1 } else { counts.good += 1 }
  }
  #expect(counts.bad >= 20 && counts.good >= 20)
}

/// A text with its `[[…]]` taken out, and the byte ranges that they marked.
struct MarkedText {
  private(set) var text = ""
  private(set) var ranges: [Range<Int>] = []

  init(_ marked: String) {
    var rest = marked[...]
    var start: Int?
    while !rest.isEmpty {
      if start == nil, rest.hasPrefix("[[") {
        start = text.utf8.count
        rest = rest.dropFirst(2)
      } else if let low = start, rest.hasPrefix("]]") {
        ranges.append(low..<text.utf8.count)
        start = nil
        rest = rest.dropFirst(2)
      } else {
        text.append(rest.removeFirst())
      }
    }
  }
}
