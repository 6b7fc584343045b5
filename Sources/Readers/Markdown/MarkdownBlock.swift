internal import Engine

/// A block of Markdown that holds text: a paragraph, a heading, a table cell.
struct MarkdownBlock {
  var kind: Zone.Kind
  /// Byte ranges of its lines in the source, without indentation, markers, trailing blanks and line breaks.
  var lines: [Range<Int>]
}

/// What stands around a block.
enum MarkdownContainer {
  case quotation
  /// Text of the item starts in this column, relative to its container.
  case item(indent: Int, isEmpty: Bool)
  case footnote
}

/// What the block parser found in a source.
struct MarkdownBlocks {
  enum Part {
    case text(MarkdownBlock)
    /// HTML, by its lines.
    case html([Range<Int>])
  }
  /// In the order of the source.
  var parts: [Part] = []
  /// Normalized labels of link reference definitions.
  var labels: Set<[UInt8]> = []
  /// Labels of footnote definitions.
  var footnotes: Set<[UInt8]> = []

  /// A label as links compare it: without case and with single blanks.
  static func normalized(_ label: ArraySlice<UInt8>) -> [UInt8] {
    let words = label.split(whereSeparator: ByteTest.isSpace)
    var out: [UInt8] = []
    for word in words {
      if !out.isEmpty { out.append(0x20) }
      out += word
    }
    if out.allSatisfy({ $0 < 0x80 }) { return ByteTest.lowercased(out[...]) }
    return Array(String(decoding: out, as: UTF8.self).lowercased().utf8)
  }
}
