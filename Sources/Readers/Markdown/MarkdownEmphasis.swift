/// A run of `*`, `_` or `~` in the text of a block.
struct MarkdownDelimiter {
  var mark: UInt8
  var start: Int
  var length: Int
  /// Marks not yet used, from `first`.
  var first: Int
  var rest: Int
  var canOpen: Bool
  var canClose: Bool

  init?(_ content: [UInt8], at start: Int) {
    mark = content[start]
    self.start = start
    first = start
    var end = start
    while end < content.count, content[end] == mark { end += 1 }
    length = end - start
    rest = length
    let before = Self.neighbour(content, before: start)
    let after = Self.neighbour(content, after: end)
    let isLeft = after != .space && (after != .punctuation || before != .other)
    let isRight = before != .space && (before != .punctuation || after != .other)
    if mark == 0x5F {
      canOpen = isLeft && (!isRight || before == .punctuation)
      canClose = isRight && (!isLeft || after == .punctuation)
    } else {
      canOpen = isLeft
      canClose = isRight
    }
    if mark == 0x7E, length > 2 { return nil }
  }

  private enum Neighbour { case space, punctuation, other }

  private static func neighbour(_ content: [UInt8], before offset: Int) -> Neighbour {
    var start = offset - 1
    while start > 0, offset - start < 4, content[start] & 0xC0 == 0x80 { start -= 1 }
    return start < 0 ? .space : classify(content[start..<offset])
  }

  private static func neighbour(_ content: [UInt8], after offset: Int) -> Neighbour {
    offset < content.count ? classify(content[offset..<min(offset + 4, content.count)]) : .space
  }

  private static func classify(_ bytes: ArraySlice<UInt8>) -> Neighbour {
    guard let byte = bytes.first else { return .space }
    if byte < 0x80 { return ByteTest.isSpace(byte) ? .space : ByteTest.isPunctuation(byte) ? .punctuation : .other }
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return .other }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return .punctuation
    default: return .other
    }
  }
}

/// Pairs delimiters (CommonMark, “process emphasis”).
enum MarkdownEmphasis {
  /// The ranges of the marks that are markup.
  static func markup(_ delimiters: ArraySlice<MarkdownDelimiter>) -> [Range<Int>] {
    var out: [Range<Int>] = []
    var runs = Array(delimiters)
    var previous = runs.indices.map { $0 - 1 }
    var next = runs.indices.map { $0 + 1 }
    var bottoms: [Int: Int] = [:]
    var closer = 0
    func unlink(_ index: Int) {
      if previous[index] >= 0 { next[previous[index]] = next[index] }
      if next[index] < runs.count { previous[next[index]] = previous[index] }
    }
    while closer < runs.count {
      guard runs[closer].canClose else {
        closer = next[closer]
        continue
      }
      let run = runs[closer]
      let key = Int(run.mark) << 3 | (run.canOpen ? 4 : 0) | run.length % 3
      let bottom = bottoms[key] ?? -1
      var opener = previous[closer]
      while opener > bottom, !matches(runs[opener], run) { opener = previous[opener] }
      guard opener > bottom else {
        bottoms[key] = previous[closer]
        let following = next[closer]
        if !run.canOpen { unlink(closer) }
        closer = following
        continue
      }
      let count = run.mark == 0x7E ? run.length : min(2, min(run.rest, runs[opener].rest))
      runs[opener].rest -= count
      let from = runs[opener].first + runs[opener].rest
      out.append(from..<from + count)
      out.append(run.first..<run.first + count)
      runs[closer].first += count
      runs[closer].rest -= count
      next[opener] = closer
      previous[closer] = opener
      if runs[opener].rest == 0 { unlink(opener) }
      if runs[closer].rest == 0 {
        let following = next[closer]
        unlink(closer)
        closer = following
      }
    }
    return out
  }

  private static func matches(_ opener: MarkdownDelimiter, _ closer: MarkdownDelimiter) -> Bool {
    guard opener.mark == closer.mark, opener.canOpen else { return false }
    if opener.mark == 0x7E { return opener.length == closer.length }
    guard opener.canClose || closer.canOpen else { return true }
    return (opener.length + closer.length) % 3 != 0 || (opener.length % 3 == 0 && closer.length % 3 == 0)
  }
}
