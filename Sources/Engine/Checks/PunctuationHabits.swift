/// Habits of a whole article that explain its punctuation.
enum PunctuationHabits {
  /// Whether spaces before “!”, “?” and “;” are the typography of the text around `index`: French, or an old print.
  static func isSpaced(_ tokens: [Token], at index: Int) -> Bool {
    guard isHigh(tokens[index]) else { return false }
    var start = index
    while start > 0, !tokens[start].flags.contains(.sentenceStart), index - start < 60 {
      start -= 1
      if tokens[start].isWord, tokens[start].flags.contains(.hasNonASCII) { return true }
    }
    var count = 0
    for position in 1..<tokens.count where tokens[position].hasSpaceBefore && isHigh(tokens[position]) {
      if tokens[position - 1].kind != .mark, !tokens[position].flags.contains(.newlineBefore) { count += 1 }
      if count == 3 { return true }
    }
    return false
  }

  private static func isHigh(_ token: Token) -> Bool { token.isMark("!") || token.isMark("?") || token.isMark(";") }

  /// Whether the article names code: “snake_case”, “camelCase”, “a::b”.
  static func isTechnical(_ text: [UInt8], _ tokens: [Token]) -> Bool {
    var count = 0
    for index in tokens.indices {
      let token = tokens[index]
      if token.isMark(":") {
        if index > 0, tokens[index - 1].isMark(":"), !token.hasSpaceBefore { count += 1 }
      } else if token.isWord {
        let isCamel = token.flags.contains(.mixedCase) && !token.flags.contains(.capitalized)
        if isCamel || text[token.range].dropFirst().contains(0x5F) { count += 1 }
      }
      if count == 2 { return true }
    }
    return false
  }
}
