/// How a block of HTML in Markdown ends (CommonMark 4.6).
enum MarkdownHTMLBlock: Equatable {
  /// At the end tag of what it starts with: `pre`, `script`, `style`, `textarea`.
  case endTag
  case comment, instruction, declaration, cdata
  case blankLine

  /// The kind of block that a line starts.
  static func start(_ source: [UInt8], _ line: Range<Int>, interruptsParagraph: Bool) -> MarkdownHTMLBlock? {
    let start = line.lowerBound
    let end = line.upperBound
    guard source[start] == 0x3C, start + 1 < end else { return nil }
    if source.hasPrefix("<!--", at: start, end: end) { return .comment }
    if source[start + 1] == 0x3F { return .instruction }
    if source.hasPrefix("<![CDATA[", at: start, end: end) { return .cdata }
    if source[start + 1] == 0x21 {
      return start + 2 < end && ByteTest.isLetter(source[start + 2]) ? .declaration : nil
    }
    let isEnd = source[start + 1] == 0x2F
    let nameStart = start + (isEnd ? 2 : 1)
    var nameEnd = nameStart
    while nameEnd < end, nameEnd - nameStart < 16, ByteTest.isAlphanumeric(source[nameEnd]) { nameEnd += 1 }
    let name = String(decoding: ByteTest.lowercased(source[nameStart..<nameEnd]), as: UTF8.self)
    let isBounded = nameEnd == end || ByteTest.isBlank(source[nameEnd]) || source[nameEnd] == 0x3E
    if !isEnd, isBounded, ["pre", "script", "style", "textarea"].contains(name) { return .endTag }
    let closesItself = nameEnd + 1 < end && source[nameEnd] == 0x2F && source[nameEnd + 1] == 0x3E
    if isBounded || closesItself, blockNames.contains(name) { return .blankLine }
    guard !interruptsParagraph, let tag = HTMLTag(source, at: start, end: end),
      source[tag.range.upperBound..<end].allSatisfy(ByteTest.isBlank)
    else { return nil }
    return .blankLine
  }

  /// Whether the block ends with this line. A blank line is the caller's to see.
  func ends(_ source: [UInt8], _ line: Range<Int>) -> Bool {
    switch self {
    case .blankLine: false
    case .comment: source.firstOffset(of: "-->", in: line) != nil
    case .instruction: source.firstOffset(of: "?>", in: line) != nil
    case .declaration: source.firstOffset(of: ">", in: line) != nil
    case .cdata: source.firstOffset(of: "]]>", in: line) != nil
    case .endTag:
      line.contains { offset in
        source[offset] == 0x3C
          && (source.hasPrefix("</pre>", at: offset, end: line.upperBound)
            || source.hasPrefix("</script>", at: offset, end: line.upperBound)
            || source.hasPrefix("</style>", at: offset, end: line.upperBound)
            || source.hasPrefix("</textarea>", at: offset, end: line.upperBound))
      }
    }
  }

  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col", "colgroup",
    "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link",
    "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}
