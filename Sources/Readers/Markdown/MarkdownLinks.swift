/// The parts of links (CommonMark 6.3). Each takes a range to read in and gives the offset after what it read.
enum MarkdownLinks {
  static func skipSpace(_ bytes: [UInt8], _ range: inout Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound, ByteTest.isSpace(bytes[start]) { start += 1 }
    range = start..<range.upperBound
  }

  /// The offset of the “]” of a label whose “[” stands at the start of the range.
  static func labelEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound + 1
    let limit = min(range.upperBound, index + 1000)
    while index < limit {
      switch bytes[index] {
      case 0x5D: return index
      case 0x5B: return nil
      case 0x5C: index += 2
      default: index += 1
      }
    }
    return nil
  }

  /// A link destination: `<…>`, or no blanks and balanced parentheses.
  static func destination(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    guard index < range.upperBound else { return index }
    if bytes[index] == 0x3C {
      index += 1
      while index < range.upperBound {
        switch bytes[index] {
        case 0x3E: return index + 1
        case 0x3C, 0x0A: return nil
        case 0x5C: index += 2
        default: index += 1
        }
      }
      return nil
    }
    var depth = 0
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == 0x5C, index + 1 < range.upperBound, ByteTest.isPunctuation(bytes[index + 1]) {
        index += 2
        continue
      }
      if byte <= 0x20 || byte == 0x7F { break }
      if byte == 0x28 {
        depth += 1
        if depth > 32 { return nil }
      } else if byte == 0x29 {
        if depth == 0 { break }
        depth -= 1
      }
      index += 1
    }
    return depth == 0 ? index : nil
  }

  /// A link title in quotes or parentheses.
  static func title(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard let open = range.first else { return nil }
    let close: UInt8
    switch bytes[open] {
    case 0x22, 0x27: close = bytes[open]
    case 0x28: close = 0x29
    default: return nil
    }
    var index = open + 1
    while index < range.upperBound {
      if bytes[index] == close { return index + 1 }
      if bytes[index] == 0x28, close == 0x29 { return nil }
      index += bytes[index] == 0x5C ? 2 : 1
    }
    return nil
  }

  /// The end of `(destination "title")`, whose “(” stands at the start of the range.
  static func target(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, bytes[range.lowerBound] == 0x28 else { return nil }
    var rest = range.lowerBound + 1..<range.upperBound
    skipSpace(bytes, &rest)
    guard let end = destination(bytes, rest) else { return nil }
    rest = min(end, range.upperBound)..<range.upperBound
    let gap = rest.lowerBound
    skipSpace(bytes, &rest)
    if rest.lowerBound > gap, let end = title(bytes, rest) {
      rest = min(end, range.upperBound)..<range.upperBound
      skipSpace(bytes, &rest)
    }
    guard let close = rest.first, bytes[close] == 0x29 else { return nil }
    return close + 1
  }

  /// The end of `<https://…>` or `<name@host>`, whose “<” stands at the start of the range.
  static func autolink(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound + 1
    guard index < range.upperBound, ByteTest.isAlphanumeric(bytes[index]) else { return nil }
    var isLink = false
    while index < range.upperBound, index - range.lowerBound < 4096 {
      let byte = bytes[index]
      if byte == 0x3E { return isLink ? index + 1 : nil }
      if byte <= 0x20 || byte == 0x3C || byte == 0x22 { return nil }
      if byte == 0x3A || byte == 0x40 { isLink = true }
      index += 1
    }
    return nil
  }
}
