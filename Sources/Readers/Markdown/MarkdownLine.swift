/// A place in a line of Markdown, which knows its column: a tab reaches to the next multiple of four.
struct MarkdownLine {
  let source: [UInt8]
  private(set) var offset: Int
  /// The end of the line, before its line break.
  let end: Int
  private(set) var column = 0

  init(_ source: [UInt8], _ range: Range<Int>) {
    self.source = source
    offset = range.lowerBound
    end = range.upperBound
  }

  /// The first byte that is neither space nor tab, and its columns from here.
  func indentation() -> (offset: Int, columns: Int) {
    var index = offset
    var here = column
    while index < end {
      if source[index] == 0x20 { here += 1 } else if source[index] == 0x09 { here += 4 - here % 4 } else { break }
      index += 1
    }
    return (index, here - column)
  }

  var isBlank: Bool { indentation().offset == end }

  /// Steps over columns of blanks, over a part of a tab too.
  mutating func skip(columns: Int) {
    let target = column + columns
    while column < target, offset < end {
      if source[offset] == 0x09 {
        let stop = column + 4 - column % 4
        if stop > target {
          column = target
          return
        }
        column = stop
      } else if source[offset] == 0x20 {
        column += 1
      } else {
        return
      }
      offset += 1
    }
  }

  /// Steps to a byte offset over bytes that are no tabs.
  mutating func skip(to target: Int) {
    let blanks = indentation()
    if blanks.offset <= target {
      column += blanks.columns
      offset = blanks.offset
    }
    column += target - offset
    offset = target
  }

  /// The rest of the line without blanks at its ends.
  var content: Range<Int> {
    let start = indentation().offset
    var stop = end
    while stop > start, ByteTest.isBlank(source[stop - 1]) { stop -= 1 }
    return start..<stop
  }
}
