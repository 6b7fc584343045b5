/// Looks through a page before it is parsed: finds comments, and takes tags out where the parser would need time or
/// memory out of proportion. A tag is taken out by writing `</   >` over it, which a parser skips; no text is lost.
struct HTMLGuard {
  /// Elements open at once. Browsers stop at 512.
  static let depthLimit = 400
  /// Elements open at once that the parser opens again in every block.
  static let formattingLimit = 16
  static let attributeLimit = 1000

  private(set) var page: [UInt8]
  /// Comments, with their delimiters.
  private(set) var comments: [Range<Int>] = []
  /// Contents of forms that end. Gumbo closes a form at once and ignores its end tag.
  private(set) var forms: [Range<Int>] = []
  private var formStart: Int?
  /// Tags taken out.
  private(set) var removedTags = 0
  /// Where a comment or tag starts that does not end, and hides the rest of the page.
  private(set) var unclosed: Int?
  private var open: [String: Int] = [:]
  private var depth = 0
  private var formatting = 0

  init(_ page: [UInt8]) {
    self.page = page
    var index = 0
    let end = page.count
    while index < end {
      guard page[index] == 0x3C, HTMLScanner.startsMarkup(page, index, end: end) else {
        index += 1
        continue
      }
      let start = index
      if page.hasPrefix("<!--", at: start, end: end) {
        let stop = HTMLScanner.commentEnd(page, start, end: end)
        if stop == nil { unclosed = start }
        comments.append(start..<(stop ?? end))
        index = stop ?? end
      } else if ByteTest.isLetter(page[start + 1]) || (page[start + 1] == 0x2F && ByteTest.isLetter(page[start + 2])) {
        guard let tag = HTMLScanner.tagEnd(page, start, end: end) else {
          unclosed = start
          return
        }
        index = read(page, start..<tag.end, attributes: tag.attributes)
      } else {
        index = HTMLScanner.markupEnd(page, start, end: end)
      }
    }
  }

  /// Counts a tag. Gives where to go on: after it, or after the raw text that it starts.
  private mutating func read(_ page: [UInt8], _ tag: Range<Int>, attributes: Int) -> Int {
    let name = HTMLScanner.name(page, tag)
    if page[tag.lowerBound + 1] == 0x2F {
      if name == "form", let start = formStart {
        forms.append(start..<tag.lowerBound)
        formStart = nil
      }
      if let count = open[name], count > 0 {
        open[name] = count - 1
        depth -= 1
        if HTMLElements.formattingNames.contains(name) { formatting -= 1 }
      }
      return tag.upperBound
    }
    if name == "form", formStart == nil { formStart = tag.upperBound }
    if HTMLElements.rawNames.contains(name) { return HTMLScanner.rawEnd(page, name, from: tag.upperBound) }
    if attributes > Self.attributeLimit {
      remove(tag)
      return tag.upperBound
    }
    if HTMLElements.selfClosingNames.contains(name) { return tag.upperBound }
    let isFormatting = HTMLElements.formattingNames.contains(name)
    if depth >= Self.depthLimit || (isFormatting && formatting >= Self.formattingLimit) {
      remove(tag)
      return tag.upperBound
    }
    open[name, default: 0] += 1
    depth += 1
    if isFormatting { formatting += 1 }
    return tag.upperBound
  }

  private mutating func remove(_ tag: Range<Int>) {
    removedTags += 1
    for index in tag { page[index] = 0x20 }
    page[tag.lowerBound] = 0x3C
    page[tag.lowerBound + 1] = 0x2F
    page[tag.upperBound - 1] = 0x3E
  }
}
