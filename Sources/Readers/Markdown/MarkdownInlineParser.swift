/// What is to be done with a range of a block's text.
struct MarkdownEdit {
  enum Action {
    case drop
    case text([UInt8])
    case placeholder
    /// An image whose alternative text is read after the block; the range is all of it.
    case image(alternative: Range<Int>)
    /// An `img` tag, with the value of its `alt`.
    case imageTag(alternative: Range<Int>)
    case comment
  }
  var range: Range<Int>
  var action: Action
}

/// Finds markup in the text of one block (CommonMark 6), its lines joined by line feeds.
struct MarkdownInlineParser {
  private struct Bracket {
    var offset: Int
    var isImage: Bool
    var delimiters: Int
  }

  private let content: [UInt8]
  private let blocks: MarkdownBlocks
  private var references: CharacterReferences
  private(set) var edits: [MarkdownEdit] = []
  private var delimiters: [MarkdownDelimiter] = []
  private var brackets: [Bracket] = []
  /// Brackets below this one cannot become links, as they hold one.
  private var inactive = 0
  /// Where the last run of backticks of each length starts.
  private var lastBackticks: [Int: Int] = [:]
  /// What was looked for and is not in the rest of the text.
  private var missing: Set<String> = []

  /// - Parameter references: decoded entities, kept from block to block.
  init(_ content: [UInt8], blocks: MarkdownBlocks, references: inout CharacterReferences) {
    self.content = content
    self.blocks = blocks
    self.references = references
    parse()
    references = self.references
  }

  private mutating func parse() {
    guard content.contains(where: Self.isSpecial) else { return }
    var index = 0
    while index < content.count {
      switch content[index] {
      case 0x5C: backslash(&index)
      case 0x60: code(&index)
      case 0x24: formula(&index)
      case 0x26: reference(&index)
      case 0x3C: angle(&index)
      case 0x2A, 0x5F, 0x7E: delimiter(&index)
      case 0x5B:
        if !footnote(&index) { bracket(&index, isImage: false) }
      case 0x21 where index + 1 < content.count && content[index + 1] == 0x5B: bracket(&index, isImage: true)
      case 0x5D: closeBracket(&index)
      default: index += 1
      }
    }
    closeEmphasis(from: 0)
    edits.sort { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x5C, 0x60, 0x24, 0x26, 0x3C, 0x2A, 0x5F, 0x7E, 0x5B: true
    default: false
    }
  }

  private mutating func edit(_ range: Range<Int>, _ action: MarkdownEdit.Action) {
    edits.append(MarkdownEdit(range: range, action: action))
  }

  private mutating func backslash(_ index: inout Int) {
    if index + 1 < content.count, ByteTest.isPunctuation(content[index + 1]) || content[index + 1] == 0x0A {
      edit(index..<index + 1, .drop)
      index += 2
    } else {
      index += 1
    }
  }

  private mutating func code(_ index: inout Int) {
    let start = index
    while index < content.count, content[index] == 0x60 { index += 1 }
    let length = index - start
    if lastBackticks.isEmpty {
      var offset = start
      while offset < content.count {
        let run = offset
        while offset < content.count, content[offset] == 0x60 { offset += 1 }
        if offset > run { lastBackticks[offset - run] = run }
        offset += 1
      }
    }
    guard let last = lastBackticks[length], last >= index else { return }
    var offset = index
    while offset < content.count {
      let run = offset
      while offset < content.count, content[offset] == 0x60 { offset += 1 }
      if offset - run == length {
        edit(start..<offset, .placeholder)
        index = offset
        return
      }
      if offset == run { offset += 1 }
    }
  }

  /// `$…$` by pandoc's rules, and `$$…$$`. What starts with a digit is money unless it looks like TeX.
  private mutating func formula(_ index: inout Int) {
    let start = index
    index += 1
    guard index < content.count, !ByteTest.isSpace(content[index]) || content[index] == 0x0A else { return }
    if content[index] == 0x24 {
      index += 1
      guard let end = find("$$", from: index) else { return }
      edit(start..<end, .placeholder)
      index = end
      return
    }
    var end = index
    var looksLikeTeX = false
    let limit = min(content.count, index + 300)
    while end < limit, content[end] != 0x24, content[end] != 0x0A, content[end] != 0x60 {
      looksLikeTeX = looksLikeTeX || [0x5C, 0x5E, 0x5F, 0x3D, 0x7B].contains(content[end])
      end += content[end] == 0x5C ? 2 : 1
    }
    guard end < limit, content[end] == 0x24, end > index, !ByteTest.isSpace(content[end - 1]) else { return }
    if end + 1 < content.count, ByteTest.isDigit(content[end + 1]) { return }
    if ByteTest.isDigit(content[index]), !looksLikeTeX { return }
    edit(start..<end + 1, .placeholder)
    index = end + 1
  }

  private mutating func reference(_ index: inout Int) {
    guard let found = references.decode(content, at: index, end: content.count, isHTML: false) else {
      index += 1
      return
    }
    edit(index..<index + found.length, .text(found.text))
    index += found.length
  }

  private mutating func delimiter(_ index: inout Int) {
    let mark = content[index]
    if let delimiter = MarkdownDelimiter(content, at: index) {
      if delimiter.canOpen || delimiter.canClose { delimiters.append(delimiter) }
      index += delimiter.length
    } else {
      while index < content.count, content[index] == mark { index += 1 }
    }
  }

  private mutating func closeEmphasis(from bottom: Int) {
    for range in MarkdownEmphasis.markup(delimiters[bottom...]) { edit(range, .drop) }
    delimiters.removeSubrange(bottom...)
  }

  private mutating func footnote(_ index: inout Int) -> Bool {
    guard index + 3 < content.count, content[index + 1] == 0x5E,
      let end = MarkdownLinks.labelEnd(content, index..<content.count),
      blocks.footnotes.contains(MarkdownBlocks.normalized(content[index + 2..<end]))
    else { return false }
    edit(index..<end + 1, .drop)
    index = end + 1
    return true
  }

  private mutating func bracket(_ index: inout Int, isImage: Bool) {
    brackets.append(Bracket(offset: index, isImage: isImage, delimiters: delimiters.count))
    index += isImage ? 2 : 1
  }

  private mutating func closeBracket(_ index: inout Int) {
    let close = index
    index += 1
    guard let open = brackets.popLast() else { return }
    let isActive = open.isImage || brackets.count >= inactive
    inactive = min(inactive, brackets.count)
    let textStart = open.offset + (open.isImage ? 2 : 1)
    guard isActive, let end = linkEnd(textStart..<close) else { return }
    closeEmphasis(from: open.delimiters)
    index = end
    if open.isImage {
      edit(open.offset..<end, .image(alternative: textStart..<close))
    } else {
      edit(open.offset..<textStart, .drop)
      edit(close..<end, .drop)
      inactive = brackets.count
    }
  }

  /// The end of the link whose text lies in a range, after which “]” stands.
  private func linkEnd(_ text: Range<Int>) -> Int? {
    let after = text.upperBound + 1
    if let end = MarkdownLinks.target(content, after..<content.count) { return end }
    if after < content.count, content[after] == 0x5B {
      if let end = MarkdownLinks.labelEnd(content, after..<content.count), end > after + 1 {
        return blocks.labels.contains(MarkdownBlocks.normalized(content[after + 1..<end])) ? end + 1 : nil
      }
    }
    guard text.count < 1000, blocks.labels.contains(MarkdownBlocks.normalized(content[text])) else { return nil }
    return content[after...].starts(with: [0x5B, 0x5D]) ? after + 2 : after
  }

  /// The end of the next occurrence of a pattern. A pattern that was not found is not looked for again.
  private mutating func find(_ pattern: StaticString, from start: Int) -> Int? {
    if missing.contains(pattern.description) { return nil }
    if let offset = content.firstOffset(of: pattern, in: start..<content.count) {
      return offset + pattern.utf8CodeUnitCount
    }
    missing.insert(pattern.description)
    return nil
  }
}

extension MarkdownInlineParser {
  /// Autolinks, comments, instructions and tags.
  private mutating func angle(_ index: inout Int) {
    let start = index
    let end = content.count
    index += 1
    guard index < end else { return }
    if let link = MarkdownLinks.autolink(content, start..<end) {
      edit(start..<link, .placeholder)
      index = link
      return
    }
    if content[index] == 0x21 || content[index] == 0x3F {
      let isComment = content.hasPrefix("<!--", at: start, end: end)
      let stop =
        isComment
        ? find("-->", from: start + 2)
        : content.hasPrefix("<![CDATA[", at: start, end: end)
          ? find("]]>", from: index)
          : content[index] == 0x3F
            ? find("?>", from: index)
            : index + 1 < end && ByteTest.isLetter(content[index + 1]) ? find(">", from: index) : nil
      guard let stop else { return }
      edit(start..<stop, isComment ? .comment : .drop)
      index = stop
      return
    }
    guard let tag = HTMLTag(content, at: start, end: end) else { return }
    index = tag.range.upperBound
    let name = String(decoding: tag.name, as: UTF8.self)
    if name == "br" {
      let endsLine = index < end && content[index] == 0x0A
      edit(tag.range, endsLine ? .drop : .text([0x0A]))
    } else if name == "img", let alt = tag.attributes.first(where: { $0.name == Array("alt".utf8) }) {
      edit(tag.range, .imageTag(alternative: alt.value))
    } else if !tag.isEnd, HTMLElements.codeNames.contains(name), let close = endTag(tag.name, from: index) {
      edit(start..<close, .placeholder)
      index = close
    } else {
      edit(tag.range, .drop)
    }
  }

  /// The end of the next end tag of a name.
  private mutating func endTag(_ name: [UInt8], from start: Int) -> Int? {
    let key = "</" + String(decoding: name, as: UTF8.self)
    if missing.contains(key) { return nil }
    var offset = start
    while let open = content.firstOffset(of: "</", in: offset..<content.count) {
      if let tag = HTMLTag(content, at: open, end: content.count), tag.isEnd, tag.name == name {
        return tag.range.upperBound
      }
      offset = open + 2
    }
    missing.insert(key)
    return nil
  }
}
