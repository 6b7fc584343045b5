/// Decides from the spun forms alone whether an article is worth a look at the context of its places.
package struct SwapGate: Sendable {
  private let model: BoostedTrees
  private let skipped: BoostedTrees
  private let threshold: Float
  private let floor: Float
  private let probeThreshold: Float
  private let sumThreshold: Float
  private let lexicon: SwapLexicon
  private let context: ContextModel
  /// The logit of each form, not a number until it is asked for.
  private var logits: [Float] = []

  package init(_ tables: SwapTables, lexicon: SwapLexicon, context: ContextModel) {
    model = tables.gate
    skipped = tables.skipped
    threshold = tables.gateThreshold
    floor = tables.gateFloor
    probeThreshold = tables.probeThreshold
    sumThreshold = tables.sumThreshold
    self.lexicon = lexicon
    self.context = context
  }

  /// What a feature vector says of a form without its context: heaviest weight and number of its readings, length,
  /// whether it is an original of others, and the unigrams of the form and of its likeliest reading.
  package static func vector(
    _ place: SwapPlace, _ tokens: [Token], _ lexicon: SwapLexicon, _ context: ContextModel
  ) -> [Float] {
    let range = lexicon.readingRange(place.form)
    var spun: Float = 0
    for index in place.tokens where tokens[index].kind != .mark {
      let key = tokens[index].kind == .number ? NumberWords.key(tokens[index]) : tokens[index].key
      spun += context.unigram(key)?.probability ?? context.unknown
    }
    var weight = 0
    var best = -Float.infinity
    var likeliest: Float = 0
    var keys: [UInt64] = []
    for number in range {
      let reading = lexicon.reading(number)
      weight = max(weight, reading.weight)
      lexicon.keys(ofOriginal: reading.original, into: &keys)
      let original = keys.reduce(Float(0)) { $0 + (context.unigram($1)?.probability ?? context.unknown) }
      let channel = original - spun + reading.share * 2.3026
      if channel > best {
        best = channel
        likeliest = original
      }
    }
    var x = [Float](repeating: 0, count: SwapFeature.readingCount)
    x[SwapFeature.weight.rawValue] = Float(weight)
    x[SwapFeature.lengths.rawValue] = Float(min(place.tokens.count, 4) - 1)
    x[SwapFeature.isOriginal.rawValue] = lexicon.isOriginal(place.form) ? 1 : 0
    x[SwapFeature.readings.rawValue] = Float(min(40, range.count))
    x[SwapFeature.spunUnigram.rawValue] = spun
    x[SwapFeature.originalUnigram.rawValue] = likeliest
    x[SwapFeature.channelUnigram.rawValue] = best
    return x
  }

  /// The logit of the form of a place.
  private mutating func logit(_ place: SwapPlace, _ tokens: [Token]) -> Float {
    if logits.isEmpty { logits = Array(repeating: .nan, count: lexicon.formCount) }
    if logits[place.form].isNaN { logits[place.form] = model.logit(Self.vector(place, tokens, lexicon, context)) }
    return logits[place.form]
  }

  /// The logits of the forms of places.
  package mutating func logits(of places: [SwapPlace], _ tokens: [Token]) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(places.count)
    for place in places { result.append(logit(place, tokens)) }
    return result
  }

  /// The mean over the words of what the logits of the places have above the floor.
  package static func suspicion(_ logits: [Float], floor: Float, words: Int) -> Float {
    logits.reduce(Float(0)) { $0 + max(0, $1 - floor) } / Float(max(1, words))
  }

  /// Places that are weighed to decide whether the others are worth it.
  package static let probeSize = 12

  /// The places whose forms are most suspicious, in order of the text.
  package static func probe(_ logits: [Float]) -> [Int] {
    Array(logits.indices.sorted { (logits[$0], $1) > (logits[$1], $0) }.prefix(probeSize)).sorted()
  }

  /// What the gate says of an article.
  package enum Verdict {
    /// All its places are weighed; the sieve’s logits of their readings.
    case lookCloser([Float])
    /// The article is not worth a closer look; its probability to be spun.
    case skip(Float)
  }

  /// Judges an article by its forms, then by a probe of its places, then by the sieve’s opinion of all.
  package mutating func judge(
    _ evidence: inout SwapEvidence, _ tokens: [Token], _ scorer: SwapScorer, words: Int
  ) -> Verdict {
    let logits = logits(of: evidence.places, tokens)
    var seen = Seen(suspicion: Self.suspicion(logits, floor: floor, words: words), words: words)
    guard seen.suspicion >= threshold else { return .skip(probability(seen)) }
    let probe = evidence.probe(Self.probe(logits), tokens)
    let found = SwapScorer.probabilities(probe.places, scorer.sieveLogits(probe.features)).reduce(0, +)
    seen.probe = found
    guard found >= probeThreshold else { return .skip(probability(seen)) }
    evidence.weigh(tokens)
    let sieved = scorer.sieveLogits(evidence.features)
    let sum = SwapScorer.probabilities(evidence.places, sieved).reduce(0, +) / Float(max(1, words))
    seen.sum = sum
    guard sum >= sumThreshold else { return .skip(probability(seen)) }
    return .lookCloser(sieved)
  }

  /// What the gate has seen of an article, see `SwapGateFeature`.
  package struct Seen {
    var suspicion: Float
    var probe: Float?
    var sum: Float?
    var words: Int

    package init(suspicion: Float, probe: Float? = nil, sum: Float? = nil, words: Int) {
      self.suspicion = suspicion
      self.probe = probe
      self.sum = sum
      self.words = words
    }

    package var vector: [Float] { [suspicion, probe ?? -1, sum ?? -1, Logarithm.natural(Float(words + 20))] }
  }

  private func probability(_ seen: Seen) -> Float { Logarithm.logistic(skipped.logit(seen.vector)) }
}
