extension SwapScorer {
  /// What is less sure is not shown, however sure the others are: an editor looks at one finding at a time.
  static let leastConfidence: Float = 0.77

  /// Positions in `fit.chosen` of the largest set of places whose mean confidence stays at or above the target
  /// precision, none of them below `leastConfidence`. One odd form alone is a habit of the writer: it takes several distinct forms for any to be shown.
  public func display(_ fit: Fit, _ places: [SwapPlace], precision: Float, words: Int) -> [Int] {
    let least = isRateAssumed ? 0.5 : min(Self.leastConfidence, precision)
    let ranked = fit.confidences.indices.filter { fit.confidences[$0] >= least }
      .sorted { (fit.confidences[$0], $1) > (fit.confidences[$1], $0) }
    var sum: Float = 0
    var keep = 0
    for (count, position) in ranked.enumerated() {
      sum += fit.confidences[position]
      if sum >= precision * Float(count + 1) { keep = count + 1 }
    }
    let distinct = Set(ranked[..<keep].map { places[fit.chosen[$0]].key }).count
    guard isRateAssumed || distinct >= max(2, words / 250) else { return [] }
    return ranked[..<keep].sorted()
  }

  /// Features of the article as a whole, see `SwapArticleFeature`.
  public func articleVector(_ fit: Fit, _ places: [SwapPlace], words: Int) -> [Float] {
    let count = Float(words + 20)
    var best: [UInt64: Float] = [:]
    var strongest: [UInt64: Float] = [:]
    for (position, index) in fit.chosen.enumerated() {
      let key = places[index].key
      best[key] = max(best[key] ?? 0, fit.confidences[position])
      strongest[key] = max(strongest[key] ?? -.infinity, fit.evidence[index])
    }
    func share(_ sum: Float) -> Float { Logarithm.natural((sum + 0.2) / count) }
    // In the order of the keys, so that sums are the same in every run.
    let values = best.sorted { $0.key < $1.key }.map(\.value)
    return [
      share(values.reduce(0, +)), share(Float(values.count { $0 > 0.5 })), share(Float(values.count { $0 > 0.8 })),
      share(Float(values.count { $0 > 0.93 })), share(fit.evidence.reduce(0) { $0 + Logarithm.logistic($1) }),
      Self.logit(fit.rate), Logarithm.natural(count), logRatio(fit, share: 0.01), logRatio(fit, share: 0.04),
      logRatio(fit, share: 0.15),
    ]
      + (-6...3).map { step in
        Logarithm.natural((Float(strongest.values.count { $0 > Float(step) }) + 0.3) / count)
      }
  }

  /// How much likelier the evidence is where that share of the places was swapped than where none was, as a logarithm.
  private func logRatio(_ fit: Fit, share: Float) -> Float {
    let prior = Self.clamped(tables.prior)
    let scale = (1 - prior) / prior
    return fit.evidence.reduce(0) {
      $0 + Logarithm.natural(1 - share + share * Logarithm.exponential(min(20, $1)) * scale)
    }
  }
}
