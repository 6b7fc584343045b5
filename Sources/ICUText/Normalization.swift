import CICU

/// The normalization forms of UTF-8 text (Unicode Standard Annex #15).
///
/// Ill-formed sequences count as U+FFFD, which is also what the normalized text holds in their place.
package enum Normalization {
  private nonisolated(unsafe) static let nfcNormalizer: OpaquePointer? = {
    var status = ICUStatus()
    let instance = unsafe icu_unorm2_getNFCInstance(&status)
    status.require()
    return unsafe instance
  }()

  private nonisolated(unsafe) static let nfkcNormalizer: OpaquePointer? = {
    var status = ICUStatus()
    let instance = unsafe icu_unorm2_getNFKCInstance(&status)
    status.require()
    return unsafe instance
  }()

  /// Whether text is in Normalization Form C. Linear in the length; text below U+0300 takes one comparison per byte.
  package static func isNFC(_ bytes: Span<UInt8>) -> Bool {
    nextNonNFCSequence(in: bytes, from: 0) == nil
  }

  /// The text in Normalization Form C.
  package static func nfc(_ bytes: Span<UInt8>) -> [UInt8] {
    isNFC(bytes) ? bytes.array() : unsafe normalize(bytes, nfcNormalizer)
  }

  /// The text in Normalization Form KC.
  package static func nfkc(_ bytes: Span<UInt8>) -> [UInt8] {
    bytes.isASCII(in: 0..<bytes.count) ? bytes.array() : unsafe normalize(bytes, nfkcNormalizer)
  }

  /// The combining character sequences that are not in Normalization Form C, in text order.
  package static func nonNFCSequences(in bytes: Span<UInt8>) -> [NonNFCSequence] {
    var found: [NonNFCSequence] = []
    var offset = 0
    while let sequence = nextNonNFCSequence(in: bytes, from: offset) {
      found.append(sequence)
      offset = sequence.range.upperBound
    }
    return found
  }

  private static func nextNonNFCSequence(in bytes: Span<UInt8>, from start: Int) -> NonNFCSequence? {
    var offset = start
    var lastClass: UInt8 = 0
    while offset < bytes.count {
      // Lead bytes below 0xCC are of code points below U+0300: all are starters in NFC.
      if bytes[offset] < 0xCC {
        offset += 1
        lastClass = 0
        continue
      }
      let (scalar, length) = bytes.decodeScalar(at: offset)
      let combiningClass = icu_u_getCombiningClass(Int32(scalar.value))
      let isOrdered = combiningClass == 0 || combiningClass >= lastClass
      if isOrdered, icu_u_getIntPropertyValue(Int32(scalar.value), ICU_UCHAR_NFC_QUICK_CHECK) == ICU_UNORM_YES {
        offset += length
        lastClass = combiningClass
        continue
      }
      let range = sequence(around: offset, in: bytes, notBefore: start)
      let original = bytes.extracting(range)
      let normalized = unsafe normalize(original, nfcNormalizer)
      if !isEqual(original, normalized) { return NonNFCSequence(range: range, normalized: normalized) }
      offset = range.upperBound
      lastClass = 0
    }
    return nil
  }

  /// The range from the normalization boundary at or before an offset to the next boundary after it.
  private static func sequence(around offset: Int, in bytes: Span<UInt8>, notBefore limit: Int) -> Range<Int> {
    var start = offset
    while start > limit, !hasBoundary(before: bytes.decodeScalar(at: start).scalar) {
      start = bytes.scalarStart(before: start)
    }
    var end = offset + bytes.decodeScalar(at: offset).length
    while end < bytes.count {
      let (scalar, length) = bytes.decodeScalar(at: end)
      if hasBoundary(before: scalar) { break }
      end += length
    }
    return start..<end
  }

  private static func hasBoundary(before scalar: Unicode.Scalar) -> Bool {
    unsafe icu_unorm2_hasBoundaryBefore(nfcNormalizer, Int32(scalar.value))
  }

  private static func isEqual(_ bytes: Span<UInt8>, _ other: [UInt8]) -> Bool {
    guard bytes.count == other.count else { return false }
    return bytes.indices.allSatisfy { bytes[$0] == other[$0] }
  }

  private static func normalize(_ bytes: Span<UInt8>, _ normalizer: OpaquePointer?) -> [UInt8] {
    let source = bytes.utf16()
    let target: [UInt16] = unsafe ICUBuffer.fillOrTrap(capacity: source.count + source.count / 4) {
      target, capacity, status in
      unsafe icu_unorm2_normalize(normalizer, source, Int32(source.count), target, capacity, &status)
    }
    return target.utf8()
  }
}
