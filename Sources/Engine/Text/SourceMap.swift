/// Maps byte offsets of an article's text to byte offsets of its source, piece by piece.
public struct SourceMap: Sendable, Equatable {
  /// A run of text. A verbatim piece is a copy of the source; any other stands for a source run of another length.
  public struct Piece: Sendable, Equatable {
    public var text: Int
    public var source: Int
    public var textLength: Int
    public var sourceLength: Int
    public var isVerbatim: Bool
  }

  /// Sorted by `text`, without gaps in the text.
  public private(set) var pieces: [Piece] = []

  public init() {}

  /// The length of the text that is mapped so far.
  public var textCount: Int { pieces.last.map { $0.text + $0.textLength } ?? 0 }

  /// Adds a copy of `count` source bytes at `source`.
  public mutating func appendVerbatim(source: Int, count: Int) {
    guard count > 0 else { return }
    if let last = pieces.last, last.isVerbatim, last.source + last.sourceLength == source {
      pieces[pieces.count - 1].textLength += count
      pieces[pieces.count - 1].sourceLength += count
      return
    }
    pieces.append(
      Piece(text: textCount, source: source, textLength: count, sourceLength: count, isVerbatim: true))
  }

  /// Adds `textLength` bytes of text that stand for `sourceLength` bytes at `source`.
  public mutating func appendReplacement(source: Int, sourceLength: Int, textLength: Int) {
    guard textLength > 0 else { return }
    pieces.append(
      Piece(text: textCount, source: source, textLength: textLength, sourceLength: sourceLength, isVerbatim: false))
  }

  private func pieceIndex(at offset: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// The smallest source range that holds the text range.
  public func sourceRange(of range: Range<Int>) -> Range<Int> {
    guard let first = pieceIndex(at: range.lowerBound) else { return 0..<0 }
    let start = sourceStart(of: range.lowerBound, in: pieces[first])
    guard !range.isEmpty, let last = pieceIndex(at: range.upperBound - 1) else { return start..<start }
    let piece = pieces[last]
    let end =
      piece.isVerbatim ? piece.source + range.upperBound - piece.text : piece.source + piece.sourceLength
    return start..<max(start, end)
  }

  private func sourceStart(of offset: Int, in piece: Piece) -> Int {
    if piece.isVerbatim { return piece.source + min(offset - piece.text, piece.sourceLength) }
    return offset >= piece.text + piece.textLength ? piece.source + piece.sourceLength : piece.source
  }

  /// Whether the text range is a copy of its source range.
  public func isVerbatim(_ range: Range<Int>) -> Bool {
    guard let first = pieceIndex(at: range.lowerBound) else { return range.isEmpty }
    let piece = pieces[first]
    return piece.isVerbatim && range.upperBound <= piece.text + piece.textLength
  }
}
