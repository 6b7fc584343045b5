internal import ICUText

/// The single-byte charsets as which UTF-8 is misread, and the byte that a character has in each.
struct CodePages: Sendable {
  /// In order of preference; a character has one byte in each.
  static let names = [
    "windows-1252", "windows-1250", "macintosh", "cp437", "cp850", "windows-1251", "koi8-r", "cp866",
  ]
  static let western = 0
  static let centralEuropean = 1
  static let mac = 2
  static let dos = 3...4
  static let cyrillic = 5...7

  /// The bytes of a character in all pages, eight bits each; 0 where it has none above 0x7F.
  private let bytes: [UInt32: UInt64]
  /// Pages, a bit each, in which a character below U+2600 has the byte of a lead or of a trail of UTF-8.
  private var leads = [UInt8](repeating: 0, count: 0x2600)
  private var trails = [UInt8](repeating: 0, count: 0x2600)

  init() {
    let high = Array(UInt8(0x80)...0xFF)
    var bytes: [UInt32: UInt64] = [:]
    for (page, name) in Self.names.enumerated() {
      let decoded = (try? Charset.decode(high.span, from: name))?.utf8 ?? []
      for (scalar, byte) in zip(String(decoding: decoded, as: UTF8.self).unicodeScalars, high)
      where scalar != "\u{FFFD}" && scalar.value >= 0x80 {
        bytes[scalar.value, default: 0] |= UInt64(byte) << UInt64(page * 8)
      }
    }
    // ISO-8859-1, and what readers of windows-1252 make of bytes that it lacks.
    for control in UInt32(0x80)...0x9F { bytes[control] = (bytes[control] ?? 0) & ~0xFF | UInt64(control) }
    self.bytes = bytes
    for (scalar, all) in bytes where scalar < 0x2600 {
      for page in Self.names.indices {
        let byte = UInt8(truncatingIfNeeded: all >> UInt64(page * 8))
        if byte >= 0xC2, byte <= 0xF4 { leads[Int(scalar)] |= 1 << UInt8(page) }
        if byte & 0xC0 == 0x80 { trails[Int(scalar)] |= 1 << UInt8(page) }
      }
    }
  }

  /// The pages in which the two characters could start a sequence, a bit each.
  func candidates(_ first: UInt32, _ second: UInt32) -> UInt8 {
    guard second < 0x2600 else { return 0 }
    // The Apple logo is the lead of emoji in Mac OS Roman.
    let lead = first < 0x2600 ? leads[Int(first)] : first == 0xF8FF ? 1 << UInt8(Self.mac) : 0
    return lead & trails[Int(second)]
  }

  /// The byte above 0x7F of a character in a page, nil where it has none.
  func byte(_ scalar: UInt32, page: Int) -> UInt8? {
    guard let all = bytes[scalar] else { return nil }
    let byte = UInt8(truncatingIfNeeded: all >> UInt64(page * 8))
    return byte == 0 ? nil : byte
  }

  /// The character that windows-1252 has at a C1 control, nil where it has none.
  func windows1252(control: UInt32) -> UInt32? {
    bytes.first { $0.value & 0xFF == UInt64(control) && $0.key > 0xFF }?.key
  }
}
