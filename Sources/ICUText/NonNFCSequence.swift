/// A combining character sequence that is not in Normalization Form C.
package struct NonNFCSequence: Equatable, Sendable {
  /// Byte offsets of the sequence, from its starter to the end of its last mark.
  package let range: Range<Int>
  /// The UTF-8 bytes of the sequence in NFC.
  package let normalized: [UInt8]
}
