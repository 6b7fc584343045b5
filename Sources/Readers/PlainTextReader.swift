public import Engine

/// Reads plain text. A byte order mark at the start is not text, but counts in every position.
///
/// Valid UTF-8 stays as it is. UTF-16 and UTF-32 with a byte order mark, and any text whose `encoding` is given, is
/// converted with a note; other bytes that are not UTF-8 stay invalid bytes. Nothing is guessed.
public struct PlainTextReader: ArticleReader {
  /// The charset of the bytes where the caller knows it; nil for UTF-8.
  public var encoding: String?

  /// - Parameter encoding: the charset of the bytes, where the caller knows it.
  public init(encoding: String? = nil) { self.encoding = encoding }

  /// The article of one file. A charset that is not known becomes the article's `error`.
  public func article(id: ArticleID, path: String?, bytes: [UInt8]) -> Article {
    do throws(InputError) {
      let source = try SourceText(bytes, encoding: encoding)
      var article = Article(id: id, path: path)
      if source.start == 0 {
        article = Article(id: id, path: path, plainText: source.bytes)
      } else {
        var builder = TextBuilder(source: source.bytes)
        builder.copy(source.start..<source.bytes.count)
        builder.finish(into: &article)
      }
      article.originalBytes = source.original
      article.notes = source.notes
      return article
    } catch {
      return Article(id: id, path: path, error: error)
    }
  }
}
