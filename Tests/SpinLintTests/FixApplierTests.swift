import Engine
import SpinLint
import Testing

/// Suggestions applied to text; `[[…]]` marks the finding.
@Suite struct FixApplierTests {
  @Test(arguments: [
    ("some [[ten,000]] troops", "10,000", "some 10,000 troops"), ("go to [[to]] it", "", "go to it"),
    ("go to [[to]].", "", "go to."), ("[[the]] end", "", "end"), ("the [[end]]", "", "the"),
    ("a[[,]], b", "", "a, b"), ("wo[[\u{200B}]]rd", "", "word"), ("a [[\u{200B}]]b", "", "a b"),
    ("the\n[[the]] mill", "", "the\nmill"),
  ])
  func suggestionIsApplied(marked: String, suggestion: String, expected: String) {
    let text = MarkedText(marked)
    let finding = Finding(
      rule: "a/b", category: "a", severity: .minor, confidence: 1, start: Position(), end: Position(), text: "",
      message: "", suggestions: [suggestion], fix: .safe, textRange: text.ranges[0], sourceRange: text.ranges[0])
    #expect(String(decoding: FixApplier.apply([finding], to: text.text), as: UTF8.self) == expected)
  }
}
