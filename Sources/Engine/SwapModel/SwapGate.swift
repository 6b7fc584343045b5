/// Decides from the spun forms alone whether an article is worth a look at the context of its places.
package struct SwapGate: Sendable {
  private let model: BoostedTrees
  private let threshold: Float
  private let floor: Float
  private let probeThreshold: Float

  package init(_ tables: SwapTables) {
    model = tables.gate
    threshold = tables.gateThreshold
    floor = tables.gateFloor
    probeThreshold = tables.probeThreshold
  }

  /// The part of a reading’s feature vector that is known from the form: heaviest reading, length, whether the form is an
  /// original of others, number of readings.
  package static func vector(_ place: SwapPlace, _ lexicon: SwapLexicon) -> [Float] {
    let range = lexicon.readingRange(place.form)
    var weight = 0
    for number in range { weight = max(weight, lexicon.reading(number).weight) }
    var x = [Float](repeating: 0, count: SwapFeature.readingCount)
    x[SwapFeature.weight.rawValue] = Float(weight)
    x[SwapFeature.lengths.rawValue] = Float(min(place.tokens.count, 4) - 1)
    x[SwapFeature.isOriginal.rawValue] = lexicon.isOriginal(place.form) ? 1 : 0
    x[SwapFeature.readings.rawValue] = Float(min(40, range.count))
    return x
  }

  /// The logit of one place above the floor.
  package func excess(_ place: SwapPlace, _ lexicon: SwapLexicon) -> Float {
    max(0, model.logit(Self.vector(place, lexicon)) - floor)
  }

  /// Places that are weighed to decide whether the others are worth it.
  package static let probeSize = 12

  /// The places whose forms are most suspicious, in order of the text.
  package func probe(_ places: [SwapPlace], _ lexicon: SwapLexicon) -> [Int] {
    let scores = places.map { model.logit(Self.vector($0, lexicon)) }
    return Array(places.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(Self.probeSize)).sorted()
  }

  /// Whether the probed places hold enough evidence: the sum of their probabilities under the reading model.
  package func isSuspicious(
    _ probe: (places: [SwapPlace], features: [Float]), _ scorer: SwapScorer
  ) -> Bool {
    evidence(probe, scorer) >= probeThreshold
  }

  /// The sum of the probabilities of the probed places.
  package func evidence(_ probe: (places: [SwapPlace], features: [Float]), _ scorer: SwapScorer) -> Float {
    scorer.fit(probe.places, readingLogits: scorer.readingLogits(probe.places, probe.features))
      .evidence.reduce(0) { $0 + Logarithm.logistic($1) }
  }

  package func isSuspicious(_ places: [SwapPlace], _ lexicon: SwapLexicon, words: Int) -> Bool {
    var sum: Float = 0
    let needed = threshold * Float(max(1, words))
    for place in places {
      sum += excess(place, lexicon)
      if sum >= needed { return true }
    }
    return sum >= needed
  }
}
