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
    for finding in findings.sorted(by: { $0.textRange.lowerBound < $1.textRange.lowerBound }) {
      guard let suggestion = finding.suggestions.first, finding.textRange.lowerBound >= done else { continue }
      let edit = Edit(finding, suggestion: suggestion, in: text, from: done)
      out += text[done..<edit.range.lowerBound]
      out += edit.replacement
      done = edit.range.upperBound
    }
    return out + text[done...]
  }
}
