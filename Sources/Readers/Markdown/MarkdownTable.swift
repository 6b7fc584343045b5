/// Tables of GitHub's Markdown.
enum MarkdownTable {
  /// The number of columns that a delimiter row (`| --- | :-: |`) announces; nil where the line is none.
  static func columns(_ source: [UInt8], _ line: Range<Int>) -> Int? {
    guard source[line].allSatisfy({ ByteTest.isBlank($0) || $0 == 0x7C || $0 == 0x2D || $0 == 0x3A }),
      source[line].contains(0x7C)
    else { return nil }
    let cells = cells(source, line)
    for cell in cells {
      var dashes = source[cell]
      if dashes.first == 0x3A { dashes.removeFirst() }
      if dashes.last == 0x3A { dashes.removeLast() }
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == 0x2D }) else { return nil }
    }
    return cells.isEmpty ? nil : cells.count
  }

  /// The cells of a row, without the blanks around them. An escaped “|” is text.
  static func cells(_ source: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var index = start
    if index < line.upperBound, source[index] == 0x7C {
      index += 1
      start = index
    }
    while index < line.upperBound {
      if source[index] == 0x5C {
        index += 2
        continue
      }
      if source[index] == 0x7C {
        cells.append(trimmed(source, start..<index))
        start = index + 1
      }
      index += 1
    }
    let last = trimmed(source, start..<line.upperBound)
    if !last.isEmpty || cells.isEmpty { cells.append(last) }
    return cells
  }

  private static func trimmed(_ source: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, ByteTest.isBlank(source[start]) { start += 1 }
    while end > start, ByteTest.isBlank(source[end - 1]) { end -= 1 }
    return start..<end
  }
}
