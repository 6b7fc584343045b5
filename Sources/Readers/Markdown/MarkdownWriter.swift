internal import Engine

/// Writes the blocks of a Markdown source as text.
struct MarkdownWriter {
  private var builder: TextBuilder
  private var suppressions: SuppressionParser
  private let blocks: MarkdownBlocks
  /// The text of the block in work, its lines joined by line feeds.
  private var content: [UInt8] = []
  private var lines: [Range<Int>] = []
  /// Offsets of the lines in `content`.
  private var starts: [Int] = []
  private var edits: [MarkdownEdit] = []

  init(_ source: [UInt8], blocks: MarkdownBlocks) {
    builder = TextBuilder(source: source)
    suppressions = SuppressionParser(source: source)
    self.blocks = blocks
  }

  /// - Parameter isLiteral: whether the block has no markup.
  mutating func write(_ block: MarkdownBlock, isLiteral: Bool = false) {
    load(block)
    edits = []
    if !isLiteral { edits = MarkdownInlineParser(content, blocks: blocks, references: &builder.references).edits }
    var start = 0
    if block.kind == .listItem, content.count > 3, content[0] == 0x5B, content[2] == 0x5D, content[3] == 0x20,
      [0x20, 0x78, 0x58].contains(content[1])
    {
      start = 4  // The box of a task list.
    }
    builder.startBlock(block.kind)
    var alternatives: [MarkdownEdit] = []
    emit(start..<content.count) { alternatives.append($0) }
    for edit in alternatives {
      switch edit.action {
      case .image(let range) where !range.isEmpty:
        builder.startBlock(.alternativeText)
        emit(range) { _ in }
      case .imageTag(let range) where !range.isEmpty:
        builder.startBlock(.alternativeText)
        emitAttribute(range)
      default: break
      }
    }
  }

  private mutating func load(_ block: MarkdownBlock) {
    lines = block.lines
    content.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    for (index, line) in lines.enumerated() {
      if index > 0 { content.append(0x0A) }
      starts.append(content.count)
      content += builder.source[line]
    }
  }

  /// Writes a range of the content. Images go to `later`, at the top level with a placeholder in their place.
  private mutating func emit(_ range: Range<Int>, later: (MarkdownEdit) -> Void) {
    var offset = range.lowerBound
    var index = edits.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    while index < edits.count, edits[index].range.lowerBound < range.upperBound {
      let edit = edits[index]
      index += 1
      guard edit.range.lowerBound >= offset else { continue }
      copy(offset..<edit.range.lowerBound)
      offset = edit.range.upperBound
      let source = sourceRange(edit.range)
      switch edit.action {
      case .drop: break
      case .comment: suppressions.read(source)
      case .text(let bytes): builder.replace(source, by: bytes)
      case .placeholder: builder.placeholder(source)
      case .image, .imageTag:
        builder.placeholder(source)
        later(edit)
      }
    }
    if offset < range.upperBound { copy(offset..<range.upperBound) }
  }

  private mutating func emitAttribute(_ range: Range<Int>) {
    var offset = range.lowerBound
    var index = offset
    while index < range.upperBound {
      if content[index] == 0x26,
        let found = builder.references.decode(content, at: index, end: range.upperBound, isHTML: true)
      {
        copy(offset..<index)
        builder.replace(sourceRange(index..<index + found.length), by: found.text)
        index += found.length
        offset = index
      } else {
        index += 1
      }
    }
    copy(offset..<range.upperBound)
  }

  private func lineIndex(of offset: Int) -> Int { starts.partitioningIndex { $0 > offset } - 1 }

  /// The source of a range of the content.
  private func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let first = lineIndex(of: range.lowerBound)
    let start = lines[first].lowerBound + range.lowerBound - starts[first]
    let last = lineIndex(of: max(range.lowerBound, range.upperBound - 1))
    return start..<max(start, lines[last].lowerBound + range.upperBound - starts[last])
  }

  /// Copies content that is no markup, with the line breaks of the source.
  private mutating func copy(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var line = lineIndex(of: range.lowerBound)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let lineEnd = starts[line] + lines[line].count
      let end = min(range.upperBound, lineEnd)
      if offset < end {
        let start = lines[line].lowerBound + offset - starts[line]
        builder.copy(start..<start + end - offset)
      }
      if range.upperBound > lineEnd {
        var stop = lines[line].upperBound
        while ByteTest.isBlank(builder.source[stop]) { stop += 1 }
        let isPair = builder.source[stop] == 0x0D && builder.source[stop + 1] == 0x0A
        builder.copy(stop..<stop + (isPair ? 2 : 1))
      }
      offset = max(end, lineEnd) + 1
      line += 1
    }
  }

  /// Reads the text of a block of HTML, and its suppression comments.
  mutating func write(html lines: [Range<Int>]) {
    guard let first = lines.first, let last = lines.last else { return }
    let range = first.lowerBound..<last.upperBound
    HTMLWriter.write(range, to: &builder, suppressions: &suppressions, lines: lines)
  }

  mutating func finish(into article: inout Article) {
    builder.finish(into: &article)
    suppressions.finish(into: &article)
  }
}

extension Array {
  /// The first index whose element belongs to the second part, in an array that a predicate parts in two.
  func partitioningIndex(where belongsInSecond: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongsInSecond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
