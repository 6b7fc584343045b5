import CICU

/// Charsets by name.
package enum Charset {
  /// A charset that text may be in.
  package struct Guess: Equatable, Sendable {
    /// The name, which `CharsetConverter` takes.
    package let name: String
    /// From 0 to 100.
    package let confidence: Int
  }

  /// The charsets that ICU's detector takes the bytes for, best first. Some hundred bytes of text are needed.
  package static func detect(_ bytes: Span<UInt8>) throws(ICUError) -> [Guess] {
    var status = ICUStatus()
    let detector = unsafe icu_ucsdet_open(&status)
    try status.check()
    defer { unsafe icu_ucsdet_close(detector) }
    return try unsafe bytes.withUnsafeBufferPointer { source throws(ICUError) in
      var count: Int32 = 0
      unsafe icu_ucsdet_setText(detector, source.baseAddress, Int32(source.count), &status)
      let matches = unsafe icu_ucsdet_detectAll(detector, &count, &status)
      try status.check()
      guard let matches = unsafe matches else { return [] }
      var guesses: [Guess] = []
      for index in 0..<Int(count) {
        let confidence = unsafe icu_ucsdet_getConfidence(matches[index], &status)
        guard let name = unsafe icu_ucsdet_getName(matches[index], &status) else { continue }
        guesses.append(Guess(name: unsafe String(cString: name), confidence: Int(confidence)))
      }
      return guesses
    }
  }

  /// The preferred MIME name of a charset, else its IANA name, else ICU's; nil for a name that ICU does not know.
  package static func canonicalName(of name: String) -> String? {
    for standard in ["MIME", "IANA", ""] {
      var status = ICUStatus()
      if let found = unsafe icu_ucnv_getStandardName(name, standard, &status) { return unsafe String(cString: found) }
    }
    return nil
  }

  /// Bytes of a charset as UTF-8, as `CharsetConverter.decode`.
  package static func decode(_ bytes: Span<UInt8>, from charset: String) throws(CharsetError) -> DecodedText {
    try CharsetConverter(charset).decode(bytes)
  }

  /// UTF-8 text as bytes of a charset.
  ///
  /// - Throws: `CharsetError.unmappable` when the charset lacks a character of the text.
  package static func encode(_ bytes: Span<UInt8>, to charset: String) throws(CharsetError) -> [UInt8] {
    guard let encoded = try CharsetConverter(charset).encode(bytes) else { throw .unmappable }
    return encoded
  }
}
