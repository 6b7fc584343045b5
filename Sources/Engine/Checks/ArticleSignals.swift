/// Lines, paragraphs and words of an article as the quality signals count them.
struct ArticleSignals {
  struct Line {
    /// Bytes of the text without white space at the ends; never empty.
    let range: Range<Int>
    let hash: UInt64
    let isTerminated: Bool
    let isBullet: Bool
    let isEllipsis: Bool
  }

  private(set) var lines: [Line] = []
  /// Runs of lines without an empty line between; every line where the text has no empty lines.
  private(set) var paragraphs: [Line] = []
  let words: [Token]
  private(set) var symbols = 0
  private(set) var alphabetic = 0
  private(set) var wordBytes = 0

  init(_ text: [UInt8], _ tokens: [Token]) {
    words = tokens.filter { $0.kind != .mark }
    for token in words {
      wordBytes += token.range.count
      if token.isWord { alphabetic += 1 }
    }
    for (index, token) in tokens.enumerated() where token.isMark {
      if token.key == 0x23 || token.key == 0x2026 { symbols += 1 }
      if index > 1, token.isMark("."), tokens[index - 1].isMark("."), tokens[index - 2].isMark("."),
        index < 3 || !tokens[index - 3].isMark(".")
      {
        symbols += 1
      }
    }
    var start = 0
    var paragraph: Range<Int>?
    for offset in 0...text.count where offset == text.count || text[offset] == 0x0A {
      if let line = Self.line(text, start..<offset) {
        lines.append(line)
        paragraph = (paragraph?.lowerBound ?? line.range.lowerBound)..<line.range.upperBound
      } else if let whole = paragraph {
        if let line = Self.line(text, whole) { paragraphs.append(line) }
        paragraph = nil
      }
      start = offset + 1
    }
    if let whole = paragraph, let line = Self.line(text, whole) { paragraphs.append(line) }
    if paragraphs.count == 1 { paragraphs = lines }
  }

  private static func line(_ text: [UInt8], _ range: Range<Int>) -> Line? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, text[low] <= 0x20 { low += 1 }
    while low < high, text[high - 1] <= 0x20 { high -= 1 }
    guard low < high else { return nil }
    var key = TokenKey()
    for offset in low..<high { key.add(text[offset]) }
    func ends(_ bytes: [UInt8]) -> Bool { text[low..<high].suffix(bytes.count).elementsEqual(bytes) }
    func starts(_ bytes: [UInt8]) -> Bool { text[low..<high].prefix(bytes.count).elementsEqual(bytes) }
    let isEllipsis = ends([0x2E, 0x2E, 0x2E]) || ends([0xE2, 0x80, 0xA6])
    let last = text[high - 1]
    let isTerminated = [0x2E, 0x21, 0x3F, 0x22].contains(last) || ends([0xE2, 0x80, 0x9D]) || isEllipsis
    let isBullet =
      starts([0xE2, 0x80, 0xA2]) || starts([0xE2, 0x97, 0xA6]) || starts([0xE2, 0x96, 0xAA]) || starts([0x2D, 0x20])
      || starts([0x2A, 0x20])
    return Line(
      range: low..<high, hash: key.value, isTerminated: isTerminated, isBullet: isBullet, isEllipsis: isEllipsis)
  }

  /// A count per word, nil without words.
  func ratio(_ count: Int) -> Double? { words.isEmpty ? nil : Double(count) / Double(words.count) }

  /// The share of lines for which `test` holds, nil without lines.
  func share(_ test: (Line) -> Bool) -> Double? {
    guard !lines.isEmpty else { return nil }
    var count = 0
    for line in lines where test(line) { count += 1 }
    return Double(count) / Double(lines.count)
  }

  /// The share of lines, or of their bytes, that stand before in the list.
  func duplicates(_ lines: [Line], byBytes: Bool) -> Double? {
    guard !lines.isEmpty else { return nil }
    var seen: Set<UInt64> = []
    var all = 0
    var again = 0
    for line in lines {
      let weight = byBytes ? line.range.count : 1
      all += weight
      if !seen.insert(line.hash).inserted { again += weight }
    }
    return Double(again) / Double(all)
  }

  private func nGrams(_ size: Int) -> [UInt64] {
    guard words.count >= size else { return [] }
    return (0...words.count - size).map { start in
      var hash: UInt64 = 0
      for offset in 0..<size { hash = TokenKey.mix(hash ^ words[start + offset].key) }
      return hash
    }
  }

  /// The share of word bytes in the most frequent n-gram that occurs more than once (Gopher).
  func topNGramShare(_ size: Int) -> Double? {
    var counts: [UInt64: (count: Int, first: Int)] = [:]
    for (start, hash) in nGrams(size).enumerated() { counts[hash, default: (0, start)].count += 1 }
    var most = 0
    for (count, first) in counts.values where count > 1 {
      let bytes = words[first..<first + size].reduce(0) { $0 + $1.range.count }
      most = max(most, bytes * count)
    }
    return wordBytes == 0 ? nil : Double(most) / Double(wordBytes)
  }

  /// The share of word bytes in n-grams that occur before, each byte counted once (Gopher).
  func duplicateNGramShare(_ size: Int) -> Double? {
    var seen: Set<UInt64> = []
    var bytes = 0
    var covered = 0
    for (start, hash) in nGrams(size).enumerated() where !seen.insert(hash).inserted {
      for index in max(start, covered)..<start + size { bytes += words[index].range.count }
      covered = start + size
    }
    return wordBytes == 0 ? nil : Double(bytes) / Double(wordBytes)
  }
}
