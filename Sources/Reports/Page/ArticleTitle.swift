internal import Engine

/// The title of an article.
enum ArticleTitle {
  private static let longest = 110

  /// The first heading, else the first line with a letter in it, cut to a length; nil where there is none.
  static func title(of article: Article) -> String? {
    if let heading = article.zones.first(where: { $0.kind == .heading }), !heading.range.isEmpty {
      if let title = cut(article.text[heading.range]) { return title }
    }
    var start = 0
    while start < article.text.count {
      var end = start
      while end < article.text.count, article.text[end] != 0x0A, article.text[end] != 0x0D { end += 1 }
      if let title = cut(article.text[start..<end]) { return title }
      start = end + 1
    }
    return nil
  }

  /// The text on one line, at a space where one is near.
  static func cut(_ bytes: ArraySlice<UInt8>) -> String? {
    let near = bytes.prefix(longest * 8)
    let text = String(decoding: near, as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    guard text.unicodeScalars.count > longest else { return text }
    var head = text.unicodeScalars.prefix(longest)
    if let space = head.lastIndex(of: " "), head.distance(from: space, to: head.endIndex) < 25 { head = head[..<space] }
    return String(String.UnicodeScalarView(head)) + "…"
  }
}
