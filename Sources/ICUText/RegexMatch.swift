/// A match of a regular expression.
package struct RegexMatch: Equatable, Sendable {
  /// Byte offsets of the match.
  package let range: Range<Int>
  /// Byte offsets of capture group 1, 2, ...; nil for a group that took no part.
  package let captures: [Range<Int>?]

  /// The byte offsets of a group; group 0 is the match.
  ///
  /// - Parameter group: in 0...captures.count.
  package subscript(group group: Int) -> Range<Int>? {
    group == 0 ? range : captures[group - 1]
  }
}
