/// YAML between lines of `---` (or TOML between `+++`) at the head of a Markdown file.
struct FrontMatter {
  /// Where the text starts.
  var end: Int
  var language: String?
  /// The title's value in the source, without quotes.
  var title: Range<Int>?

  /// Nil where the source does not start with front matter, as with a thematic break and prose.
  init?(_ source: [UInt8], from start: Int) {
    end = start
    var lines = Lines(source: source, offset: start)
    guard let fence = lines.next(), fence.count >= 3 else { return nil }
    let mark = source[fence].prefix(3)
    guard mark.elementsEqual([0x2D, 0x2D, 0x2D]) || mark.elementsEqual([0x2B, 0x2B, 0x2B]),
      source[fence].dropFirst(3).allSatisfy(ByteTest.isBlank)
    else { return nil }
    let isTOML = mark.first == 0x2B
    var hasKey = false
    while let line = lines.next() {
      let bytes = source[line]
      let trimmed = bytes.count - bytes.reversed().prefix(while: ByteTest.isBlank).count
      let isEnd =
        bytes.prefix(trimmed).elementsEqual(mark)
        || (!isTOML && bytes.prefix(trimmed).elementsEqual([0x2E, 0x2E, 0x2E]))
      if isEnd {
        guard hasKey || bytes.startIndex == fence.upperBound + 1 else { return nil }
        end = lines.offset
        return
      }
      guard let first = bytes.first, !ByteTest.isSpace(first), ![0x23, 0x2D, 0x5B, 0x5D, 0x7D].contains(first) else {
        continue
      }
      guard let key = Self.key(source, line, separator: isTOML ? 0x3D : 0x3A) else { return nil }
      hasKey = true
      read(source, key.name, key.value)
    }
    return nil
  }

  private mutating func read(_ source: [UInt8], _ name: String, _ value: Range<Int>) {
    switch name.lowercased() {
    case "lang", "language": language = value.isEmpty ? language : String(decoding: source[value], as: UTF8.self)
    case "title" where !value.isEmpty && !Array("|>&*{[!".utf8).contains(source[value.lowerBound]): title = value
    default: break
    }
  }

  /// `key: value`, the value without quotes and comment.
  private static func key(
    _ source: [UInt8], _ line: Range<Int>, separator: UInt8
  ) -> (name: String, value: Range<Int>)? {
    guard let colon = source[line].firstIndex(of: separator) else { return nil }
    guard colon + 1 == line.upperBound || ByteTest.isBlank(source[colon + 1]) || separator == 0x3D else { return nil }
    let name = String(decoding: source[line.lowerBound..<colon], as: UTF8.self).trimmed
    guard !name.isEmpty, !name.contains(where: \.isWhitespace) else { return nil }
    var start = colon + 1
    var end = line.upperBound
    while start < end, ByteTest.isBlank(source[start]) { start += 1 }
    while end > start, ByteTest.isBlank(source[end - 1]) { end -= 1 }
    guard start < end else { return (name, start..<start) }
    let quote = source[start]
    if quote == 0x22 || quote == 0x27, let close = source[(start + 1)..<end].lastIndex(of: quote) {
      return (name, start + 1..<close)
    }
    var index = start
    while index < end {
      if source[index] == 0x23, index == start || ByteTest.isBlank(source[index - 1]) { end = index }
      index += 1
    }
    while end > start, ByteTest.isBlank(source[end - 1]) { end -= 1 }
    return (name, start..<end)
  }

  private struct Lines {
    let source: [UInt8]
    var offset: Int

    mutating func next() -> Range<Int>? {
      guard offset < source.count else { return nil }
      let start = offset
      while offset < source.count, !ByteTest.isNewline(source[offset]) { offset += 1 }
      let line = start..<offset
      if offset + 1 < source.count, source[offset] == 0x0D, source[offset + 1] == 0x0A { offset += 1 }
      offset = min(offset + 1, source.count)
      return line
    }
  }
}
