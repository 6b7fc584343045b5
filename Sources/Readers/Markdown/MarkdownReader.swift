public import Engine

/// Reads Markdown: prose, headings, quotations, list items, table cells, footnotes and alternative texts of images.
///
/// Front matter, code, link targets and markup are left out; inline code, formulas and images leave a U+FFFC in a
/// placeholder zone. Every byte of the text knows its place in the source.
public struct MarkdownReader: ArticleReader {
  /// The charset of the bytes; nil for UTF-8, or UTF-16 and UTF-32 with a byte order mark.
  public var encoding: String?

  /// - Parameter encoding: the charset of the bytes, where the caller knows it.
  public init(encoding: String? = nil) { self.encoding = encoding }

  /// The article of one file. A charset that is not known becomes the article's `error`.
  public func article(id: ArticleID, path: String?, bytes: [UInt8]) -> Article {
    var article = Article(id: id, path: path)
    do throws(InputError) {
      let source = try SourceText(bytes, encoding: encoding)
      article.originalBytes = source.original
      article.notes = source.notes
      read(source, into: &article)
    } catch {
      article.error = error
    }
    return article
  }

  private func read(_ source: SourceText, into article: inout Article) {
    let bytes = source.bytes
    let front = FrontMatter(bytes, from: source.start)
    let blocks = MarkdownBlockParser(bytes, from: front?.end ?? source.start).blocks
    article.declaredLanguage = front?.language
    article.hasSoftLineBreaks = true
    var writer = MarkdownWriter(bytes, blocks: blocks)
    if let title = front?.title { writer.write(MarkdownBlock(kind: .heading, lines: [title]), isLiteral: true) }
    for part in blocks.parts {
      switch part {
      case .text(let block): writer.write(block)
      case .html(let lines): writer.write(html: lines)
      }
    }
    writer.finish(into: &article)
  }
}
