internal import Engine

/// What the elements of HTML are to a reader of prose.
enum HTMLElements {
  /// Their contents are no prose of the article.
  static let skippedNames: Set<String> = [
    "script", "style", "nav", "pre", "noscript", "template", "textarea", "button", "select", "option",
    "optgroup", "iframe", "object", "applet", "noembed", "noframes", "audio", "video", "canvas", "datalist", "xmp",
    "listing", "plaintext",
  ]

  /// Skipped ones that part what stands on their two sides.
  static let skippedBlockNames: Set<String> = ["nav", "pre", "xmp", "listing", "plaintext", "iframe"]

  /// They stand in a sentence like a word.
  static let codeNames: Set<String> = ["code", "kbd", "samp", "var", "tt", "svg", "math"]

  static let blockNames: Set<String> = [
    "html", "head", "body", "title", "address", "article", "aside", "blockquote", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6",
    "header", "hgroup", "legend", "li", "main", "menu", "ol", "p", "search", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
  ]

  /// The contents are text up to the end tag, whatever it looks like.
  static let rawNames: Set<String> = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
  ]

  /// Never open: without an end tag, or closed by what follows them.
  static let selfClosingNames: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup", "option", "html", "head",
    "body", "keygen", "frame", "image", "isindex", "basefont", "bgsound", "menuitem",
  ]

  /// Opened again by the parser in each block until their end tag comes.
  static let formattingNames: Set<String> = [
    "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u",
  ]

  /// The zone of an element's text, nil where that is its parent's.
  static func zone(_ name: String) -> Zone.Kind? {
    switch name {
    case "title", "h1", "h2", "h3", "h4", "h5", "h6": .heading
    case "blockquote": .quotation
    case "caption", "figcaption": .caption
    case "li", "dt", "dd": .listItem
    case "td", "th": .tableCell
    default: nil
    }
  }
}
