extension SwapScorer {
  /// What is less sure is not shown, however sure the others are: an editor looks at one finding at a time.
  static let leastConfidence: Float = 0.785

  /// Where an article is likelier clean than spun, what looks like a swap is a habit of the writer.
  private static let leastProbability: Float = 0.5

  /// Positions in `fit.chosen` of the largest set of places whose mean confidence stays at or above the target
  /// precision, none of them below `leastConfidence`; none in an article whose probability is below `leastProbability`. A
  /// lower target lowers both bounds. One odd form alone shows nothing: it takes several distinct ones.
  public func display(
    _ fit: Fit, _ places: [SwapPlace], precision: Float, words: Int, probability: Float
  ) -> [Int] {
    guard isRateAssumed || probability >= min(Self.leastProbability, precision) else { return [] }
    let least = isRateAssumed ? 0.5 : min(Self.leastConfidence, precision)
    let ranked = fit.confidences.indices.filter { fit.confidences[$0] >= least }
      .sorted { (fit.confidences[$0], $1) > (fit.confidences[$1], $0) }
    var sum: Float = 0
    var keep = 0
    for (count, position) in ranked.enumerated() {
      sum += fit.confidences[position]
      if sum >= precision * Float(count + 1) { keep = count + 1 }
    }
    let distinct = Set(ranked[..<keep].map { places[fit.chosen[$0]].form }).count
    guard isRateAssumed || distinct >= max(2, words / 250) else { return [] }
    return ranked[..<keep].sorted()
  }

  /// Features of the article that only the last stage knows: the profile of the readings, then `SwapArticleFeature.Judged`.
  package func articleVector(_ fit: Fit, _ places: [SwapPlace], words: Int) -> [Float] {
    let count = Float(words + 20)
    var best: [Int: Float] = [:]
    for (position, index) in fit.chosen.enumerated() {
      best[places[index].form] = max(best[places[index].form] ?? 0, fit.confidences[position])
    }
    func share(_ sum: Float) -> Float { Logarithm.natural((sum + 0.2) / count) }
    // In the order of the forms, so that sums are the same in every run.
    let values = best.sorted { $0.key < $1.key }.map(\.value)
    let profile = SwapProfile(places, fit.evidence, prior: Self.clamped(tables.prior))
    return profile.vector(words: words) + [
      share(values.reduce(0, +)), share(Float(values.count { $0 > 0.5 })), share(Float(values.count { $0 > 0.8 })),
      share(Float(values.count { $0 > 0.93 })), Self.logit(fit.rate),
    ]
  }

  /// The profile of places, given the logits of their readings by one of the models.
  package func profile(_ places: [SwapPlace], _ logits: [Float]) -> SwapProfile {
    SwapProfile(places, Self.evidence(places, logits), prior: Self.clamped(tables.prior))
  }
}
