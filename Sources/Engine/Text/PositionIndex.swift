/// A place in a source: offsets from 0, line and column from 1, the column in code points.
public struct Position: Sendable, Equatable {
  public var byte: Int
  public var utf16: Int
  public var codepoint: Int
  public var line: Int
  public var column: Int

  public init(byte: Int = 0, utf16: Int = 0, codepoint: Int = 0, line: Int = 1, column: Int = 1) {
    self.byte = byte
    self.utf16 = utf16
    self.codepoint = codepoint
    self.line = line
    self.column = column
  }
}

/// Turns byte offsets into positions in one forward walk. Lines end at LF, CRLF or CR. A maximal subpart of an
/// ill-formed sequence counts as one code point, as it reads as one U+FFFD.
public struct PositionIndex: Sendable {
  private let source: [UInt8]
  private var here = Position()
  /// Positions on the way, one for about each `stride` bytes: a walk back starts from the nearest.
  private var stops: [Position] = []
  private static let stride = 2048

  public init(source: [UInt8]) { self.source = source }

  /// The position at a byte offset. Cheap where offsets are asked for in ascending order.
  public mutating func position(at offset: Int) -> Position {
    let source = source
    let span = source.span
    var here = offset < here.byte ? stop(before: offset) : here
    let end = min(offset, span.count)
    var next = (stops.last?.byte ?? 0) + Self.stride
    while here.byte < end {
      if here.byte >= next {
        stops.append(here)
        next = here.byte + Self.stride
      }
      let byte = span[here.byte]
      if byte < 0x80 {
        here.byte += 1
        here.utf16 += 1
        here.codepoint += 1
        here.column += 1
        if byte == 0x0A || (byte == 0x0D && !(here.byte < span.count && span[here.byte] == 0x0A)) {
          here.line += 1
          here.column = 1
        }
        continue
      }
      let length = UTF8Repair.sequenceLength(span, at: here.byte)
      if here.byte + abs(length) > end { break }
      here.byte += abs(length)
      here.utf16 += length == 4 ? 2 : 1
      here.codepoint += 1
      here.column += 1
    }
    self.here = here
    return here
  }

  /// The last known position at or before an offset.
  private func stop(before offset: Int) -> Position {
    var low = 0
    var high = stops.count
    while low < high {
      let middle = (low + high) / 2
      if stops[middle].byte <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? Position() : stops[low - 1]
  }
}
