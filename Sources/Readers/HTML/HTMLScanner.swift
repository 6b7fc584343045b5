/// The tokens of HTML as browsers split them (HTML Living Standard 13.2.5), without their meaning.
enum HTMLScanner {
  /// The end of the tag at “<”, with quoted values in mind, and the number of its attributes at most.
  /// Nil where it does not end.
  static func tagEnd(_ page: [UInt8], _ start: Int, end: Int) -> (end: Int, attributes: Int)? {
    var index = start + 1
    var attributes = 0
    var afterEquals = false
    while index < end {
      let byte = page[index]
      switch byte {
      case 0x3E: return (index + 1, attributes)
      case 0x22 where afterEquals, 0x27 where afterEquals:
        guard let close = page[(index + 1)..<end].firstIndex(of: byte) else { return nil }
        index = close
        afterEquals = false
        attributes += 1
      case 0x3D: afterEquals = true
      default:
        if ByteTest.isSpace(byte) || byte == 0x2F { attributes += 1 } else { afterEquals = false }
      }
      index += 1
    }
    return nil
  }

  /// The end of the comment at “<!--”; nil where it does not end.
  static func commentEnd(_ page: [UInt8], _ start: Int, end: Int) -> Int? {
    if page.hasPrefix("<!-->", at: start, end: end) { return start + 5 }
    if page.hasPrefix("<!--->", at: start, end: end) { return start + 6 }
    var index = start + 4
    while index + 2 < end {
      if page[index] == 0x2D, page[index + 1] == 0x2D {
        if page[index + 2] == 0x3E { return index + 3 }
        if page[index + 2] == 0x21, index + 3 < end, page[index + 3] == 0x3E { return index + 4 }
      }
      index += 1
    }
    return nil
  }

  /// Whether the “<” here starts markup rather than being one.
  static func startsMarkup(_ page: [UInt8], _ offset: Int, end: Int) -> Bool {
    guard offset + 1 < end else { return false }
    let next = page[offset + 1]
    if next == 0x2F {
      return offset + 2 < end
    }
    return ByteTest.isLetter(next) || next == 0x21 || next == 0x3F
  }

  /// The end of the markup at “<”; the end of the page where it is not closed.
  static func markupEnd(_ page: [UInt8], _ offset: Int, end: Int) -> Int {
    if page.hasPrefix("<!--", at: offset, end: end) { return commentEnd(page, offset, end: end) ?? end }
    let next = page[offset + 1]
    let isTag = ByteTest.isLetter(next) || (next == 0x2F && ByteTest.isLetter(page[offset + 2]))
    if isTag { return tagEnd(page, offset, end: end)?.end ?? end }
    return page[offset..<end].firstIndex(of: 0x3E).map { $0 + 1 } ?? end
  }

  /// The name of the tag at “<”, in lower case.
  static func name(_ page: [UInt8], _ tag: Range<Int>) -> String {
    let start = tag.lowerBound + (page[tag.lowerBound + 1] == 0x2F ? 2 : 1)
    var index = start
    while index < tag.upperBound, index - start < 24, !ByteTest.isSpace(page[index]), page[index] != 0x2F,
      page[index] != 0x3E
    {
      index += 1
    }
    return String(decoding: ByteTest.lowercased(page[start..<index]), as: UTF8.self)
  }

  /// The value of an attribute of a start tag, without its quotes.
  static func attribute(_ wanted: String, _ page: [UInt8], _ tag: Range<Int>) -> Range<Int>? {
    let end = tag.upperBound - 1
    var index = tag.lowerBound + 1
    while index < end, !ByteTest.isSpace(page[index]), page[index] != 0x2F { index += 1 }
    while index < end {
      while index < end, ByteTest.isSpace(page[index]) || page[index] == 0x2F { index += 1 }
      let start = index
      while index < end, !ByteTest.isSpace(page[index]), page[index] != 0x3D || index == start, page[index] != 0x2F {
        index += 1
      }
      let isWanted = ByteTest.lowercased(page[start..<index]).elementsEqual(wanted.utf8)
      while index < end, ByteTest.isSpace(page[index]) { index += 1 }
      guard index < end, page[index] == 0x3D else {
        if isWanted { return index..<index }
        continue
      }
      index += 1
      while index < end, ByteTest.isSpace(page[index]) { index += 1 }
      let quote = index < end ? page[index] : 0
      var value = index..<index
      if quote == 0x22 || quote == 0x27 {
        let close = page[(index + 1)..<end].firstIndex(of: quote) ?? end
        value = index + 1..<close
        index = min(close + 1, end)
      } else {
        let from = index
        while index < end, !ByteTest.isSpace(page[index]) { index += 1 }
        value = from..<index
      }
      if isWanted { return value }
    }
    return nil
  }

  /// The end tag of an element whose contents are raw text.
  static func rawEnd(_ page: [UInt8], _ name: String, from start: Int) -> Int {
    let pattern = Array("</\(name)".utf8)
    var index = start
    while index + pattern.count <= page.count {
      if page[index] == 0x3C, ByteTest.lowercased(page[index..<index + pattern.count]).elementsEqual(pattern) {
        return index
      }
      index += 1
    }
    return page.count
  }
}
