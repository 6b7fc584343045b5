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
    for edit in edits(findings, of: text) {
      out += text[done..<edit.range.lowerBound]
      out += edit.replacement.utf8
      done = edit.range.upperBound
    }
    return out + text[done...]
  }

  /// A change that a suggestion makes.
  public struct Edit: Sendable {
    /// Index into the findings.
    public let finding: Int
    /// Byte offsets into the text; that of the finding, or with a deletion one space more.
    public let range: Range<Int>
    /// What takes the place of the range.
    public let replacement: String
  }

  /// The changes that `apply` makes, in the order of the text.
  public static func edits(_ findings: [Finding], of text: [UInt8]) -> [Edit] {
    var edits: [Edit] = []
    var done = 0
    let order = findings.indices.sorted { findings[$0].textRange.lowerBound < findings[$1].textRange.lowerBound }
    for index in order {
      var range = findings[index].textRange
      guard let suggestion = findings[index].suggestions.first, range.lowerBound >= done else { continue }
      if suggestion.isEmpty { range = deletion(range, in: text, from: done) }
      edits.append(Edit(finding: index, range: range, replacement: suggestion))
      done = range.upperBound
    }
    return edits
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
