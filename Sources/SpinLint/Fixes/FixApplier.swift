public import Engine

/// Applies suggestions to a text.
public enum FixApplier {
  /// The text with the first suggestion of every finding in place. Findings without a suggestion change nothing; of
  /// findings whose ranges intersect only the first is applied.
  ///
  /// A deletion also removes one space where two would be left side by side, at an edge of the text, or before a
  /// closing mark.
  public static func apply(_ findings: [Finding], to text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var done = 0
    for step in edits(findings, of: text) {
      out += text[done..<step.range.lowerBound]
      out += step.replacement.utf8
      done = step.range.upperBound
    }
    return out + text[done...]
  }

  /// A change that a suggestion makes.
  public struct Step: Sendable {
    /// Index into the findings.
    public let finding: Int
    /// Byte offsets into the text: those of the finding, or with a deletion one space more.
    public let range: Range<Int>
    /// What takes the place of the range.
    public let replacement: String
  }

  /// The changes that `apply` makes, in the order of the text.
  public static func edits(_ findings: [Finding], of text: [UInt8]) -> [Step] {
    var steps: [Step] = []
    var done = 0
    for index in findings.indices.sorted(by: {
      findings[$0].textRange.lowerBound < findings[$1].textRange.lowerBound
    }) {
      let finding = findings[index]
      guard let suggestion = finding.suggestions.first, finding.textRange.lowerBound >= done else { continue }
      let edit = Edit(finding, suggestion: suggestion, in: text, from: done)
      steps.append(
        Step(finding: index, range: edit.range, replacement: String(decoding: edit.replacement, as: UTF8.self)))
      done = edit.range.upperBound
    }
    return steps
  }
}
