public import Engine

/// Reads HTML and XHTML: text, headings, captions and alternative texts, by Gumbo's parse of the page.
///
/// Scripts, styles, navigation, forms, code and preformatted text are left out. Blocks are paragraphs; inline elements
/// do not part words; every byte of the text knows its place in the source.
public struct HTMLReader: ArticleReader {
  /// The charset of the bytes; nil for what a byte order mark or the page says, else what ICU detects where the bytes
  /// are not valid UTF-8. A conversion becomes a note of the article.
  public var encoding: String?

  /// - Parameter encoding: the charset of the bytes, where the caller knows it.
  public init(encoding: String? = nil) { self.encoding = encoding }

  /// The article of one file. A charset that is not known becomes the article's `error`.
  public func article(id: ArticleID, path: String?, bytes: [UInt8]) -> Article {
    var article = Article(id: id, path: path)
    do throws(InputError) {
      let source = try HTMLCharset.read(bytes, encoding: encoding)
      // Gumbo and the text's tokens count in 32 bits.
      guard source.bytes.count < 1 << 31 else { throw InputError("a page may have 2 GB at most") }
      article.originalBytes = source.original
      article.hasSoftLineBreaks = true
      var builder = TextBuilder(source: source.bytes)
      var suppressions = SuppressionParser(source: source.bytes)
      let found = HTMLWriter.write(source.start..<source.bytes.count, to: &builder, suppressions: &suppressions)
      article.declaredLanguage = found.language
      article.notes = source.notes + found.notes
      builder.finish(into: &article)
      suppressions.finish(into: &article)
    } catch {
      article.error = error
    }
    return article
  }
}
