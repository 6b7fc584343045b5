/// Tells from their hashes whether sentences or paragraphs may stand twice, or nearly; what says no is certain.
struct SentenceRepetition: Sendable {
  /// Fewest words of a sentence that may stand twice; nil where none is looked for.
  var sentence: Int?
  /// The same for paragraphs.
  var paragraph: Int?
  /// Sentences that share words.
  struct Near: Sendable {
    /// Fewest words.
    var least: Int
    /// Least share of common words.
    var share: Double
    /// Most sentences apart.
    var distance: Int
  }
  var near: [Near] = []
  /// Whether sentences in a row that start with the same word count.
  var starts = false

  /// What was seen of the sentences and paragraphs of one article.
  struct Memory {
    private var sentences: UInt64 = 0
    private var paragraphs: UInt64 = 0
    /// Whether something may stand twice.
    fileprivate(set) var found = false

    /// Bits of the hash; true where they were all set before.
    private static func insert(_ hash: UInt64, into bits: inout UInt64) -> Bool {
      let mask = UInt64(1) << (hash >> 58) | UInt64(1) << (hash >> 52 & 63)
      defer { bits |= mask }
      return bits & mask == mask
    }

    fileprivate mutating func addSentence(_ hash: UInt64) { if Self.insert(hash, into: &sentences) { found = true } }
    fileprivate mutating func addParagraph(_ hash: UInt64) { if Self.insert(hash, into: &paragraphs) { found = true } }
  }

  /// Looks at the last sentence.
  func note(_ sentences: [Survey.Sentence], _ tokens: borrowing TokenBuffer, _ memory: inout Memory) {
    guard !memory.found, let last = sentences.last else { return }
    if let sentence, last.words >= sentence { memory.addSentence(last.hash) }
    let count = sentences.count
    guard count > 1 else { return }
    if starts, tokens[last.tokens.lowerBound].key == tokens[sentences[count - 2].tokens.lowerBound].key {
      memory.found = true
    }
    for near in near where last.words >= near.least {
      for other in max(0, count - 1 - near.distance)..<count - 1 where sentences[other].words >= near.least {
        if near.allows(sentences[other], last) { memory.found = true }
      }
    }
  }

  /// Looks at a paragraph.
  /// - Parameter sum: of the keys of its words.
  func noteParagraph(_ sum: UInt64, words: Int, _ memory: inout Memory) {
    if let paragraph, words >= paragraph, !memory.found { memory.addParagraph(TokenKey.mix(sum)) }
  }
}

extension SentenceRepetition.Near {
  /// Whether two sentences may share enough words, by their numbers and signatures.
  func allows(_ before: Survey.Sentence, _ unit: Survey.Sentence) -> Bool {
    let fewest = min(before.words, unit.words)
    let most = max(before.words, unit.words)
    guard before.hash != unit.hash, Double(fewest) >= share * Double(most) else { return false }
    let both = Double((before.signature & unit.signature).nonzeroBitCount)
    return both >= (share - 0.1) * Double((before.signature | unit.signature).nonzeroBitCount)
  }
}
