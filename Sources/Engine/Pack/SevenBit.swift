/// Bytes as a string literal: seven bytes in eight ASCII characters, so that a `StaticString` of any size compiles
/// fast and decodes at gigabytes per second. Seven characters are the low bits of the bytes, the eighth their high bits.
public enum SevenBit {
  /// Swift source of an enumeration of that name with the bytes. Its text is not inlined: each use would put a copy of
  /// it into the binary.
  public static func swiftSource(of bytes: [UInt8], name: String = "PackLiteral") -> String {
    var out = "enum \(name) {\n  static let count = \(bytes.count)\n  @inline(never) static var text: StaticString {\n"
    out += "    return \""
    var index = 0
    while index < bytes.count {
      var word: UInt64 = 0
      for offset in 0..<7 where index + offset < bytes.count {
        word |= UInt64(bytes[index + offset]) << UInt64(8 * offset)
      }
      var highBits: UInt8 = 0
      for position in 0..<7 {
        let byte = UInt8(truncatingIfNeeded: word >> UInt64(8 * position))
        append(byte & 0x7F, to: &out)
        highBits |= (byte >> 7) << UInt8(position)
      }
      append(highBits, to: &out)
      index += 7
    }
    return out + "\"\n  }\n}\n"
  }

  private static func append(_ value: UInt8, to out: inout String) {
    switch value {
    case 0x22: out += "\\\""
    case 0x5C: out += "\\\\"
    case 0x20...0x7E: out.unicodeScalars.append(Unicode.Scalar(value))
    default: out += "\\u{\(String(value, radix: 16))}"
    }
  }

  /// The seven bytes of eight characters. The multiplication puts bit i of the last character to bit 8i + 7; nothing
  /// else comes to such a place, and no two bits to one.
  @inline(__always)
  private static func pack(_ characters: UInt64) -> UInt64 {
    let highBits = characters &>> 56 &* 0x0002_0408_1020_4080
    return characters & 0x007F_7F7F_7F7F_7F7F | highBits & 0x0080_8080_8080_8080
  }

  /// The bytes of a literal that `swiftSource` wrote, as an array.
  public static func bytes(_ literal: StaticString, count: Int) -> [UInt8] {
    decode(literal, count: count).values(UInt8.self, 0..<count)
  }

  /// The bytes of a literal that `swiftSource` wrote.
  static func decode(_ literal: StaticString, count: Int) -> PackBytes {
    precondition(literal.utf8CodeUnitCount >= (count + 6) / 7 * 8)
    let source = unsafe UnsafeRawPointer(literal.utf8Start)
    return unsafe PackBytes(count: count, capacity: count + 8) { target in
      var from = 0
      var to = 0
      while to < count {
        let packed = pack(unsafe source.loadUnaligned(fromByteOffset: from, as: UInt64.self))
        unsafe target.storeBytes(of: packed, toByteOffset: to, as: UInt64.self)
        from &+= 8
        to &+= 7
      }
    }
  }
}
