/// Classes of ASCII bytes.
enum ByteTest {
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
  /// Space or tab.
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
  /// White space of HTML and Markdown.
  static func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || isNewline(byte) || byte == 0x0C }
  static func isPunctuation(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && !isAlphanumeric(byte) }
  static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }
}

extension [UInt8] {
  /// The offset of a short pattern in a range.
  func firstOffset(of pattern: StaticString, in range: Range<Int>) -> Int? {
    let needle = Array(pattern.description.utf8)
    guard let first = needle.first, range.count >= needle.count else { return nil }
    var offset = range.lowerBound
    while offset <= range.upperBound - needle.count {
      if self[offset] == first, self[offset..<offset + needle.count].elementsEqual(needle) { return offset }
      offset += 1
    }
    return nil
  }

  /// Whether ASCII text stands at an offset, in any case.
  func hasPrefix(_ pattern: StaticString, at offset: Int, end: Int) -> Bool {
    let needle = pattern.description.utf8
    guard offset + needle.count <= end else { return false }
    var index = offset
    for byte in needle {
      let here = self[index]
      if here != byte, !(ByteTest.isLetter(here) && here | 0x20 == byte | 0x20) { return false }
      index += 1
    }
    return true
  }
}
