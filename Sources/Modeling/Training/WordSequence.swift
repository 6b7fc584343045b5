package import Engine

/// The words of a text as the context model reads them: marks that end a clause and line breaks end a sentence, other
/// marks are left out, and a number stands for a spelled-out one of its size.
package struct WordSequence {
  package static let start = "<s>"
  package static let end = "</s>"

  /// Keys, sentence ends and starts among them; starts and ends with those.
  package private(set) var keys: [UInt64] = [ContextModel.sentenceStart]
  /// The words themselves, folded.
  package private(set) var words: [String] = [Self.start]
  /// Indices of the words of the text, in its order.
  package private(set) var positions: [Int] = []
  /// Index into `positions` of the first word behind each mark, which no phrase crosses.
  package private(set) var afterMark: Set<Int> = []

  package init(_ text: [UInt8], _ tokens: [Token]) {
    for token in tokens {
      if token.flags.contains(.newlineBefore) { endSentence() }
      if token.kind == .mark {
        afterMark.insert(positions.count)
        if [0x2E, 0x3F, 0x21, 0x3B, 0x3A].contains(token.key) { endSentence() }
        continue
      }
      positions.append(keys.count)
      if token.kind == .number {
        let word = Self.spelled(token.range.count)
        append(word, TokenKey.key(word))
      } else {
        append(Self.folded(text, token), token.key)
      }
    }
    if keys.last == ContextModel.sentenceStart, keys.count > 1 {
      keys.removeLast()
      words.removeLast()
    } else {
      append(Self.end, ContextModel.sentenceEnd)
    }
  }

  private mutating func append(_ word: String, _ key: UInt64) {
    words.append(word)
    keys.append(key)
  }

  private mutating func endSentence() {
    guard keys.last != ContextModel.sentenceStart else { return }
    append(Self.end, ContextModel.sentenceEnd)
    append(Self.start, ContextModel.sentenceStart)
  }

  /// The number that stands for those of so many digits.
  private static func spelled(_ digits: Int) -> String {
    switch digits {
    case 1: "five"
    case 2: "thirty"
    default: "hundred"
    }
  }

  private static func folded(_ text: [UInt8], _ token: Token) -> String {
    let word = LabelledArticle.plain(String(decoding: text[token.range], as: UTF8.self))
    return TokenKey.key(word) == token.key ? word : String(decoding: text[token.range], as: UTF8.self)
  }
}
