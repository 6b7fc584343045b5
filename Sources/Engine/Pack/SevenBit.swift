/// Bytes as a string literal: seven bytes in eight ASCII characters, so that a `StaticString` of any size compiles
/// fast and decodes at gigabytes per second.
public enum SevenBit {
  /// Swift source of an enumeration of that name with the bytes.
  public static func swiftSource(of bytes: [UInt8], name: String = "PackLiteral") -> String {
    var out = "enum \(name) {\n  static let count = \(bytes.count)\n  static let text: StaticString = \""
    var index = 0
    while index < bytes.count {
      var word: UInt64 = 0
      for offset in 0..<7 where index + offset < bytes.count {
        word |= UInt64(bytes[index + offset]) << UInt64(8 * offset)
      }
      for position in 0..<8 { append(UInt8(word >> UInt64(7 * position) & 0x7F), to: &out) }
      index += 7
    }
    return out + "\"\n}\n"
  }

  private static func append(_ value: UInt8, to out: inout String) {
    switch value {
    case 0x22: out += "\\\""
    case 0x5C: out += "\\\\"
    case 0x20...0x7E: out.unicodeScalars.append(Unicode.Scalar(value))
    default: out += "\\u{\(String(value, radix: 16))}"
    }
  }

  /// The bytes of a literal that `swiftSource` wrote.
  public static func decode(_ literal: StaticString, count: Int) -> [UInt8] {
    let source = unsafe UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    return unsafe [UInt8](unsafeUninitializedCapacity: count + 8) { buffer, initialized in
      let target = UnsafeMutableRawBufferPointer(buffer)
      var from = 0
      var to = 0
      while to < count {
        var word = unsafe source.loadUnaligned(fromByteOffset: from, as: UInt64.self)
        word = (word & 0x007F_007F_007F_007F) | (word & 0x7F00_7F00_7F00_7F00) >> 1
        word = (word & 0x0000_3FFF_0000_3FFF) | (word & 0x3FFF_0000_3FFF_0000) >> 2
        word = (word & 0x0FFF_FFFF) | (word & 0x0FFF_FFFF_0000_0000) >> 4
        unsafe target.storeBytes(of: word, toByteOffset: to, as: UInt64.self)
        from += 8
        to += 7
      }
      initialized = count
    }
  }
}
