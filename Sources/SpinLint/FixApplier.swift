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
      var range = finding.textRange
      if suggestion.isEmpty { range = deletion(range, in: text, from: done) }
      out += text[done..<range.lowerBound]
      out += suggestion.utf8
      done = range.upperBound
    }
    return out + text[done...]
  }

  private static let closingMarks = Array(".,;:!?)]}".utf8)

  private static func deletion(_ range: Range<Int>, in text: [UInt8], from start: Int) -> Range<Int> {
    let hasSpaceBefore = range.lowerBound > start && text[range.lowerBound - 1] == 0x20
    let hasSpaceAfter = range.upperBound < text.count && text[range.upperBound] == 0x20
    let isAtEnd = range.upperBound == text.count || text[range.upperBound] == 0x0A
    let isAtStart = range.lowerBound == 0 || text[range.lowerBound - 1] == 0x0A
    if hasSpaceBefore, hasSpaceAfter || isAtEnd || closingMarks.contains(text[range.upperBound]) {
      return range.lowerBound - 1..<range.upperBound
    }
    return hasSpaceAfter && isAtStart ? range.lowerBound..<range.upperBound + 1 : range
  }
}
