internal import Engine

/// Writes the text of a page: blocks parted by blank lines, white space as a browser shows it.
struct HTMLWriter {
  private let page: [UInt8]
  /// Where the page starts in the source.
  private let base: Int
  private var builder: TextBuilder
  private var block = -1
  private var hasText = false
  private var alternatives: [Range<Int>] = []
  /// White space not yet written.
  private var gap: Range<Int>?
  private var gapIsVerbatim = false
  private var lineBreaks = 0
  /// Where the last piece ended.
  private var end = 0

  private init(_ page: [UInt8], base: Int, builder: TextBuilder) {
    self.page = page
    self.base = base
    self.builder = builder
  }

  /// Writes a range of the builder's source.
  /// - Parameter lines: the ranges that belong to the page; what lies between them is white space.
  /// - Returns: language of the root and remarks.
  @discardableResult
  static func write(
    _ range: Range<Int>, to builder: inout TextBuilder, suppressions: inout SuppressionParser, lines: [Range<Int>] = []
  ) -> (language: String?, notes: [String]) {
    var bytes = Array(builder.source[range])
    for (line, next) in zip(lines, lines.dropFirst()) {
      for offset in line.upperBound..<next.lowerBound where !ByteTest.isSpace(bytes[offset - range.lowerBound]) {
        bytes[offset - range.lowerBound] = 0x20
      }
    }
    let guarded = HTMLGuard(bytes)
    for comment in guarded.comments {
      suppressions.read(comment.lowerBound + range.lowerBound..<comment.upperBound + range.lowerBound)
    }
    var notes: [String] = []
    if guarded.removedTags > 0 {
      let count = guarded.removedTags
      notes.append("\(count) tags are nested too deeply or have too many attributes, and were left out")
    }
    if let offset = guarded.unclosed {
      var positions = PositionIndex(source: builder.source)
      notes.append("a comment or tag in line \(positions.position(at: offset + range.lowerBound).line) does not end")
    }
    let parsed = HTMLTree(guarded.page, leavingOut: guarded.forms)
    if parsed == nil { notes.append("the page is too broken to be parsed: the text between its tags was read") }
    var tree = parsed ?? HTMLTree(tagsOf: guarded.page)
    var source = TextBuilder(source: [])
    swap(&source, &builder)
    var writer = HTMLWriter(guarded.page, base: range.lowerBound, builder: source)
    let before = writer.builder.text.count
    writer.write(tree.pieces)
    if writer.builder.text.count == before, !guarded.forms.isEmpty,
      let all = HTMLTree(guarded.page, leavingOut: [])
    {
      tree = all
      writer.end = 0
      writer.write(tree.pieces)
      if writer.builder.text.count > before { notes.append("all text of the page stands in a form") }
    }
    swap(&writer.builder, &builder)
    let value = tree.rootTag.flatMap { tag in
      HTMLScanner.attribute("lang", bytes, tag) ?? HTMLScanner.attribute("xml:lang", bytes, tag)
    }
    let language = value.map { String(decoding: bytes[$0], as: UTF8.self).trimmed }
    return (language?.isEmpty == true ? nil : language, notes)
  }

  private mutating func write(_ pieces: [HTMLPiece]) {
    for piece in pieces where piece.range.upperBound > end {
      let range = max(piece.range.lowerBound, end)..<piece.range.upperBound
      if piece.block != block { closeBlock(next: piece.block) }
      switch piece.content {
      case .text(let isRaw): text(range, isRaw: isRaw, kind: piece.kind)
      case .rule: closeBlock(next: -1)
      case .lineBreak:
        lineBreaks += 1
        gap = (gap?.lowerBound ?? range.lowerBound)..<range.upperBound
        gapIsVerbatim = false
      case .placeholder:
        startText(piece.kind)
        builder.placeholder(source(range))
      case .image: image(range, piece.kind)
      }
      end = range.upperBound
    }
    closeBlock(next: -1)
  }

  private func source(_ range: Range<Int>) -> Range<Int> { range.lowerBound + base..<range.upperBound + base }

  private mutating func closeBlock(next: Int) {
    block = next
    hasText = false
    gap = nil
    lineBreaks = 0
    let images = alternatives
    alternatives = []
    for image in images {
      builder.startBlock(.alternativeText)
      attribute(image)
    }
  }

  private mutating func image(_ tag: Range<Int>, _ kind: Zone.Kind) {
    guard let value = HTMLScanner.attribute("alt", page, tag), !value.isEmpty else { return }
    if hasText {
      startText(kind)
      builder.placeholder(source(tag))
    }
    alternatives.append(value)
  }

  /// Starts the block where it has no text yet, and writes the white space before what follows.
  private mutating func startText(_ kind: Zone.Kind) {
    if !hasText {
      builder.startBlock(kind)
      hasText = true
    } else if let gap {
      if lineBreaks > 0 {
        builder.replace(source(gap), by: lineBreaks > 1 ? [0x0A, 0x0A] : [0x0A])
      } else if gapIsVerbatim {
        builder.copy(source(gap))
      } else {
        builder.replace(source(gap), by: [0x20])
      }
    }
    gap = nil
    lineBreaks = 0
  }

  private mutating func text(_ range: Range<Int>, isRaw: Bool, kind: Zone.Kind) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = page[index]
      let start = index
      if ByteTest.isSpace(byte) {
        var isVerbatim = true
        while index < range.upperBound, ByteTest.isSpace(page[index]) {
          isVerbatim = isVerbatim && page[index] == 0x20
          index += 1
        }
        gapIsVerbatim = gap == nil && isVerbatim
        gap = (gap?.lowerBound ?? start)..<index
      } else if byte == 0x3C, !isRaw, HTMLScanner.startsMarkup(page, index, end: page.count) {
        index = HTMLScanner.markupEnd(page, index, end: page.count)
      } else if byte == 0x26,
        let found = builder.references.decode(page, at: index, end: range.upperBound, isHTML: true)
      {
        startText(kind)
        index += found.length
        builder.replace(source(start..<index), by: found.text)
      } else {
        startText(kind)
        index += 1
        while index < range.upperBound, page[index] != 0x3C, page[index] != 0x26, !ByteTest.isSpace(page[index]) {
          index += 1
        }
        builder.copy(source(start..<index))
      }
    }
  }

  private mutating func attribute(_ value: Range<Int>) {
    var start = value.lowerBound
    var index = start
    while index < value.upperBound {
      if page[index] == 0x26,
        let found = builder.references.decode(page, at: index, end: value.upperBound, isHTML: true)
      {
        builder.copy(source(start..<index))
        builder.replace(source(index..<index + found.length), by: found.text)
        index += found.length
        start = index
      } else {
        index += 1
      }
    }
    builder.copy(source(start..<value.upperBound))
  }
}
