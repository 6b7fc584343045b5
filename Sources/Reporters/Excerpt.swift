internal import Engine

/// The source line of a finding, cut to a width, with the columns that the finding takes.
struct Excerpt {
  /// The line as it is shown.
  private(set) var line = ""
  /// Columns before the finding.
  private(set) var indent = 0
  /// Columns of the finding, at least 1.
  private(set) var width = 0

  /// Bytes on each side of the start of a finding that are looked at for the rest of the line.
  private static let reach = 1200
  private static let ellipsis = VisibleText.Cell(shown: "…", width: 1, byteCount: 0)

  init(source: [UInt8], range: Range<Int>, columns: Int) {
    let lineRange = Self.line(around: range.lowerBound, in: source)
    let marked = max(range.lowerBound, lineRange.lowerBound)..<min(range.upperBound, lineRange.upperBound)
    var (cells, first, end) = Self.cells(source, lineRange, marked)
    let isCutAtStart = lineRange.lowerBound > 0 && !Self.isBreak(source[lineRange.lowerBound - 1])
    let isCutAtEnd = lineRange.upperBound < source.count && !Self.isBreak(source[lineRange.upperBound])
    Self.trim(&cells, &first, &end)
    Self.cut(&cells, &first, &end, to: max(20, columns), isCutAtStart, isCutAtEnd)
    line = cells.map(\.shown).joined()
    indent = cells[..<first].reduce(0) { $0 + $1.width }
    width = max(1, cells[first..<end].reduce(0) { $0 + $1.width })
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The bytes of the line around an offset, without its line break, as far as they are within reach.
  private static func line(around offset: Int, in source: [UInt8]) -> Range<Int> {
    var start = min(offset, source.count)
    let lowest = max(0, start - reach)
    while start > lowest, !isBreak(source[start - 1]) { start -= 1 }
    var end = min(offset, source.count)
    let highest = min(source.count, end + reach)
    while end < highest, !isBreak(source[end]) { end += 1 }
    if start == lowest { while start < offset, source[start] & 0xC0 == 0x80 { start += 1 } }
    if end == highest { while end > offset, end < source.count, source[end] & 0xC0 == 0x80 { end -= 1 } }
    return start..<max(start, end)
  }

  /// The cells of the line and the indices of those that the marked bytes take.
  private static func cells(
    _ source: [UInt8], _ line: Range<Int>, _ marked: Range<Int>
  ) -> (cells: [VisibleText.Cell], first: Int, end: Int) {
    func cells(_ range: Range<Int>) -> [VisibleText.Cell] {
      range.isEmpty ? [] : VisibleText.cells(String(decoding: source[range], as: UTF8.self))
    }
    let lower = min(max(marked.lowerBound, line.lowerBound), line.upperBound)
    let upper = min(max(marked.upperBound, lower), line.upperBound)
    let before = cells(line.lowerBound..<lower)
    let inside = cells(lower..<upper)
    return (before + inside + cells(upper..<line.upperBound), before.count, before.count + inside.count)
  }

  /// Drops white space at the start and end of the line.
  private static func trim(_ cells: inout [VisibleText.Cell], _ first: inout Int, _ end: inout Int) {
    while cells.count > end, cells.last?.isSpace == true { cells.removeLast() }
    let leading = min(cells.prefix { $0.isSpace }.count, first)
    cells.removeFirst(leading)
    first -= leading
    end -= leading
  }

  /// Cuts the line so that it fits, at spaces where one is near, with “…” where something is missing.
  private static func cut(
    _ cells: inout [VisibleText.Cell], _ first: inout Int, _ end: inout Int, to columns: Int, _ isCutAtStart: Bool,
    _ isCutAtEnd: Bool
  ) {
    func width(_ range: Range<Int>) -> Int { cells[range].reduce(0) { $0 + $1.width } }
    var low = 0
    var high = cells.count
    let room = columns - 2
    if width(0..<cells.count) > (isCutAtStart || isCutAtEnd ? room : columns) {
      // The finding itself, then what fits: a third of the rest before it, the rest after it.
      high = end
      low = first
      var used = 0
      var shownEnd = first
      while shownEnd < end, used + cells[shownEnd].width <= room { used += cells[shownEnd].width; shownEnd += 1 }
      end = shownEnd
      high = shownEnd
      let share = (room - used) / 2
      let total = room
      while low > 0, used + cells[low - 1].width <= total - share { low -= 1; used += cells[low].width }
      while high < cells.count, used + cells[high].width <= total { used += cells[high].width; high += 1 }
      while low > 0, used + cells[low - 1].width <= total { low -= 1; used += cells[low].width }
      if low > 0 { low = nearSpace(in: cells, from: low, to: min(first, low + 15)) }
      if high < cells.count, let space = cells[max(end, high - 15)..<high].lastIndex(where: \.isSpace) { high = space }
    }
    let cutsStart = low > 0 || isCutAtStart
    let cutsEnd = high < cells.count || isCutAtEnd
    cells = (cutsStart ? [ellipsis] : []) + cells[low..<high] + (cutsEnd ? [ellipsis] : [])
    let shift = low - (cutsStart ? 1 : 0)
    first -= shift
    end -= shift
  }

  private static func nearSpace(in cells: [VisibleText.Cell], from low: Int, to limit: Int) -> Int {
    guard low < limit, let space = cells[low..<limit].firstIndex(where: \.isSpace) else { return low }
    return space + 1
  }
}
