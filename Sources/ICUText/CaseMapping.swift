import CICU

/// The case mappings of UTF-8 text in a language, with its own rules (Turkish i, Dutch ij, Greek accents, Lithuanian).
package struct CaseMapping: Sendable {
  private let locale: String
  private let isDutch: Bool

  /// - Parameter locale: a locale identifier, such as "tr" or "pt-BR"; unknown ones have the rules of no language.
  package init(locale: String) {
    self.locale = locale
    isDutch = locale == "nl" || locale.hasPrefix("nl-") || locale.hasPrefix("nl_")
  }

  /// The text in lower case.
  package func lowercased(_ bytes: Span<UInt8>) -> [UInt8] {
    let source = bytes.utf16()
    let mapped: [UInt16] = unsafe ICUBuffer.fillOrTrap(capacity: source.count + 8) { target, capacity, status in
      unsafe icu_u_strToLower(target, capacity, source, Int32(source.count), locale, &status)
    }
    return mapped.utf8()
  }

  /// The text in upper case.
  package func uppercased(_ bytes: Span<UInt8>) -> [UInt8] {
    let source = bytes.utf16()
    let mapped: [UInt16] = unsafe ICUBuffer.fillOrTrap(capacity: source.count + 8) { target, capacity, status in
      unsafe icu_u_strToUpper(target, capacity, source, Int32(source.count), locale, &status)
    }
    return mapped.utf8()
  }

  /// The text with its first letter in title case and all else as it was.
  ///
  /// Quotes, brackets and spaces before the letter are passed over; text with a digit or symbol before it stays.
  package func titlecasedFirstLetter(_ bytes: Span<UInt8>) -> [UInt8] {
    guard let range = firstLetter(in: bytes) else { return bytes.array() }
    let source = bytes.extracting(range).utf16()
    let mapped: [UInt16] = unsafe ICUBuffer.fillOrTrap(capacity: source.count) { target, capacity, status in
      unsafe icu_u_strToTitle(target, capacity, source, Int32(source.count), nil, locale, &status)
    }
    return bytes.extracting(0..<range.lowerBound).array() + mapped.utf8()
      + bytes.extracting(range.upperBound..<bytes.count).array()
  }

  private func firstLetter(in bytes: Span<UInt8>) -> Range<Int>? {
    var offset = 0
    while offset < bytes.count {
      let (scalar, length) = bytes.decodeScalar(at: offset)
      let properties = CharacterProperties(of: scalar)
      if properties.isLetter {
        let end = offset + length
        let isDigraph = isDutch && end < bytes.count && bytes[offset] | 0x20 == 0x69 && bytes[end] | 0x20 == 0x6A
        return offset..<(isDigraph ? end + 1 : end)
      }
      guard properties.isPunctuation || properties.isWhitespace || properties.isDefaultIgnorable else { return nil }
      offset += length
    }
    return nil
  }
}
