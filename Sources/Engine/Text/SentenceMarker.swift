/// Marks the first token of every sentence: after a full stop, exclamation or question mark (and closing quotes or
/// brackets), where white space and no lower-case letter follows and no abbreviation or initial stands before.
struct SentenceMarker: Sendable {
  private let abbreviations: KeyMap

  init(languages: [LanguageData]) {
    abbreviations = KeyMap(words: languages.flatMap(\.abbreviations))
  }

  /// Whether the word at `index` is an abbreviation or a single initial, so that the stop after it ends nothing.
  func isAbbreviation(_ tokens: [Token], at index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord else { return false }
    if abbreviations.contains(token.key) { return true }
    let length = token.end - token.start
    return length == 1 && token.flags.contains(.capitalized)
  }

  func mark(_ tokens: inout [Token]) {
    let count = tokens.count
    var index = 0
    while index < count {
      if tokens[index].flags.contains(.paragraphStart) { tokens[index].flags.insert(.sentenceStart) }
      if tokens[index].kind == .mark, Self.isTerminator(tokens[index].key) {
        var next = index &+ 1
        while next < count, tokens[next].kind == .mark, !tokens[next].hasSpaceBefore,
          Self.isTerminator(tokens[next].key) || Self.isClosing(tokens[next].key)
        {
          next &+= 1
        }
        if next < count, startsSentence(tokens, at: next, stop: index) {
          tokens[next].flags.insert(.sentenceStart)
        }
        index = next
        continue
      }
      index &+= 1
    }
  }

  private func startsSentence(_ tokens: [Token], at next: Int, stop: Int) -> Bool {
    let token = tokens[next]
    let isIdeographic = tokens[stop].key >= 0x3000
    guard token.hasSpaceBefore || isIdeographic else { return false }
    if tokens[stop].isMark("."), stop > 0, !tokens[stop].hasSpaceBefore {
      if isAbbreviation(tokens, at: stop - 1) { return false }
    }
    guard token.isWord, !token.flags.contains(.capitalized) else { return true }
    return isIdeographic || token.flags.contains(.hasNonASCII)
  }

  @inline(__always)
  static func isTerminator(_ key: UInt64) -> Bool {
    key == 0x2E || key == 0x21 || key == 0x3F || key == 0x2026 || key == 0x3002 || key == 0xFF01 || key == 0xFF1F
      || key == 0x061F || key == 0x06D4 || key == 0x0964
  }

  static func isClosing(_ key: UInt64) -> Bool {
    key == 0x22 || key == 0x27 || key == 0x29 || key == 0x5D || key == 0x2019 || key == 0x201D || key == 0xBB
      || key == 0x203A || key == 0x300D
  }
}
