/// A change of an article’s text.
public struct Edit: Sendable, Equatable {
  /// Byte offsets into `Article.text`.
  public var range: Range<Int>
  /// What stands there afterwards.
  public var replacement: [UInt8]

  /// A change of this range.
  public init(range: Range<Int>, replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// What a suggestion does to the text. A deletion takes one adjacent space with it.
  /// - Parameter start: text before it has been changed already and is not touched.
  public init(_ finding: Finding, suggestion: String, in text: [UInt8], from start: Int = 0) {
    range = suggestion.isEmpty ? Deletion.range(finding.textRange, in: text, from: start) : finding.textRange
    replacement = Array(suggestion.utf8)
  }

  /// The same change without the characters at both ends that stay as they are.
  public func narrowed(in text: [UInt8]) -> Edit {
    var (first, last, count) = (range.lowerBound, range.upperBound, replacement.count)
    while first < last, first - range.lowerBound < count, text[first] == replacement[first - range.lowerBound] {
      first += 1
    }
    while first > range.lowerBound, first < text.count, text[first] & 0xC0 == 0x80 { first -= 1 }
    let head = first - range.lowerBound
    while head < count, first < last, text[last - 1] == replacement[count - 1] {
      last -= 1
      count -= 1
    }
    while last < range.upperBound, text[last] & 0xC0 == 0x80 {
      last += 1
      count += 1
    }
    return Edit(range: first..<last, replacement: Array(replacement[head..<count]))
  }
}

/// A change of an article’s source, with its place.
public struct SourceEdit: Sendable, Equatable {
  /// Where it begins.
  public var start: Position
  /// Where it ends, exclusive.
  public var end: Position
  /// Byte offsets into the source.
  public var range: Range<Int>
  /// What stands there afterwards.
  public var replacement: String
}

extension Article {
  /// What a suggestion does to the source; nil where the place is not a copy of the source (markup, an entity).
  public func sourceEdit(_ finding: Finding, suggestion: String) -> SourceEdit? {
    let edit = Edit(finding, suggestion: suggestion, in: text)
    if let sourceMap, !sourceMap.isVerbatim(edit.range) { return nil }
    let before = finding.textRange.lowerBound - edit.range.lowerBound
    let after = edit.range.upperBound - finding.textRange.upperBound
    return SourceEdit(
      start: finding.start.moved(by: -before), end: finding.end.moved(by: after),
      range: finding.sourceRange.lowerBound - before..<finding.sourceRange.upperBound + after,
      replacement: suggestion)
  }
}

extension Position {
  /// The position so many ASCII characters of the same line further on.
  fileprivate func moved(by count: Int) -> Position {
    Position(
      byte: byte + count, utf16: utf16 + count, codepoint: codepoint + count, line: line, column: column + count)
  }
}
