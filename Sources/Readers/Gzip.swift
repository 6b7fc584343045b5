package import Engine

/// Decompresses gzip files (RFC 1952) of one or more members.
package enum Gzip {
  private static let magic: [UInt8] = [0x1F, 0x8B]

  /// Whether the bytes start as a gzip file does.
  package static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// The content of all members. Throws `InputError` where the file is damaged.
  package static func decompress(_ bytes: [UInt8]) throws(InputError) -> [UInt8] {
    var out: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      // Some tools fill the last block with zeros.
      if offset > 0, bytes[offset...].allSatisfy({ $0 == 0 }) { break }
      try member(bytes, &offset, into: &out)
    }
    return out
  }

  private static func member(_ bytes: [UInt8], _ offset: inout Int, into out: inout [UInt8]) throws(InputError) {
    guard bytes.count >= offset + 18, bytes[offset..<offset + 2].elementsEqual(magic), bytes[offset + 2] == 8 else {
      throw InputError("this is not a gzip file")
    }
    let flags = bytes[offset + 3]
    offset += 10
    if flags & 4 != 0 {
      guard offset + 2 <= bytes.count else { throw ended }
      offset += 2 + Int(bytes[offset]) + Int(bytes[offset + 1]) << 8
    }
    for flag: UInt8 in [8, 16] where flags & flag != 0 {
      guard offset < bytes.count, let end = bytes[offset...].firstIndex(of: 0) else { throw ended }
      offset = end + 1
    }
    if flags & 2 != 0 { offset += 2 }
    guard offset < bytes.count else { throw ended }
    let start = out.count
    var inflater = Inflater(bytes, from: offset)
    try inflater.inflate(into: &out)
    offset = inflater.end
    guard offset + 8 <= bytes.count else { throw ended }
    func word(_ at: Int) -> UInt32 {
      (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
    }
    guard word(offset) == CRC32.of(out[start...]), word(offset + 4) == UInt32(truncatingIfNeeded: out.count - start)
    else { throw InputError("the gzip file is damaged: its checksum does not fit") }
    offset += 8
  }

  static var ended: InputError { InputError("the gzip file ends too soon") }
}

/// The checksum of gzip, reflected polynomial 0xEDB88320.
private enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let table = table
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ value >> 8 }
    return ~value
  }
}
