/// Text that was converted to UTF-8 from another charset.
package struct DecodedText: Sendable {
  package let utf8: [UInt8]
  /// From byte offsets in `utf8` to byte offsets in the source.
  package let offsets: OffsetMap
  /// The number of U+FFFD in the text, which stand for what was malformed or unassigned.
  package let replacementCount: Int
}
