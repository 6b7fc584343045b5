/// Marks the first token of every sentence: after a full stop, exclamation or question mark (and closing quotes or
/// brackets), where white space and no lower-case letter follows and no abbreviation or initial stands before.
struct SentenceMarker: Sendable {
  private let abbreviations: KeyMap

  init(languages: [LanguageData]) {
    abbreviations = KeyMap(words: languages.flatMap(\.abbreviations))
  }

  /// Whether a token is an abbreviation or a single initial, so that the stop after it ends nothing.
  func isAbbreviation(_ token: Token) -> Bool {
    guard token.isWord else { return false }
    if abbreviations.contains(token.key) { return true }
    return token.end - token.start == 1 && token.flags.contains(.capitalized)
  }

  func mark(_ tokens: inout TokenBuffer) {
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.flags.contains(.paragraphStart) { tokens[index].flags.insert(.sentenceStart) }
      index = token.kind == .mark && Self.isTerminator(token.key) ? mark(&tokens, after: index) : index &+ 1
    }
  }

  /// Marks the token after the terminator at `index` and the terminators and closing marks that follow it, where it
  /// starts a sentence. Returns its index.
  func mark(_ tokens: inout TokenBuffer, after index: Int) -> Int {
    let count = tokens.count
    var next = index &+ 1
    while next < count, tokens[next].kind == .mark, !tokens[next].hasSpaceBefore,
      Self.isTerminator(tokens[next].key) || Self.isClosing(tokens[next].key)
    {
      next &+= 1
    }
    if next < count, startsSentence(tokens, at: next, stop: index) { tokens[next].flags.insert(.sentenceStart) }
    return next
  }

  private func startsSentence(_ tokens: borrowing TokenBuffer, at next: Int, stop: Int) -> Bool {
    let token = tokens[next]
    let mark = tokens[stop]
    let isIdeographic = mark.key >= 0x3000
    guard token.hasSpaceBefore || isIdeographic else { return false }
    if mark.isMark("."), stop > 0, !mark.hasSpaceBefore, isAbbreviation(tokens[stop &- 1]) { return false }
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
