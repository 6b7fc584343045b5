/// A map from byte offsets in converted UTF-8 text to byte offsets in its source.
///
/// Runs of characters with the same lengths on both sides take one entry, so ASCII text takes one in all.
package struct OffsetMap: Sendable {
  private struct Run {
    var utf8Start: UInt32
    var sourceStart: UInt32
    var utf8Width: UInt16
    var sourceWidth: UInt16

    func predicts(utf8Offset: UInt32, utf8Width: UInt16, source: UInt32) -> Bool {
      utf8Width == self.utf8Width
        && sourceStart + (utf8Offset - utf8Start) / UInt32(utf8Width) * UInt32(sourceWidth) == source
    }
  }

  private var runs: [Run] = []
  private let utf8Count: Int
  private let sourceCount: Int

  /// - Parameters:
  ///   - utf16: the converted text.
  ///   - offsets: for each code unit of it the byte offset of its character in the source.
  ///   - sourceCount: the bytes of the source.
  init(utf16: [UInt16], offsets: [Int32], sourceCount: Int) {
    self.sourceCount = sourceCount
    var utf8Offset: UInt32 = 0
    var index = 0
    while index < utf16.count {
      let isPair = index + 1 < utf16.count && utf16[index] & 0xFC00 == 0xD800 && utf16[index + 1] & 0xFC00 == 0xDC00
      let width: UInt16 = isPair ? 4 : utf16[index] < 0x80 ? 1 : utf16[index] < 0x800 ? 2 : 3
      let next = index + (isPair ? 2 : 1)
      let source = UInt32(max(offsets[index], 0))
      let sourceEnd = next < offsets.count ? UInt32(max(offsets[next], 0)) : UInt32(sourceCount)
      if runs.last?.predicts(utf8Offset: utf8Offset, utf8Width: width, source: source) != true {
        let sourceWidth = UInt16(clamping: Int(sourceEnd) - Int(source))
        runs.append(Run(utf8Start: utf8Offset, sourceStart: source, utf8Width: width, sourceWidth: sourceWidth))
      }
      utf8Offset += UInt32(width)
      index = next
    }
    utf8Count = Int(utf8Offset)
  }

  /// The byte offset in the source of the character that holds a byte of the UTF-8 text.
  ///
  /// - Parameter utf8Offset: in 0...(count of the UTF-8 text), whose end maps to the end of the source.
  package func sourceOffset(of utf8Offset: Int) -> Int {
    precondition(utf8Offset >= 0 && utf8Offset <= utf8Count, "offset outside the text")
    if utf8Offset == utf8Count { return sourceCount }
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(runs[middle].utf8Start) <= utf8Offset { low = middle } else { high = middle }
    }
    let run = runs[low]
    return Int(run.sourceStart) + (utf8Offset - Int(run.utf8Start)) / Int(run.utf8Width) * Int(run.sourceWidth)
  }

  /// The byte range in the source of a byte range of the UTF-8 text.
  package func sourceRange(of range: Range<Int>) -> Range<Int> {
    let start = sourceOffset(of: range.lowerBound)
    return start..<max(start, sourceOffset(of: range.upperBound))
  }
}
