internal import Engine

/// Reads suppression comments: `<!-- spinlint-disable-next-line repeat/word, swap/word: reason -->`.
struct SuppressionParser {
  private(set) var suppressions: [Suppression] = []
  private(set) var errors: [InputError] = []
  private var positions: PositionIndex
  private let source: [UInt8]

  init(source: [UInt8]) {
    self.source = source
    positions = PositionIndex(source: source)
  }

  /// Reads one comment, from `<!--` to `-->`. Comments are given in the order of the source.
  mutating func read(_ range: Range<Int>) {
    var start = range.lowerBound
    var end = range.upperBound
    if source.hasPrefix("<!--", at: start, end: end) { start += 4 }
    if end - start >= 3, source[end - 3..<end].elementsEqual([0x2D, 0x2D, 0x3E]) { end -= 3 }
    while start < end, ByteTest.isSpace(source[start]) { start += 1 }
    guard source.hasPrefix("spinlint-", at: start, end: end) else { return }
    var stop = start
    while stop < end, source[stop] == 0x2D || ByteTest.isAlphanumeric(source[stop]) { stop += 1 }
    let name = String(decoding: source[start..<stop], as: UTF8.self)
    let place = positions.position(at: range.lowerBound)
    guard let kind = Suppression.Kind(rawValue: name) else {
      let known = Suppression.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      errors.append(
        InputError("“\(name)” is no suppression; there is \(known)", line: place.line, column: place.column))
      return
    }
    let rest = source[stop..<end]
    let colon = rest.firstIndex(of: 0x3A)
    let rules = String(decoding: rest[..<(colon ?? end)], as: UTF8.self)
      .split { $0 == "," || $0.isWhitespace }.map(String.init)
    let reason = colon.map { String(decoding: source[($0 + 1)..<end], as: UTF8.self).trimmed }
    if rules.isEmpty, kind != .enable {
      errors.append(
        InputError(
          "“\(name)” must name rules, such as repeat/word or “repeat/*”", line: place.line, column: place.column))
      return
    }
    let last = max(place.line, positions.position(at: range.upperBound).line)
    suppressions.append(
      Suppression(
        kind: kind, rules: rules, reason: reason?.isEmpty == true ? nil : reason, range: range,
        lines: place.line...last, nextLine: lineOfText(after: range.upperBound, in: last), column: place.column))
  }

  /// The first line with text below a line of which `offset` is a part.
  private func lineOfText(after offset: Int, in line: Int) -> Int {
    var number = line
    var start = offset
    while start < source.count {
      while start < source.count, source[start] != 0x0A, source[start] != 0x0D { start += 1 }
      let isPair = start + 1 < source.count && source[start] == 0x0D && source[start + 1] == 0x0A
      start += isPair ? 2 : 1
      number += 1
      var end = start
      while end < source.count, source[end] == 0x20 || source[end] == 0x09 { end += 1 }
      if end < source.count, source[end] != 0x0A, source[end] != 0x0D { return number }
    }
    return line + 1
  }

  /// Hands what was found to an article.
  func finish(into article: inout Article) {
    article.suppressions = suppressions
    article.suppressionErrors = errors
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
