/// Turns the evidence of an article’s places into confidences, a swap rate and a probability that it was spun.
public struct SwapScorer: Sendable {
  public let tables: SwapTables
  /// Takes this share of swapped places for granted instead of fitting it; to prove the examples of rules.
  private let assumedRate: Float?

  public init(tables: SwapTables, assumedRate: Float? = nil) {
    self.tables = tables
    self.assumedRate = assumedRate
  }

  /// Feature vectors of places (`SwapFeature.count` values each) and what was fitted for the article.
  public struct PlaceVectors: Sendable {
    public var features: [Float] = []
    /// Index of the best reading of each place, among its readings.
    public var best: [Int] = []
    /// Logit of each reading, in the order of the places.
    public var readingLogits: [Float] = []
    /// Share of swapped places.
    public var rate: Float = 0
    public var strongShare: Float = 0
  }

  /// Weighs the readings by the reading model and pools them over the article.
  /// - Parameters:
  ///   - readingFeatures: vectors of `SwapFeature.readingCount` values.
  ///   - words: number of words of the article.
  public func placeVectors(_ places: [SwapPlace], _ readingFeatures: [Float], words: Int) -> PlaceVectors {
    var logits: [Float] = []
    for place in places {
      for reading in place.readings.indices {
        logits.append(tables.reading.logit(readingFeatures, at: place.features + reading * SwapFeature.readingCount))
      }
    }
    return placeVectors(places, readingFeatures, readingLogits: logits, words: words)
  }

  /// The same with logits of the readings that were computed elsewhere.
  public func placeVectors(
    _ places: [SwapPlace], _ readingFeatures: [Float], readingLogits: [Float], words: Int
  ) -> PlaceVectors {
    var result = PlaceVectors()
    result.readingLogits = readingLogits
    var evidence: [Float] = []
    var gaps: [Float] = []
    var tops: [Float] = []
    var next = 0
    for place in places {
      let logits = readingLogits[next..<next + place.readings.count]
      next += place.readings.count
      var top = -Float.infinity
      var second: Float = -30
      var best = 0
      for (offset, logit) in logits.enumerated() {
        if logit > top {
          if offset > 0 { second = max(second, top) }
          top = logit
          best = offset
        } else {
          second = max(second, logit)
        }
      }
      let sum = logits.reduce(Float(0)) { $0 + Logarithm.exponential($1 - top) }
      evidence.append(top + Logarithm.natural(sum))
      gaps.append(min(8, max(0, top - second)))
      tops.append(top)
      result.best.append(best)
    }
    result.rate = assumedRate ?? rate(evidence)
    let strong = assumedRate.map { Int($0 * Float(words) / 5) } ?? evidence.count { $0 > 0 }
    result.strongShare = Logarithm.natural((Float(strong) + 0.1) / Float(max(1, words)))
    pool(places, readingFeatures, evidence, gaps, tops, into: &result)
    return result
  }

  private func pool(
    _ places: [SwapPlace], _ readingFeatures: [Float], _ evidence: [Float], _ gaps: [Float], _ tops: [Float],
    into result: inout PlaceVectors
  ) {
    var pooled: [UInt64: (sum: Float, count: Int)] = [:]
    for (index, place) in places.enumerated() {
      let old = pooled[place.key] ?? (0, 0)
      pooled[place.key] = (old.sum + min(4, max(-8, evidence[index])), old.count + 1)
    }
    let rateLogit = Logarithm.natural(result.rate / (1 - result.rate))
    result.features.reserveCapacity(places.count * SwapFeature.count)
    for (index, place) in places.enumerated() {
      let start = place.features + result.best[index] * SwapFeature.readingCount
      result.features += readingFeatures[start..<start + SwapFeature.readingCount]
      let pool = pooled[place.key] ?? (0, 1)
      let others = pool.count - 1
      let own = min(4, max(-8, evidence[index]))
      result.features += [
        evidence[index], gaps[index], tops[index], others > 0 ? (pool.sum - own) / Float(others) : -9,
        Float(min(others, 6)), rateLogit, result.strongShare,
      ]
    }
  }

  /// The share of swapped places, by expectation-maximisation over the evidence.
  private func rate(_ evidence: [Float]) -> Float {
    let prior = min(0.5, max(0.001, tables.prior))
    guard !evidence.isEmpty else { return 0.0001 }
    let odds = evidence.map { Logarithm.exponential(min(30, $0)) * (1 - prior) / prior }
    var rate = prior
    for _ in 0..<25 {
      let scale = rate / (1 - rate)
      var sum: Float = 0
      for item in odds { sum += item * scale / (1 + item * scale) }
      rate = min(0.9, max(0.0001, (sum + 0.02) / Float(evidence.count + 1)))
    }
    return rate
  }

  /// Confidence of each place.
  public func confidences(_ vectors: PlaceVectors, count: Int) -> [Float] {
    (0..<count).map { Logarithm.logistic(tables.place.logit(vectors.features, at: $0 * SwapFeature.count)) }
  }

  /// Places that do not intersect, with the largest sum of confidences; those of little confidence are left out.
  public func select(_ places: [SwapPlace], _ confidences: [Float]) -> [Int] {
    let order = places.indices.filter { confidences[$0] > 0.05 }
      .sorted { (places[$0].range.upperBound, $0) < (places[$1].range.upperBound, $1) }
    var sums: [Float] = [0]
    var previous: [Int] = []
    var isTaken: [Bool] = []
    for (position, index) in order.enumerated() {
      var low = 0
      var high = position
      while low < high {
        let middle = (low + high) / 2
        if places[order[middle]].range.upperBound <= places[index].range.lowerBound {
          low = middle + 1
        } else {
          high = middle
        }
      }
      previous.append(low)
      let taken = sums[low] + confidences[index]
      isTaken.append(taken > sums[position])
      sums.append(max(taken, sums[position]))
    }
    var chosen: [Int] = []
    var position = order.count
    while position > 0 {
      if isTaken[position - 1] {
        chosen.append(order[position - 1])
        position = previous[position - 1]
      } else {
        position -= 1
      }
    }
    return chosen.reversed()
  }

  /// The largest set of the chosen places whose mean confidence stays at or above the target precision.
  public func display(_ chosen: [Int], _ confidences: [Float], precision: Float) -> [Int] {
    let ranked = chosen.filter { confidences[$0] >= 0.5 }.sorted { (confidences[$0], $1) > (confidences[$1], $0) }
    var sum: Float = 0
    var keep = 0
    for (count, index) in ranked.enumerated() {
      sum += confidences[index]
      if sum >= precision * Float(count + 1) { keep = count + 1 }
    }
    return ranked[..<keep].sorted()
  }

  /// Features of the article as a whole.
  public func articleVector(_ vectors: PlaceVectors, _ chosen: [Int], _ confidences: [Float], words: Int) -> [Float] {
    let count = Float(max(1, words))
    let sum = chosen.reduce(Float(0)) { $0 + confidences[$1] }
    let best = chosen.map { confidences[$0] }.sorted(by: >).prefix(max(1, words / 50))
    let top = best.isEmpty ? 0 : best.reduce(0, +) / Float(best.count)
    return [
      Logarithm.natural((sum + 0.05) / count), vectors.strongShare, Logarithm.natural(vectors.rate), top,
      Logarithm.natural(count),
    ]
  }
}
