/// The first walk over the tokens of an article. It marks sentences, counts, votes for a language and notes which
/// tokens which check wants to look at, so that a check costs nothing where nothing concerns it.
struct Survey: ~Copyable {
  /// A sentence, with what it takes to compare it with others.
  struct Sentence {
    /// Indices of its tokens.
    var tokens: Range<Int>
    /// Hash of its words in their order.
    var hash: UInt64
    /// Words and numbers.
    var words: Int
    /// A bit for every word, by its key.
    var signature: UInt64
  }

  private let table: TriggerTable
  private let sentenceMarker: SentenceMarker
  private(set) var sentences: [Sentence] = []
  /// Words and numbers of the article.
  private(set) var words = 0
  private(set) var votes = LanguageDetector.Votes()
  /// The checks that one of the tokens wakes.
  private(set) var checks: TriggerTable.Actions = 0
  /// Token index and checks: the tokens that wake one, in order.
  private var wakes = Scratch<UInt64>()

  init(_ table: TriggerTable, sentences: SentenceMarker) {
    self.table = table
    sentenceMarker = sentences
  }

  mutating func run(_ tokens: inout TokenBuffer) {
    sentences.removeAll(keepingCapacity: true)
    wakes.removeAll()
    votes = LanguageDetector.Votes()
    checks = 0
    words = 0
    var repetition = RepetitionWindow()
    var sentence = Sentence(tokens: 0..<0, hash: 0, words: 0, signature: 0)
    var start = 0
    /// Terminators before this index belong to a run that was looked at.
    var marked = 0
    let count = tokens.count
    var isAfterMark = false
    var isAfterComma = false
    var index = 0
    while index < count {
      var token = tokens[index]
      if token.flags.contains(.paragraphStart), !token.flags.contains(.sentenceStart) {
        token.flags.insert(.sentenceStart)
        tokens[index].flags.insert(.sentenceStart)
      }
      if token.flags.contains(.sentenceStart), index > 0 {
        close(&sentence, start..<index)
        start = index
      }
      var found: TriggerTable.Actions
      if token.kind == .mark {
        let actions = table[mark: token.key]
        found = actions & TriggerTable.checkBits
        if isAfterMark {
          found |= table.markAfterMark
        } else if token.hasSpaceBefore {
          found |= actions &>> TriggerTable.spacedShift & TriggerTable.checkBits
        }
        if index &+ 1 < count {
          let next = tokens[index &+ 1]
          if next.isWord {
            if !next.hasSpaceBefore {
              found |= actions &>> TriggerTable.tightShift & TriggerTable.checkBits
            } else if token.key == 0x2E, !next.flags.contains(.capitalized) {
              found |= table.stopBeforeLowercase
            }
          }
        }
        if index >= marked, SentenceMarker.isTerminator(token.key) {
          marked = sentenceMarker.mark(&tokens, after: index)
        }
        repetition.addMark(token.key)
        isAfterMark = true
        isAfterComma = token.key == 0x2C
      } else {
        if isAfterComma, token.flags.contains(.capitalized) { found = table.capitalAfterComma } else { found = 0 }
        isAfterMark = false
        isAfterComma = false
        words &+= 1
        let actions = table[token.key]
        found |= actions & TriggerTable.checkBits
        if index &+ 1 == count || tokens[index &+ 1].flags.contains(.paragraphStart) { found |= table.unmarkedEnd }
        if token.kind == .word { votes.add(languages: actions &>> TriggerTable.languageShift) }
        if token.flags.contains(.hasDigit) { found |= table.digit }
        if table.passesFilter(token.key) { found |= table.filtered }
        if repetition.add(token.key, isParagraphStart: token.flags.contains(.paragraphStart)) {
          found |= table.repetition
        }
        sentence.hash = (sentence.hash ^ token.key) &* 0x9E37_79B9_7F4A_7C15
        sentence.hash ^= sentence.hash &>> 32
        sentence.words &+= 1
        sentence.signature |= 1 &<< (token.key & 63)
      }
      if found != 0 {
        checks |= found
        wakes.append(UInt64(index) &<< 16 | found)
      }
      index &+= 1
    }
    if count > 0 { close(&sentence, start..<count) }
  }

  private mutating func close(_ sentence: inout Sentence, _ tokens: Range<Int>) {
    sentence.tokens = tokens
    sentences.append(sentence)
    sentence = Sentence(tokens: 0..<0, hash: 0, words: 0, signature: 0)
  }

  /// Checks that the article wakes.
  func checks(with properties: Triggers.Properties) -> TriggerTable.Actions {
    var properties = properties
    properties.insert(.any)
    if sentences.count > 1 { properties.insert(.hasSentences) }
    return checks | table.checks(for: properties)
  }

  /// Puts the indices of the tokens that wake a check in place of those in `candidates`.
  func collect(_ check: Int, into candidates: inout [Int]) {
    candidates.removeAll(keepingCapacity: true)
    let bit = UInt64(1) &<< UInt64(check)
    guard checks & bit != 0 else { return }
    for number in 0..<wakes.count where wakes[number] & bit != 0 { candidates.append(Int(wakes[number] &>> 16)) }
  }
}

/// The last eight tokens, a byte of the key of each, to see repetitions coming.
struct RepetitionWindow {
  /// The byte of the last token is the lowest.
  private var bytes: UInt64 = 0
  /// A high bit for every distance at which the last token stood before; others may be set above a right one.
  private var matches: UInt64 = 0

  @inline(__always)
  mutating func addMark(_ key: UInt64) {
    bytes = bytes &<< 8 | key & 0xFF
    matches = 0
  }

  /// Adds a word. True where it is the word before it, or it and the word before it stand at the same distance.
  @inline(__always)
  mutating func add(_ key: UInt64, isParagraphStart: Bool) -> Bool {
    let byte = key & 0xFF
    let difference = bytes ^ byte &* 0x0101_0101_0101_0101
    var found = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
    if isParagraphStart { found = 0 }
    let isRepeated = found & (matches | 0x80) != 0
    bytes = bytes &<< 8 | byte
    matches = found
    return isRepeated
  }
}
