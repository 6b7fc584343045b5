/// Reading of bytes that may not be valid UTF-8.
public enum UTF8Repair {
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The length of the valid sequence at `offset`, or the negated length of the maximal subpart of an ill-formed one
  /// (Unicode Standard 3.9, “U+FFFD Substitution of Maximal Subparts”). Never 0.
  @inlinable
  static func sequenceLength(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    let lead = bytes[offset]
    if lead < 0x80 { return 1 }
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { low = 0xA0 } else if lead == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { low = 0x90 } else if lead == 0xF4 { high = 0x8F }
    default: return -1
    }
    var index = 1
    while index < length {
      guard offset + index < bytes.count, bytes[offset + index] >= low, bytes[offset + index] <= high else {
        return -index
      }
      low = 0x80
      high = 0xBF
      index += 1
    }
    return length
  }

  /// Whether the bytes are valid UTF-8.
  public static func isValid(_ bytes: Span<UInt8>) -> Bool { firstInvalid(bytes) == nil }

  static func firstInvalid(_ bytes: Span<UInt8>) -> Int? {
    var offset = 0
    let count = bytes.count
    while offset < count {
      while offset &+ 8 <= count,
        unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
          & 0x8080_8080_8080_8080 == 0
      {
        offset &+= 8
      }
      if offset == count { break }
      let length = sequenceLength(bytes, at: offset)
      if length < 0 { return offset }
      offset += length
    }
    return nil
  }

  /// The bytes with every maximal subpart of an ill-formed sequence replaced by U+FFFD, and the map back;
  /// nil where the bytes are valid.
  public static func repair(_ bytes: [UInt8]) -> (text: [UInt8], map: SourceMap)? {
    let span = bytes.span
    guard var bad = firstInvalid(span) else { return nil }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + 16)
    var map = SourceMap()
    var offset = 0
    while true {
      text += bytes[offset..<bad]
      map.appendVerbatim(source: offset, count: bad - offset)
      guard bad < bytes.count else { return (text, map) }
      let length = -sequenceLength(span, at: bad)
      text += replacement
      map.appendReplacement(source: bad, sourceLength: length, textLength: 3)
      offset = bad + length
      bad = firstInvalid(span.extracting(offset..<bytes.count)).map { $0 + offset } ?? bytes.count
    }
  }
}

extension UTF8Repair {
  /// The length of the valid sequence at `offset`, or the negated length of the maximal subpart of an ill-formed one,
  /// within `bytes[..<end]`. Never 0.
  package static func length(_ bytes: [UInt8], at offset: Int, end: Int) -> Int {
    sequenceLength(bytes.span.extracting(offset..<min(offset + 4, end)), at: 0)
  }
}
