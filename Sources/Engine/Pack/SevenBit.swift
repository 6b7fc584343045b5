/// Bytes as a string literal: seven bytes in eight ASCII characters, so that a `StaticString` of any size compiles
/// fast and decodes at gigabytes per second.
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
      for position in 0..<8 { append(UInt8(word >> UInt64(7 * position) & 0x7F), to: &out) }
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

  /// Moves the seven low bits of all bytes together.
  @inline(__always)
  private static func pack(_ words: SIMD4<UInt64>) -> SIMD4<UInt64> {
    var words = words
    words = (words & 0x007F_007F_007F_007F) | (words & 0x7F00_7F00_7F00_7F00) &>> 1
    words = (words & 0x0000_3FFF_0000_3FFF) | (words & 0x3FFF_0000_3FFF_0000) &>> 2
    return (words & 0x0FFF_FFFF) | (words & 0x0FFF_FFFF_0000_0000) &>> 4
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
      while to &+ 28 <= count {
        let words = unsafe source.loadUnaligned(fromByteOffset: from, as: SIMD4<UInt64>.self)
        let packed = pack(words)
        for lane in 0..<4 {
          unsafe target.storeBytes(of: packed[lane], toByteOffset: to &+ 7 &* lane, as: UInt64.self)
        }
        from &+= 32
        to &+= 28
      }
      while to < count {
        let words = SIMD4<UInt64>(unsafe source.loadUnaligned(fromByteOffset: from, as: UInt64.self), 0, 0, 0)
        unsafe target.storeBytes(of: pack(words)[0], toByteOffset: to, as: UInt64.self)
        from &+= 8
        to &+= 7
      }
    }
  }
}
