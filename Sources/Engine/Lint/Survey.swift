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
  private var memory = SentenceRepetition.Memory()

  init(_ table: TriggerTable, sentences: SentenceMarker) {
    self.table = table
    sentenceMarker = sentences
  }

  mutating func run(_ tokens: inout TokenBuffer) {
    sentences.removeAll(keepingCapacity: true)
    wakes.removeAll()
    votes = LanguageDetector.Votes()
    memory = SentenceRepetition.Memory()
    checks = 0
    words = 0
    var repetition = RepetitionWindow()
    var sentence = Sentence(tokens: 0..<0, hash: 0, words: 0, signature: 0)
    var paragraph = Paragraph()
    var start = 0
    /// Terminators before this index belong to a run that was looked at.
    var marked = 0
    let table = table
    let count = tokens.count
    var isAfterMark = true
    var isAfterComma = false
    /// The last word or number, what may be said of it, and where a word is its neighbour.
    var last = (key: UInt64(0), hints: UInt64(0), next: -1)
    var index = 0
    while index < count {
      let token = tokens[index]
      if token.flags.rawValue & Self.starts != 0 {
        if token.flags.contains(.paragraphStart) {
          if !isAfterMark { wakeLast(table.unmarkedEnd, index &- 1) }
          isAfterMark = false
          close(&paragraph)
          tokens[index].flags.insert(.sentenceStart)
        }
        if index > 0 {
          close(&sentence, start..<index, tokens)
          start = index
        }
      }
      var found: TriggerTable.Actions
      if token.kind == .mark {
        found = mark(token, tokens, index, isAfterMark: index > 0 && tokens[index &- 1].kind == .mark)
        if index >= marked, SentenceMarker.isTerminator(token.key) {
          marked = sentenceMarker.mark(&tokens, after: index)
        }
        repetition.addMark(token.key)
        if last.next == index, TermCheck.joins(token.key) { last.next = index &+ 1 } else { last.next = -1 }
        isAfterMark = true
        isAfterComma = token.key == 0x2C
      } else {
        found = isAfterComma && token.flags.contains(.capitalized) ? table.capitalAfterComma : 0
        isAfterMark = false
        isAfterComma = false
        let hints = table.hints(token.key)
        if hints & TriggerTable.isKnown != 0 {
          let actions = table[token.key]
          found |= actions & TriggerTable.checkBits
          if token.kind == .word { votes.add(languages: actions &>> TriggerTable.languageShift) }
        } else if token.kind == .word {
          votes.add(languages: 0)
        }
        if hints & Self.opening != 0 {
          if hints & TriggerTable.opens != 0 {
            found |= table.openings(token.key, index &+ 1 < count ? tokens[index &+ 1].key : 0)
          }
          if hints & TriggerTable.isPhrase != 0 { found |= table.singles(token.key) }
        }
        if (hints | last.hints) & TriggerTable.isAnchor != 0, last.next == index {
          found |= table.neighbours(last.key, token.key)
        }
        last = (token.key, hints, index &+ 1)
        if token.flags.rawValue & Self.inside != 0 {
          if token.flags.contains(.hasDigit) { found |= table.digit }
          if token.flags.contains(.hasUnderscore) { found |= table.underscore }
        }
        if repetition.add(token.key, isParagraphStart: token.flags.contains(.paragraphStart)) {
          found |= table.repeated
        }
        sentence.hash = (sentence.hash ^ token.key) &* 0x9E37_79B9_7F4A_7C15
        sentence.hash ^= sentence.hash &>> 32
        sentence.words &+= 1
        sentence.signature |= 1 &<< (token.key & 63)
        if !token.flags.contains(.heading) {
          paragraph.sum &+= token.key
          paragraph.words &+= 1
        }
      }
      if found != 0 {
        checks |= found
        wakes.append(UInt64(index) &<< 16 | found)
      }
      index &+= 1
    }
    if count > 0 {
      if !isAfterMark { wakeLast(table.unmarkedEnd, count &- 1) }
      close(&sentence, start..<count, tokens)
      close(&paragraph)
    }
  }

  private static let starts = Token.Flags([.paragraphStart, .sentenceStart]).rawValue
  private static let opening = TriggerTable.opens | TriggerTable.isPhrase
  private static let inside = Token.Flags([.hasDigit, .hasUnderscore]).rawValue

  /// Words of a paragraph that are not in a heading, and the sum of their keys.
  private struct Paragraph {
    var sum: UInt64 = 0
    var words = 0
  }

  /// What a mark wakes.
  @inline(__always)
  private func mark(
    _ token: Token, _ tokens: borrowing TokenBuffer, _ index: Int, isAfterMark: Bool
  ) -> TriggerTable.Actions {
    let actions = table[mark: token.key]
    var found = actions & TriggerTable.checkBits
    if isAfterMark {
      found |= table.markAfterMark
    } else if token.hasSpaceBefore {
      found |= actions &>> TriggerTable.spacedShift & TriggerTable.checkBits
    } else if token.key == 0x2E, index > 0, tokens[index &- 1].isWord,
      tokens[index &- 1].end &- tokens[index &- 1].start == 1
    {
      found |= table.initialStop
    }
    if index &+ 1 < tokens.count {
      let next = tokens[index &+ 1]
      if next.isWord {
        if !next.hasSpaceBefore {
          found |= actions &>> TriggerTable.tightShift & TriggerTable.checkBits
        } else if token.key == 0x2E, !next.flags.contains(.capitalized) {
          found |= table.stopBeforeLowercase
        }
      }
    }
    return found
  }

  /// Wakes checks for the token before the one that is looked at.
  private mutating func wakeLast(_ actions: TriggerTable.Actions, _ index: Int) {
    guard actions != 0 else { return }
    checks |= actions
    if wakes.count > 0, Int(wakes[wakes.count &- 1] &>> 16) == index {
      wakes[wakes.count &- 1] |= actions
    } else {
      wakes.append(UInt64(index) &<< 16 | actions)
    }
  }

  private mutating func close(_ sentence: inout Sentence, _ tokens: Range<Int>, _ buffer: borrowing TokenBuffer) {
    words &+= sentence.words
    sentence.tokens = tokens
    sentences.append(sentence)
    sentence = Sentence(tokens: 0..<0, hash: 0, words: 0, signature: 0)
    table.repetition?.note(sentences, buffer, &memory)
  }

  private mutating func close(_ paragraph: inout Paragraph) {
    table.repetition?.noteParagraph(paragraph.sum, words: paragraph.words, &memory)
    paragraph = Paragraph()
  }

  /// Whether a sentence or paragraph may stand twice, or nearly.
  var mayRepeat: Bool { memory.found }

  /// Checks that the article wakes.
  func checks(with properties: Triggers.Properties) -> TriggerTable.Actions {
    var properties = properties
    properties.insert(.any)
    if memory.found { properties.insert(.mayRepeat) }
    return checks | table.checks(for: properties)
  }

  /// Puts the indices of the tokens that wake a check in place of those in `candidates`.
  func collect(_ check: Int, into candidates: inout [Int]) {
    candidates.removeAll(keepingCapacity: true)
    let bit = UInt64(1) &<< UInt64(check)
    guard checks & bit != 0 else { return }
    candidates.append(addingCapacity: wakes.count) { indices in
      for number in 0..<wakes.count where wakes[number] & bit != 0 { indices.append(Int(wakes[number] &>> 16)) }
    }
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
