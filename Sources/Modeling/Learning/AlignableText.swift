internal import Engine

/// A text as the learner aligns it: its words, folded, in sentences.
struct AlignableText {
  struct Word {
    var key: UInt64
    /// Folded, apostrophes as U+0027.
    var text: String
    /// A mark stands between this word and the one before.
    var hasMarkBefore: Bool
    var isNumber: Bool
    /// One of the frequent words that say little about what a sentence is about.
    var isFunction: Bool
  }
  private(set) var words: [Word] = []
  /// Ranges of `words`.
  private(set) var sentences: [Range<Int>] = []

  init(_ text: [UInt8], tokenizer: ArticleTokenizer, functionWords: Set<UInt64>) {
    var start = 0
    var isAfterMark = false
    for token in tokenizer.tokens(of: text) {
      if token.flags.contains(.sentenceStart), words.count > start {
        sentences.append(start..<words.count)
        start = words.count
      }
      if token.kind == .mark {
        isAfterMark = true
        continue
      }
      let folded = LabelledArticle.plain(String(decoding: text[token.range], as: UTF8.self))
      words.append(
        Word(
          key: token.key, text: folded, hasMarkBefore: isAfterMark, isNumber: token.kind == .number,
          isFunction: functionWords.contains(token.key)))
      isAfterMark = false
    }
    if words.count > start { sentences.append(start..<words.count) }
  }
}
