/// What a line of Markdown may start. Ranges reach from the first byte that is no blank to the end of the line.
enum MarkdownStarts {
  /// The text of an ATX heading, which may be empty.
  static func heading(_ source: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    var start = line.lowerBound
    while start < line.upperBound, source[start] == 0x23 { start += 1 }
    guard (1...6).contains(start - line.lowerBound) else { return nil }
    guard start == line.upperBound || ByteTest.isBlank(source[start]) else { return nil }
    var end = line.upperBound
    while end > start, ByteTest.isBlank(source[end - 1]) { end -= 1 }
    var closing = end
    while closing > start, source[closing - 1] == 0x23 { closing -= 1 }
    if closing < end, closing == start || ByteTest.isBlank(source[closing - 1]) { end = closing }
    while end > start, ByteTest.isBlank(source[end - 1]) { end -= 1 }
    while start < end, ByteTest.isBlank(source[start]) { start += 1 }
    return start..<end
  }

  /// The length of a code fence.
  static func fence(_ source: [UInt8], _ line: Range<Int>) -> Int? {
    let mark = source[line.lowerBound]
    guard mark == 0x60 || mark == 0x7E else { return nil }
    let length = source[line].prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    return mark == 0x60 && source[line].dropFirst(length).contains(mark) ? nil : length
  }

  static func closesFence(_ line: MarkdownLine, mark: UInt8, length: Int) -> Bool {
    guard line.indentation().columns < 4 else { return false }
    let content = line.content
    return content.count >= length && line.source[content].allSatisfy { $0 == mark }
  }

  /// Whether a line is the underline of a setext heading.
  static func isUnderline(_ source: [UInt8], _ line: Range<Int>) -> Bool {
    let mark = source[line.lowerBound]
    guard mark == 0x3D || mark == 0x2D else { return false }
    return source[line].drop { $0 == mark }.allSatisfy(ByteTest.isBlank)
  }

  static func isThematicBreak(_ source: [UInt8], _ line: Range<Int>) -> Bool {
    let mark = source[line.lowerBound]
    guard mark == 0x2A || mark == 0x2D || mark == 0x5F else { return false }
    var count = 0
    for byte in source[line] {
      if byte == mark { count += 1 } else if !ByteTest.isBlank(byte) { return false }
    }
    return count >= 3
  }

  /// The length of a bullet or number, and whether it may stand in the lines of a paragraph.
  static func listMarker(_ source: [UInt8], _ line: Range<Int>) -> (length: Int, mayInterrupt: Bool)? {
    var index = line.lowerBound
    let first = source[index]
    var mayInterrupt = true
    if first == 0x2D || first == 0x2B || first == 0x2A {
      index += 1
    } else {
      var value = 0
      while index < line.upperBound, index - line.lowerBound < 9, ByteTest.isDigit(source[index]) {
        value = value * 10 + Int(source[index] - 0x30)
        index += 1
      }
      guard index > line.lowerBound, index < line.upperBound, source[index] == 0x2E || source[index] == 0x29 else {
        return nil
      }
      index += 1
      mayInterrupt = value == 1
    }
    guard index == line.upperBound || ByteTest.isBlank(source[index]) else { return nil }
    return (index - line.lowerBound, mayInterrupt)
  }

  /// The label of a footnote definition (`[^1]: …`), without brackets and caret.
  static func footnote(_ source: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    let start = line.lowerBound
    guard start + 4 < line.upperBound, source[start] == 0x5B, source[start + 1] == 0x5E else { return nil }
    var index = start + 2
    while index < line.upperBound, index - start < 200, source[index] != 0x5D, !ByteTest.isSpace(source[index]) {
      index += 1
    }
    guard index > start + 2, index + 1 < line.upperBound, source[index] == 0x5D, source[index + 1] == 0x3A else {
      return nil
    }
    return start + 2..<index
  }

  /// A link reference definition at the front of a paragraph: its label, and how many lines it takes.
  static func definition(_ source: [UInt8], _ lines: ArraySlice<Range<Int>>) -> (label: [UInt8], lines: Int)? {
    guard let first = lines.first, source[first.lowerBound] == 0x5B else { return nil }
    guard let close = MarkdownLinks.labelEnd(source, first), close + 1 < first.upperBound, source[close + 1] == 0x3A
    else { return nil }
    let label = MarkdownBlocks.normalized(source[first.lowerBound + 1..<close])
    guard !label.isEmpty else { return nil }
    var count = 1
    var rest = close + 2..<first.upperBound
    MarkdownLinks.skipSpace(source, &rest)
    if rest.isEmpty, lines.count > 1 {
      rest = lines[lines.startIndex + 1]
      count = 2
    }
    guard let target = MarkdownLinks.destination(source, rest), target > rest.lowerBound else { return nil }
    var after = target..<rest.upperBound
    MarkdownLinks.skipSpace(source, &after)
    if after.isEmpty {
      // A title on the next line belongs to the definition.
      if lines.count > count {
        let next = lines[lines.startIndex + count]
        if let end = MarkdownLinks.title(source, next), end == next.upperBound { return (label, count + 1) }
      }
      return (label, count)
    }
    guard after.lowerBound > target, let end = MarkdownLinks.title(source, after) else { return nil }
    return source[end..<after.upperBound].allSatisfy(ByteTest.isBlank) ? (label, count) : nil
  }
}
