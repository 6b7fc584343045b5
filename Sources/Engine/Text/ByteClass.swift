/// What an ASCII byte is to the tokenizer.
enum ByteClass {
  static let lower: UInt8 = 0
  static let upper: UInt8 = 1
  static let digit: UInt8 = 2
  static let underscore: UInt8 = 3
  static let space: UInt8 = 4
  static let newline: UInt8 = 5
  static let mark: UInt8 = 6
  static let nonASCII: UInt8 = 7

  /// The class of every byte value, as 256 entries.
  static let table: [UInt8] = (0..<256).map { value in
    switch UInt8(value) {
    case 0x61...0x7A: lower
    case 0x41...0x5A: upper
    case 0x30...0x39: digit
    case 0x5F: underscore
    case 0x0A, 0x0D: newline
    case 0x20, 0x09, 0x0B, 0x0C: space
    case 0x80...0xFF: nonASCII
    default: mark
    }
  }

  @inline(__always)
  static func isWord(_ byteClass: UInt8) -> Bool { byteClass <= underscore }
  @inline(__always)
  static func isLetter(_ byteClass: UInt8) -> Bool { byteClass <= upper }
}
