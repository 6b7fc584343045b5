internal import Readers

/// How text is written in the source of a format.
enum SourceNotation {
  case plain, markdown, html

  init(of reader: any ArticleReader) {
    switch reader {
    case is HTMLReader: self = .html
    case is MarkdownReader: self = .markdown
    default: self = .plain
    }
  }

  /// The text as it is written first.
  func written(_ text: [UInt8]) -> [UInt8] {
    guard self == .html else { return text }
    return text.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x26: Array("&amp;".utf8)
      case 0x3C: Array("&lt;".utf8)
      case 0x3E: Array("&gt;".utf8)
      default: [byte]
      }
    }
  }

  /// The text with everything escaped that could be markup; nil where the format has no way to do so.
  func escaped(_ text: [UInt8]) -> [UInt8]? {
    guard self == .markdown else { return nil }
    return text.flatMap { byte -> [UInt8] in
      let isPunctuation = (0x21...0x7E).contains(byte) && !Self.isAlphanumeric(byte)
      return isPunctuation ? [0x5C, byte] : [byte]
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
