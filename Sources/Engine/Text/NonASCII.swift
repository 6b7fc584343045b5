/// Walks over the characters of a text that are not ASCII.
enum NonASCII {
  /// The offset of the first byte above 0x7F at or after `offset`, or the length of the text.
  static func next(_ text: [UInt8], from offset: Int) -> Int {
    let span = text.span
    let count = text.count
    var offset = offset
    while offset &+ 8 <= count {
      let word =
        unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        & 0x8080_8080_8080_8080
      if word != 0 { return offset &+ (UInt64(littleEndian: word).trailingZeroBitCount &>> 3) }
      offset &+= 8
    }
    while offset < count, text[offset] < 0x80 { offset &+= 1 }
    return offset
  }

  /// The scalar before an offset, nil at the start of the text.
  static func scalar(_ text: [UInt8], before offset: Int) -> UInt32? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return ScalarClass.decode(text, at: start).scalar
  }

  /// The scalar at an offset, nil at the end of the text.
  static func scalar(_ text: [UInt8], at offset: Int) -> UInt32? {
    offset < text.count ? ScalarClass.decode(text, at: offset).scalar : nil
  }

  static func isASCIILetter(_ scalar: UInt32?) -> Bool { scalar.map { ($0 | 0x20) &- 0x61 < 26 } ?? false }
  static func isASCIIDigit(_ scalar: UInt32?) -> Bool { scalar.map { $0 &- 0x30 < 10 } ?? false }

  static func string(_ scalars: some Sequence<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(text)
  }
}
