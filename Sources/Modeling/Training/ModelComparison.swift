public import Engine

/// What a compact model has lost against the model that it was made from.
public struct ModelComparison: Sendable {
  /// Differences of logarithms.
  public struct Error: Sendable {
    public var count = 0
    public var sum = 0.0
    public var largest = 0.0

    public var mean: Double? { count == 0 ? nil : sum / Double(count) }

    mutating func add(_ difference: Float) {
      let size = Double(abs(difference))
      count += 1
      sum += size
      largest = max(largest, size)
    }
  }

  /// The n-grams of one order.
  public struct Order: Sendable {
    /// N-grams of the source.
    public var total = 0
    /// Those that a look-up finds.
    public var found = 0
    public var probability = Error()
    public var backoff = Error()
  }
  /// Orders 1 to 3. What was pruned and is found all the same, by mistake, counts as found, with its error.
  public var orders = [Order(), Order(), Order()]

  /// Log likelihood of texts, over words that the source knows.
  public struct Likelihood: Sendable {
    public var words = 0
    public var full = 0.0
    public var compact = 0.0
    /// Words that the source does not know.
    public var unknown = 0

    public var fullPerplexity: Double? { words == 0 ? nil : Double(Math.expd(-full / Double(words))) }
    public var compactPerplexity: Double? { words == 0 ? nil : Double(Math.expd(-compact / Double(words))) }
  }
  public var likelihood = Likelihood()

  /// Log odds of originals against the spun forms that stand in texts.
  public struct Decisions: Sendable {
    public var count = 0
    /// Both models prefer the same form.
    public var agree = 0
    /// Places where the full model says 10 : 1 or more, for either, and those where the other agrees on the side.
    public var sure = 0
    public var sureAgree = 0
    public var difference = Error()
  }
  public var decisions = Decisions()

  private let full: FullNGramModel
  private let compact: ContextModel
  private let pairs: [String: [[UInt64]]]
  private let tokenizer: ArticleTokenizer

  /// Most words of a spun form.
  private static let longest = 4

  /// - Parameters:
  ///   - lexicon: decides which places of texts are decisions.
  public init(
    source: NGramSource, full: FullNGramModel, compact: ContextModel, lexicon: [SwapPair], tokenizer: ArticleTokenizer
  ) {
    self.full = full
    self.compact = compact
    self.tokenizer = tokenizer
    pairs = Dictionary(grouping: lexicon) { $0.spun }.mapValues { group in
      group.map { $0.original.split(separator: " ").map { TokenKey.key(String($0)) } }
    }
    let keys = source.words.map(ContextModelBuilder.key)
    for (index, item) in source.unigrams.enumerated() where item.probability > -30 {
      orders[0].add(compact.unigram(keys[index]), item.probability, item.backoff)
    }
    for item in source.bigrams {
      orders[1].add(compact.bigram(keys[Int(item.v)], keys[Int(item.w)]), item.probability, item.backoff)
    }
    for item in source.trigrams {
      let found = compact.trigram(keys[Int(item.u)], keys[Int(item.v)], keys[Int(item.w)])
      orders[2].add(found.map { ($0, 0) }, item.probability, 0)
    }
  }

  /// Adds a text in valid UTF-8 to the likelihood and the decisions.
  public mutating func add(_ text: [UInt8]) {
    let sequence = WordSequence(text, tokenizer.tokens(of: text))
    guard !sequence.positions.isEmpty else { return }
    for index in 1..<sequence.keys.count where sequence.keys[index] != ContextModel.sentenceStart {
      let (u, v) = Self.history(sequence.keys, index)
      guard full.knows(sequence.keys[index]) else {
        likelihood.unknown += 1
        continue
      }
      likelihood.words += 1
      likelihood.full += Double(full.logProbability(u, v, sequence.keys[index]))
      likelihood.compact += Double(compact.logProbability(u, v, sequence.keys[index]))
    }
    for first in sequence.positions.indices {
      var form = ""
      for last in first..<min(sequence.positions.count, first + Self.longest) {
        if last > first, sequence.afterMark.contains(last) { break }
        form += (last > first ? " " : "") + sequence.words[sequence.positions[last]]
        for original in pairs[form] ?? [] {
          decide(sequence.keys, sequence.positions[first]...sequence.positions[last], original)
        }
      }
    }
  }

  private static func history(_ keys: [UInt64], _ index: Int) -> (UInt64, UInt64) {
    let v = keys[index - 1]
    return (v == ContextModel.sentenceStart || index < 2 ? 0 : keys[index - 2], v)
  }

  private mutating func decide(_ keys: [UInt64], _ range: ClosedRange<Int>, _ original: [UInt64]) {
    let left = Self.history(keys, range.lowerBound)
    let right = Array(keys[(range.upperBound + 1)..<min(keys.count, range.upperBound + 3)])
    let end = right.firstIndex(of: ContextModel.sentenceEnd).map { Array(right[...$0]) } ?? right
    let spun = Array(keys[range])
    let fullOdds = Self.sum(full, left, original + end) - Self.sum(full, left, spun + end)
    let compactOdds = Self.sum(compact, left, original + end) - Self.sum(compact, left, spun + end)
    decisions.count += 1
    decisions.difference.add(fullOdds - compactOdds)
    let agrees = (fullOdds > 0) == (compactOdds > 0)
    if agrees { decisions.agree += 1 }
    if abs(fullOdds) >= 2.3026 {
      decisions.sure += 1
      if agrees { decisions.sureAgree += 1 }
    }
  }

  private static func sum(_ model: some BackoffModel, _ left: (UInt64, UInt64), _ words: [UInt64]) -> Float {
    var (u, v) = left
    var total: Float = 0
    for word in words {
      total += model.logProbability(u, v, word)
      (u, v) = (v, word)
    }
    return total
  }
}

extension ModelComparison.Order {
  fileprivate mutating func add(_ found: (probability: Float, backoff: Float)?, _ probability: Float, _ backoff: Float)
  {
    total += 1
    guard let found else { return }
    self.found += 1
    self.probability.add(found.probability - probability)
    self.backoff.add(found.backoff - backoff)
  }
}
