/// How much of a text goes when a finding is deleted.
public enum Deletion {
  private static let closingMarks = Array(".,;:!?)]}".utf8)

  /// The range with one adjacent space where otherwise two would be left side by side, at the edge of a line, or before
  /// a closing mark.
  /// - Parameters:
  ///   - range: byte offsets into `text`.
  ///   - start: text before it has been changed already and is not touched.
  public static func range(_ range: Range<Int>, in text: [UInt8], from start: Int = 0) -> Range<Int> {
    let hasSpaceBefore = range.lowerBound > start && text[range.lowerBound - 1] == 0x20
    let hasSpaceAfter = range.upperBound < text.count && text[range.upperBound] == 0x20
    let isAtEnd = range.upperBound == text.count || isLineBreak(text[range.upperBound])
    let isAtStart = range.lowerBound == 0 || isLineBreak(text[range.lowerBound - 1])
    if hasSpaceBefore, hasSpaceAfter || isAtEnd || closingMarks.contains(text[range.upperBound]) {
      return range.lowerBound - 1..<range.upperBound
    }
    return hasSpaceAfter && isAtStart ? range.lowerBound..<range.upperBound + 1 : range
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
