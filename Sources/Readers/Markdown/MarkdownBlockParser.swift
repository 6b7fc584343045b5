internal import Engine

/// The block structure of CommonMark 0.31 with the tables of GitHub and footnotes, in one pass over the lines.
///
/// Kept by hand because the positions of the prose must be exact and the release binary must run alone: MD4C comes as a
/// shared library only. The tests compare the two.
struct MarkdownBlockParser {
  /// What a line may go on with.
  private enum Leaf {
    case none
    case paragraph
    case fence(mark: UInt8, length: Int)
    case indentedCode
    case html(end: MarkdownHTMLBlock)
    case table
  }

  /// Deeper containers are read as text.
  static let depthLimit = 64

  private let source: [UInt8]
  private(set) var blocks = MarkdownBlocks()
  private var containers: [MarkdownContainer] = []
  private var leaf = Leaf.none
  /// The lines of a paragraph or of HTML so far.
  private var lines: [Range<Int>] = []
  /// How many containers the line goes on with.
  private var matched = 0

  init(_ source: [UInt8], from start: Int) {
    self.source = source
    var offset = start
    while offset < source.count {
      var end = offset
      while end < source.count, !ByteTest.isNewline(source[end]) { end += 1 }
      read(MarkdownLine(source, offset..<end))
      offset = end + (end + 1 < source.count && source[end] == 0x0D && source[end + 1] == 0x0A ? 2 : 1)
    }
    closeLeaf()
  }

  private mutating func read(_ whole: MarkdownLine) {
    var line = whole
    matched = 0
    while matched < containers.count, goesOn(&line) { matched += 1 }
    let isWhole = matched == containers.count
    if isWhole {
      switch leaf {
      case .fence(let mark, let length):
        if MarkdownStarts.closesFence(line, mark: mark, length: length) { leaf = .none }
        return
      case .html(let end):
        if end == .blankLine, line.isBlank { break }
        lines.append(line.content)
        if end.ends(source, line.offset..<line.end) { closeLeaf() }
        return
      default: break
      }
    }
    if startBlocks(&line) { return }
    if line.isBlank {
      if matched < containers.count || !isParagraph { closeUnmatched() }
      switch leaf {
      case .paragraph, .table, .html: closeLeaf()
      default: break
      }
      return
    }
    if isParagraph, matched < containers.count {
      lines.append(line.content)  // A lazy continuation.
      return
    }
    closeUnmatched()
    addText(line)
  }

  private var isParagraph: Bool { if case .paragraph = leaf { true } else { false } }

  /// Whether the line belongs to the next container; steps over its marker.
  private mutating func goesOn(_ line: inout MarkdownLine) -> Bool {
    let (start, indent) = line.indentation()
    let isBlank = start == line.end
    switch containers[matched] {
    case .quotation:
      guard indent < 4, !isBlank, source[start] == 0x3E else { return false }
      line.skip(to: start + 1)
      if line.offset < line.end, ByteTest.isBlank(source[line.offset]) { line.skip(columns: 1) }
      return true
    case .item(let width, let isEmpty):
      if isBlank { return !isEmpty }
      guard indent >= width else { return false }
      line.skip(columns: width)
      if isEmpty { containers[matched] = .item(indent: width, isEmpty: false) }
      return true
    case .footnote:
      if isBlank { return true }
      guard indent >= 4 else { return false }
      line.skip(columns: 4)
      return true
    }
  }

  /// Starts the blocks that the line opens. True where nothing of the line is left.
  private mutating func startBlocks(_ line: inout MarkdownLine) -> Bool {
    while true {
      let (start, indent) = line.indentation()
      if start == line.end { return false }
      if indent >= 4 {
        if isParagraph { return false }
        closeUnmatched()
        if case .table = leaf { closeLeaf() }
        leaf = .indentedCode
        return true
      }
      if case .indentedCode = leaf { leaf = .none }
      let rest = start..<line.end
      if source[start] == 0x3E, containers.count < Self.depthLimit {
        open(.quotation)
        line.skip(to: start + 1)
        if line.offset < line.end, ByteTest.isBlank(source[line.offset]) { line.skip(columns: 1) }
        continue
      }
      if let heading = MarkdownStarts.heading(source, rest) {
        closeUnmatched()
        closeLeaf()
        if !heading.isEmpty { blocks.parts.append(.text(MarkdownBlock(kind: .heading, lines: [heading]))) }
        return true
      }
      if let fence = MarkdownStarts.fence(source, rest) {
        closeUnmatched()
        closeLeaf()
        leaf = .fence(mark: source[start], length: fence)
        return true
      }
      if let end = MarkdownHTMLBlock.start(source, rest, interruptsParagraph: isParagraph) {
        closeUnmatched()
        closeLeaf()
        leaf = .html(end: end)
        lines = [line.content]
        if end.ends(source, rest) { closeLeaf() }
        return true
      }
      if isParagraph, matched == containers.count {
        if MarkdownStarts.isUnderline(source, rest) {
          leaf = .none
          if addParagraph(lines[...], kind: .heading) { return true }
        } else if startTable(rest) {
          return true
        }
      }
      if MarkdownStarts.isThematicBreak(source, rest) {
        closeUnmatched()
        closeLeaf()
        return true
      }
      guard containers.count < Self.depthLimit, openListOrFootnote(&line, start, indent) else { return false }
    }
  }

  private mutating func openListOrFootnote(_ line: inout MarkdownLine, _ start: Int, _ indent: Int) -> Bool {
    if let label = MarkdownStarts.footnote(source, start..<line.end) {
      blocks.footnotes.insert(MarkdownBlocks.normalized(source[label]))
      open(.footnote)
      line.skip(to: label.upperBound + 2)
      return true
    }
    guard let marker = MarkdownStarts.listMarker(source, start..<line.end) else { return false }
    var after = line
    after.skip(to: start + marker.length)
    let isEmpty = after.isBlank
    if isParagraph, matched == containers.count, isEmpty || !marker.mayInterrupt { return false }
    let blanks = after.indentation().columns
    let width = isEmpty || blanks > 4 ? 1 : blanks
    after.skip(columns: width)
    open(.item(indent: indent + marker.length + width, isEmpty: isEmpty))
    line = after
    return true
  }

  private mutating func open(_ container: MarkdownContainer) {
    closeUnmatched()
    closeLeaf()
    containers.append(container)
    matched = containers.count
  }

  private mutating func closeUnmatched() {
    guard matched < containers.count else { return }
    closeLeaf()
    containers.removeSubrange(matched...)
  }

  private mutating func addText(_ line: MarkdownLine) {
    switch leaf {
    case .paragraph: lines.append(line.content)
    case .table: addRow(line.content)
    default:
      leaf = .paragraph
      lines = [line.content]
    }
  }

  private mutating func closeLeaf() {
    let closed = leaf
    leaf = .none
    switch closed {
    case .paragraph: _ = addParagraph(lines[...], kind: textKind)
    case .html: blocks.parts.append(.html(lines))
    default: break
    }
  }

  private var textKind: Zone.Kind {
    for container in containers.reversed() {
      switch container {
      case .quotation: return .quotation
      case .item: return .listItem
      case .footnote: continue
      }
    }
    return .prose
  }

  /// Takes link reference definitions from the front. False where nothing else is left.
  private mutating func addParagraph(_ lines: ArraySlice<Range<Int>>, kind: Zone.Kind) -> Bool {
    var rest = lines
    while let (label, count) = MarkdownStarts.definition(source, rest) {
      blocks.labels.insert(label)
      rest = rest.dropFirst(count)
    }
    if rest.isEmpty { return false }
    blocks.parts.append(.text(MarkdownBlock(kind: kind, lines: Array(rest))))
    return true
  }

  private mutating func startTable(_ rest: Range<Int>) -> Bool {
    guard let columns = MarkdownTable.columns(source, rest), let header = lines.last,
      MarkdownTable.cells(source, header).count == columns
    else { return false }
    leaf = .none
    _ = addParagraph(lines.dropLast(), kind: textKind)
    addRow(header)
    leaf = .table
    return true
  }

  private mutating func addRow(_ row: Range<Int>) {
    for cell in MarkdownTable.cells(source, row) where !cell.isEmpty {
      blocks.parts.append(.text(MarkdownBlock(kind: .tableCell, lines: [cell])))
    }
  }
}
