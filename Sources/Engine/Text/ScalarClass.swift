/// The non-ASCII code points that the fast path of the tokenizer knows. All others go to ICU.
enum ScalarClass {
  case letter, space, newline, mark, apostrophe, complex

  static func of(_ scalar: UInt32) -> ScalarClass {
    switch scalar {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0xAA, 0xB5, 0xBA: .letter
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x1680: .space
    case 0x85, 0x2028, 0x2029: .newline
    case 0x2018, 0x2019: .apostrophe
    case 0xA1...0xA9, 0xAB, 0xAC, 0xAE...0xB4, 0xB6, 0xB8, 0xB9, 0xBB...0xBF, 0xD7, 0xF7: .mark
    case 0x2010...0x2017, 0x201A...0x2023, 0x2025, 0x2026, 0x2030...0x203E, 0x20A0...0x20C0, 0x2190...0x2193: .mark
    case 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0xFFFD: .mark
    default: .complex
    }
  }

  /// Decodes the scalar at an offset of valid UTF-8.
  @inline(__always)
  static func decode(_ bytes: ByteView, at offset: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(bytes[offset])
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | UInt32(bytes[offset &+ 1] & 0x3F), 2) }
    if lead < 0xF0 {
      return ((lead & 0x0F) << 12 | UInt32(bytes[offset &+ 1] & 0x3F) << 6 | UInt32(bytes[offset &+ 2] & 0x3F), 3)
    }
    let high = (lead & 0x07) << 18 | UInt32(bytes[offset &+ 1] & 0x3F) << 12
    return (high | UInt32(bytes[offset &+ 2] & 0x3F) << 6 | UInt32(bytes[offset &+ 3] & 0x3F), 4)
  }

  /// Decodes the scalar at an offset of valid UTF-8.
  @inline(__always)
  static func decode(_ bytes: [UInt8], at offset: Int) -> (scalar: UInt32, length: Int) {
    let lead = UInt32(bytes[offset])
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | UInt32(bytes[offset &+ 1] & 0x3F), 2) }
    if lead < 0xF0 {
      return ((lead & 0x0F) << 12 | UInt32(bytes[offset &+ 1] & 0x3F) << 6 | UInt32(bytes[offset &+ 2] & 0x3F), 3)
    }
    let high = (lead & 0x07) << 18 | UInt32(bytes[offset &+ 1] & 0x3F) << 12
    return (high | UInt32(bytes[offset &+ 2] & 0x3F) << 6 | UInt32(bytes[offset &+ 3] & 0x3F), 4)
  }
}
