import CICU

/// Case folding of UTF-8 text (The Unicode Standard, section 3.13).
package enum CaseFolding {
  /// The key under which texts that differ only by case are equal: full case folding of the text in NFC, in NFC.
  ///
  /// "Straße" and "STRASSE" have the same key. The folding of Turkic dotless i is not applied.
  package static func fold(_ bytes: Span<UInt8>) -> [UInt8] {
    if bytes.isASCII(in: 0..<bytes.count) { return foldASCII(bytes) }
    if !Normalization.isNFC(bytes) { return fold(Normalization.nfc(bytes).span) }
    let source = bytes.utf16()
    let units: [UInt16] = unsafe ICUBuffer.fillOrTrap(capacity: source.count + 8) { target, capacity, status in
      unsafe icu_u_strFoldCase(target, capacity, source, Int32(source.count), 0, &status)
    }
    let folded = units.utf8()
    return Normalization.isNFC(folded.span) ? folded : Normalization.nfc(folded.span)
  }

  private static func foldASCII(_ bytes: Span<UInt8>) -> [UInt8] {
    var folded = bytes.array()
    for index in folded.indices where (0x41...0x5A).contains(folded[index]) { folded[index] |= 0x20 }
    return folded
  }
}
