internal import CGumbo
internal import Engine

/// What a page holds for a reader, in the order of the source.
struct HTMLPiece {
  enum Content {
    /// Text with character references and stray tags; `isRaw` where tags are text too.
    case text(isRaw: Bool)
    /// Code, a formula.
    case placeholder
    /// A start tag with an `alt`.
    case image
    case lineBreak
    /// The end of a paragraph.
    case rule
  }
  var content: Content
  /// Byte offsets in the page.
  var range: Range<Int>
  /// Pieces of one block are parts of one paragraph.
  var block: Int
  var kind: Zone.Kind
}

/// The pieces of a page by Gumbo's parse of it.
struct HTMLTree {
  private(set) var pieces: [HTMLPiece] = []
  /// Start tag of `html`.
  private(set) var rootTag: Range<Int>?

  private struct Frame {
    var depth: Int
    var block: Int
    var kind: Zone.Kind
    var isSkipped: Bool
    var isRaw: Bool
  }

  /// Nil where the parser fails.
  /// - Parameter forms: contents of forms to leave out, in order.
  init?(_ page: [UInt8], leavingOut forms: [Range<Int>]) {
    var list: UnsafeMutablePointer<CGumboNode>?
    var count = 0
    let isParsed = unsafe page.withUnsafeBufferPointer { buffer in
      unsafe cgumbo_parse(buffer.baseAddress, buffer.count, &list, &count)
    }
    guard isParsed != 0, let nodes = unsafe list else { return nil }
    defer { unsafe cgumbo_free(nodes) }
    var names: [UnsafePointer<CChar>: String] = unsafe [:]
    var frames = [Frame(depth: -1, block: 0, kind: .prose, isSkipped: false, isRaw: false)]
    for index in 0..<count {
      let node = unsafe nodes[index]
      let depth = Int(unsafe node.depth)
      while frames.count > 1, frames[frames.count - 1].depth >= depth { frames.removeLast() }
      let frame = frames[frames.count - 1]
      if frame.isSkipped { continue }
      let start = Int(unsafe node.start)
      let range = start < 0 ? nil : start..<max(start, min(Int(unsafe node.end), page.count))
      let kind = unsafe node.kind
      if kind == Int32(CGUMBO_TEXT.rawValue) {
        guard let range, !range.isEmpty else { continue }
        pieces.append(
          HTMLPiece(content: .text(isRaw: frame.isRaw), range: range, block: frame.block, kind: frame.kind))
      } else if kind == Int32(CGUMBO_ELEMENT.rawValue) {
        let tag = unsafe node.tag
        var name = unsafe names[tag] ?? ""
        if name.isEmpty {
          name = unsafe String(cString: tag)
          unsafe names[tag] = name
        }
        let isForeign = unsafe node.isForeign != 0
        if name.isEmpty, let range { name = HTMLScanner.name(page, range) }
        let isSkipped = isForeign || HTMLElements.skippedNames.contains(name)
        add(name, range, isForeign, isSkipped, depth, index, &frames)
      }
    }
    pieces = pieces.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
    if !forms.isEmpty { leaveOut(forms) }
  }

  private mutating func leaveOut(_ forms: [Range<Int>]) {
    var kept: [HTMLPiece] = []
    var next = 0
    for var piece in pieces {
      while next < forms.count, forms[next].upperBound <= piece.range.lowerBound { next += 1 }
      var form = next
      while form < forms.count, forms[form].overlaps(piece.range) {
        var part = piece
        part.range = piece.range.lowerBound..<max(piece.range.lowerBound, forms[form].lowerBound)
        if !part.range.isEmpty { kept.append(part) }
        piece.range = min(forms[form].upperBound, piece.range.upperBound)..<piece.range.upperBound
        form += 1
      }
      if !piece.range.isEmpty { kept.append(piece) }
    }
    pieces = kept
  }

  private mutating func add(
    _ name: String, _ range: Range<Int>?, _ isForeign: Bool, _ isSkipped: Bool, _ depth: Int, _ id: Int,
    _ frames: inout [Frame]
  ) {
    var frame = frames[frames.count - 1]
    frame.depth = depth
    if name == "html", rootTag == nil { rootTag = range }
    func piece(_ content: HTMLPiece.Content, _ range: Range<Int>) {
      pieces.append(HTMLPiece(content: content, range: range, block: frame.block, kind: frame.kind))
    }
    if isForeign || HTMLElements.codeNames.contains(name) {
      if let range { piece(.placeholder, range) }
      frame.isSkipped = true
    } else if isSkipped {
      if let range, HTMLElements.skippedBlockNames.contains(name) { piece(.rule, range) }
      frame.isSkipped = true
    } else if HTMLElements.blockNames.contains(name) {
      frame.block = id
      frame.kind = HTMLElements.zone(name) ?? frame.kind
      frame.isRaw = name == "title"
    } else if let range {
      switch name {
      case "br": piece(.lineBreak, range)
      case "hr": piece(.rule, range)
      case "img", "area", "input": piece(.image, range)
      default: break
      }
    }
    frames.append(frame)
  }
}

extension HTMLTree {
  /// The text between the tags of a page that cannot be parsed: parted at the tags of blocks, and without raw text.
  init(tagsOf page: [UInt8]) {
    var block = 0
    var index = 0
    var start = 0
    let end = page.count
    func text(_ stop: Int) -> HTMLPiece? {
      guard start < stop else { return nil }
      return HTMLPiece(content: .text(isRaw: false), range: start..<stop, block: block, kind: .prose)
    }
    var found: [HTMLPiece] = []
    while index < end {
      guard page[index] == 0x3C, HTMLScanner.startsMarkup(page, index, end: end) else {
        index += 1
        continue
      }
      if let piece = text(index) { found.append(piece) }
      let tag = index..<HTMLScanner.markupEnd(page, index, end: end)
      index = tag.upperBound
      if ByteTest.isLetter(page[tag.lowerBound + 1]) || page[tag.lowerBound + 1] == 0x2F {
        let name = HTMLScanner.name(page, tag)
        if HTMLElements.blockNames.contains(name) { block += 1 }
        if page[tag.lowerBound + 1] != 0x2F, HTMLElements.rawNames.contains(name) {
          index = HTMLScanner.rawEnd(page, name, from: index)
        }
      }
      start = index
    }
    if let piece = text(end) { found.append(piece) }
    pieces = found
  }
}
