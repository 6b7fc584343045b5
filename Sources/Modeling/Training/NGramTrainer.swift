internal import Engine

/// Trains a trigram model on texts: counts, then interpolated Witten–Bell smoothing (Witten and Bell 1991, method C),
/// whose lower orders are true frequencies and so bear pruning better than those of Kneser and Ney.
///
/// P(w | h) = (c(h w) + n(h) P(w | h′)) / (c(h) + n(h)), with n(h) the number of distinct words after h and h′ the
/// history without its first word. The share n(h) / (c(h) + n(h)) is the back-off weight of h.
public struct NGramTrainer {
  /// Words seen less often than this count as unknown.
  public var minimumCount: Int
  /// Words of the texts so far, sentence ends not counted.
  public private(set) var tokens = 0

  private let tokenizer: ArticleTokenizer
  private var ids: [UInt64: UInt32] = [:]
  private var words: [String] = []
  private var unigrams: [UInt64] = []
  private var bigrams = NGramCounter()
  private var trigrams = NGramCounter()

  /// Ids have 21 bits, so that a trigram fits in 64; what comes after counts as unknown.
  private static let mostWords = 1 << 21
  private static let unknown: UInt32 = 0
  private static let start: UInt32 = 1
  private static let end: UInt32 = 2

  public init(tokenizer: ArticleTokenizer, minimumCount: Int = 1) {
    self.tokenizer = tokenizer
    self.minimumCount = minimumCount
    for word in ["<UNK>", WordSequence.start, WordSequence.end] { _ = id(TokenKey.key(word), word) }
  }

  private mutating func id(_ key: UInt64, _ word: String) -> UInt32 {
    if let known = ids[key] { return known }
    guard words.count < Self.mostWords else { return Self.unknown }
    let id = UInt32(words.count)
    ids[key] = id
    words.append(word)
    unigrams.append(0)
    return id
  }

  /// Adds a text in valid UTF-8.
  public mutating func add(_ text: [UInt8]) {
    let sequence = WordSequence(text, tokenizer.tokens(of: text))
    tokens += sequence.positions.count
    guard !sequence.positions.isEmpty else { return }
    var u: UInt64?
    var v = UInt64(Self.start)
    for index in 1..<sequence.keys.count {
      let w = UInt64(id(sequence.keys[index], sequence.words[index]))
      if w == UInt64(Self.start) {
        u = nil
        v = w
        continue
      }
      unigrams[Int(w)] += 1
      bigrams.add(v << 21 | w)
      if let u { trigrams.add(u << 42 | v << 21 | w) }
      u = v
      v = w
    }
  }

  /// The model. Throws `ModelError` where there was no text.
  public mutating func train() throws(ModelError) -> NGramSource {
    guard tokens > 0 else { throw ModelError("the texts hold no words") }
    bigrams.merge()
    trigrams.merge()
    let keeps = (0..<words.count).map {
      $0 <= Int(Self.end) && $0 != Int(Self.unknown) || Int(unigrams[$0]) >= minimumCount
    }
    var source = NGramSource()
    var numbers = [UInt32](repeating: 0, count: words.count)
    for (id, word) in words.enumerated() where keeps[id] || id == Int(Self.unknown) {
      numbers[id] = UInt32(source.words.count)
      source.words.append(word)
    }
    let total = unigrams.reduce(0, +)
    let dropped = (0..<words.count).filter { !keeps[$0] && $0 != Int(Self.unknown) }
    let types = UInt64(source.words.count - 2)
    let unknownCount = dropped.reduce(unigrams[Int(Self.unknown)]) { $0 + unigrams[$1] }
    let denominator = Double(total + types)
    var probabilities = [Double](repeating: 0, count: words.count)
    for id in words.indices where keeps[id] { probabilities[id] = Double(unigrams[id]) / denominator }
    // Unknown words share what Witten and Bell leave for new ones among as many types as are known, and those dropped.
    let unseen = Double(unknownCount + types) / denominator / Double(UInt64(dropped.count) + types)
    probabilities[Int(Self.unknown)] = unseen
    for id in dropped { probabilities[id] = unseen }
    // Histories are runs of the sorted items.
    let weights = Self.histories(bigrams) { $0 >> 21 }
    for (id, _) in words.enumerated() where keeps[id] || id == Int(Self.unknown) {
      source.unigrams.append(
        .init(
          probability: id == Int(Self.start) ? -99 : Float(Math.log(max(probabilities[id], 1e-40))),
          backoff: Self.backoff(weights[UInt64(id)])))
    }
    let pairWeights = Self.histories(trigrams) { $0 >> 21 }
    var bigramProbabilities = [Double](repeating: 0, count: bigrams.items.count)
    for (index, item) in bigrams.items.enumerated() {
      let history = weights[item >> 21] ?? (0, 0)
      let w = Int(item & 0x1F_FFFF)
      let p = Self.interpolate(bigrams.counts[index], history, probabilities[w])
      bigramProbabilities[index] = p
      let v = Int(item >> 21)
      guard keeps[v], keeps[w] else { continue }
      source.bigrams.append(
        .init(
          v: numbers[v], w: numbers[w], probability: Float(Math.log(p)), backoff: Self.backoff(pairWeights[item])))
    }
    addTrigrams(to: &source, bigramProbabilities, pairWeights, keeps, numbers)
    return source
  }

  private func addTrigrams(
    to source: inout NGramSource, _ lower: [Double], _ weights: [UInt64: (count: UInt64, types: UInt64)],
    _ keeps: [Bool], _ numbers: [UInt32]
  ) {
    for (index, item) in trigrams.items.enumerated() {
      let (u, v, w) = (Int(item >> 42), Int(item >> 21 & 0x1F_FFFF), Int(item & 0x1F_FFFF))
      guard keeps[u], keeps[v], keeps[w], let history = weights[item >> 21] else { continue }
      let p = Self.interpolate(trigrams.counts[index], history, lower[place(of: item & 0x3FF_FFFF_FFFF)])
      source.trigrams.append(.init(u: numbers[u], v: numbers[v], w: numbers[w], probability: Float(Math.log(p))))
    }
  }

  /// The index of a bigram, which every trigram that ends in it implies.
  private func place(of item: UInt64) -> Int {
    var low = 0
    var high = bigrams.items.count - 1
    while low < high {
      let middle = (low + high) / 2
      if bigrams.items[middle] < item { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Occurrences of each history, and distinct words after it.
  private static func histories(
    _ counter: NGramCounter, _ history: (UInt64) -> UInt64
  ) -> [UInt64: (count: UInt64, types: UInt64)] {
    var sums: [UInt64: (count: UInt64, types: UInt64)] = [:]
    for (index, item) in counter.items.enumerated() {
      let key = history(item)
      let known = sums[key] ?? (0, 0)
      sums[key] = (known.count + UInt64(counter.counts[index]), known.types + 1)
    }
    return sums
  }

  private static func interpolate(
    _ count: UInt32, _ history: (count: UInt64, types: UInt64), _ lower: Double
  ) -> Double {
    (Double(count) + Double(history.types) * lower) / Double(history.count + history.types)
  }

  private static func backoff(_ history: (count: UInt64, types: UInt64)?) -> Float {
    guard let history else { return 0 }
    return Float(Math.log(Double(history.types) / Double(history.count + history.types)))
  }
}
