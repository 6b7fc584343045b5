public import Engine

/// Reads plain text. A byte order mark at the start is not text, but counts in every position.
public struct PlainTextReader: ArticleReader {
  public init() {}

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  public func article(id: ArticleID, path: String?, bytes: [UInt8]) -> Article {
    guard bytes.starts(with: Self.byteOrderMark) else { return Article(id: id, path: path, plainText: bytes) }
    let rest = Array(bytes.dropFirst(3))
    var article = Article(id: id, path: path, source: bytes)
    var map = SourceMap()
    if let repaired = UTF8Repair.repair(rest) {
      article.text = repaired.text
      for piece in repaired.map.pieces {
        if piece.isVerbatim {
          map.appendVerbatim(source: piece.source + 3, count: piece.textLength)
        } else {
          map.appendReplacement(
            source: piece.source + 3, sourceLength: piece.sourceLength, textLength: piece.textLength)
        }
      }
    } else {
      article.text = rest
      map.appendVerbatim(source: 3, count: rest.count)
    }
    article.sourceMap = map
    return article
  }
}
