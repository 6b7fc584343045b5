/// A well-formed start or end tag, by the grammar of CommonMark 6.6.
struct HTMLTag {
  /// An attribute and the bytes between its quotes.
  struct Attribute {
    var name: [UInt8]
    var value: Range<Int>
  }

  /// From “<” to “>”.
  var range: Range<Int>
  /// In lower case.
  var name: [UInt8]
  var isEnd: Bool
  var attributes: [Attribute] = []

  /// The tag at `offset`, where “<” stands; nil where there is none.
  init?(_ source: [UInt8], at offset: Int, end: Int) {
    var index = offset + 1
    isEnd = index < end && source[index] == 0x2F
    if isEnd { index += 1 }
    let start = index
    while index < end, ByteTest.isAlphanumeric(source[index]) || source[index] == 0x2D { index += 1 }
    guard index > start, ByteTest.isLetter(source[start]) else { return nil }
    name = ByteTest.lowercased(source[start..<index])
    range = offset..<offset
    while true {
      let gap = index
      while index < end, ByteTest.isSpace(source[index]) { index += 1 }
      guard index < end else { return nil }
      if source[index] == 0x3E { break }
      if source[index] == 0x2F, !isEnd, index + 1 < end, source[index + 1] == 0x3E {
        index += 1
        break
      }
      guard !isEnd, index > gap, let attribute = Self.attribute(source, &index, end) else { return nil }
      attributes.append(attribute)
    }
    range = offset..<index + 1
  }

  private static func attribute(_ source: [UInt8], _ index: inout Int, _ end: Int) -> Attribute? {
    let start = index
    func isName(_ byte: UInt8) -> Bool {
      ByteTest.isAlphanumeric(byte) || byte == 0x5F || byte == 0x3A || byte == 0x2E || byte == 0x2D
    }
    while index < end, isName(source[index]) { index += 1 }
    guard index > start, !ByteTest.isDigit(source[start]), source[start] != 0x2E, source[start] != 0x2D else {
      return nil
    }
    var attribute = Attribute(name: ByteTest.lowercased(source[start..<index]), value: index..<index)
    var after = index
    while after < end, ByteTest.isSpace(source[after]) { after += 1 }
    guard after < end, source[after] == 0x3D else { return attribute }
    after += 1
    while after < end, ByteTest.isSpace(source[after]) { after += 1 }
    guard after < end else { return nil }
    let quote = source[after]
    if quote == 0x22 || quote == 0x27 {
      guard let close = source[(after + 1)..<end].firstIndex(of: quote) else { return nil }
      attribute.value = after + 1..<close
      index = close + 1
      return attribute
    }
    index = after
    while index < end, !ByteTest.isSpace(source[index]), !Array("\"'=<>`".utf8).contains(source[index]) { index += 1 }
    guard index > after else { return nil }
    attribute.value = after..<index
    return attribute
  }
}
