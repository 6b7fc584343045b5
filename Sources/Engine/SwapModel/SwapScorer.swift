/// Turns the evidence of an article’s places into confidences, a swap rate and a probability that it was spun.
public struct SwapScorer: Sendable {
  public let tables: SwapTables
  /// Takes this share of swapped places for granted instead of fitting it; to prove the examples of rules.
  private let assumedRate: Float?

  private let reading: FlatAdditiveModel
  private let place: FlatAdditiveModel
  private let displayModel: FlatAdditiveModel

  public init(tables: SwapTables, assumedRate: Float? = nil) {
    self.tables = tables
    self.assumedRate = assumedRate
    reading = FlatAdditiveModel(tables.reading)
    place = FlatAdditiveModel(tables.place)
    displayModel = FlatAdditiveModel(tables.display)
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

  /// The evidence of each place: log of the summed odds of its readings.
  package func evidence(_ places: [SwapPlace], _ readingFeatures: [Float]) -> [Float] {
    places.map { place in
      var sum: Float = 0
      for number in place.readings.indices {
        sum += Logarithm.exponential(
          min(30, reading.logit(readingFeatures, at: place.features + number * SwapFeature.readingCount)))
      }
      return Logarithm.natural(max(1e-9, sum))
    }
  }

  /// Weighs the readings by the reading model and pools them over the article.
  /// - Parameters:
  ///   - readingFeatures: vectors of `SwapFeature.readingCount` values.
  ///   - words: number of words of the article.
  public func placeVectors(_ places: [SwapPlace], _ readingFeatures: [Float], words: Int) -> PlaceVectors {
    var logits: [Float] = []
    for place in places {
      for reading in place.readings.indices {
        logits.append(self.reading.logit(readingFeatures, at: place.features + reading * SwapFeature.readingCount))
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

  /// Probability of each place before the choice among overlapping ones.
  public func probabilities(_ vectors: PlaceVectors, count: Int) -> [Float] {
    (0..<count).map { Logarithm.logistic(place.logit(vectors.features, at: $0 * SwapFeature.count)) }
  }

  /// Feature vectors of the chosen places for the display model: the evidence is the logit of the place model, and the
  /// features of the article are those of the chosen places.
  public func displayVectors(
    _ vectors: PlaceVectors, _ chosen: [Int], _ probabilities: [Float], words: Int
  ) -> [Float] {
    let count = Float(max(1, words))
    var sum: Float = 0.1
    var strong: Float = 0.2
    for index in chosen {
      sum += probabilities[index]
      if probabilities[index] > 0.5 { strong += 1 }
    }
    let rate = assumedRate.map { Logarithm.natural($0 / 2) } ?? Logarithm.natural(sum / count)
    let share = assumedRate.map { Logarithm.natural($0 / 2) } ?? Logarithm.natural(strong / count)
    var out: [Float] = []
    out.reserveCapacity(chosen.count * SwapFeature.count)
    for index in chosen {
      let start = out.count
      out += vectors.features[index * SwapFeature.count..<(index + 1) * SwapFeature.count]
      let p = min(0.9999, max(0.0001, probabilities[index]))
      out[start + SwapFeature.evidence.rawValue] = Logarithm.natural(p / (1 - p))
      out[start + SwapFeature.swapRate.rawValue] = rate
      out[start + SwapFeature.strongShare.rawValue] = share
    }
    return out
  }

  /// Confidence of each chosen place; other places have 0.
  public func confidences(
    _ vectors: PlaceVectors, _ chosen: [Int], _ probabilities: [Float], words: Int
  ) -> [Float] {
    let rows = displayVectors(vectors, chosen, probabilities, words: words)
    var confidences = [Float](repeating: 0, count: probabilities.count)
    for (row, index) in chosen.enumerated() {
      confidences[index] = Logarithm.logistic(displayModel.logit(rows, at: row * SwapFeature.count))
    }
    return confidences
  }

  /// Places that do not intersect, with the largest sum of confidences; those of little confidence are left out.
  public func select(_ places: [SwapPlace], _ confidences: [Float]) -> [Int] {
    let order = places.indices.filter { confidences[$0] > 0.02 }
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

  /// The largest set of the chosen places whose mean confidence stays at or above the target precision. One odd form
  /// alone is a habit of the writer: it takes several distinct forms for any to be shown.
  public func display(
    _ places: [SwapPlace], _ chosen: [Int], _ confidences: [Float], precision: Float, words: Int
  ) -> [Int] {
    let ranked = chosen.filter { confidences[$0] >= 0.5 }.sorted { (confidences[$0], $1) > (confidences[$1], $0) }
    var sum: Float = 0
    var keep = 0
    for (count, index) in ranked.enumerated() {
      sum += confidences[index]
      if sum >= precision * Float(count + 1) { keep = count + 1 }
    }
    let distinct = Set(ranked[..<keep].map { places[$0].key }).count
    guard assumedRate != nil || distinct >= max(2, words / 250) else { return [] }
    return ranked[..<keep].sorted()
  }

  /// Features of the article as a whole.
  public func articleVector(
    _ places: [SwapPlace], _ vectors: PlaceVectors, _ chosen: [Int], _ confidences: [Float], words: Int
  ) -> [Float] {
    let count = Float(words + 20)
    var best: [UInt64: Float] = [:]
    for index in chosen { best[places[index].key] = max(best[places[index].key] ?? 0, confidences[index]) }
    func share(_ sum: Float) -> Float { Logarithm.natural((sum + 0.2) / count) }
    // In the order of the keys, so that sums are the same in every run.
    let values = best.sorted { $0.key < $1.key }.map(\.value)
    var evidence: Float = 0
    for index in places.indices {
      evidence += Logarithm.logistic(vectors.features[index * SwapFeature.count + SwapFeature.evidence.rawValue])
    }
    return [
      share(values.reduce(0, +)), share(Float(values.count { $0 > 0.5 })), share(Float(values.count { $0 > 0.8 })),
      share(Float(values.count { $0 > 0.93 })), share(evidence),
      Logarithm.natural(vectors.rate / (1 - vectors.rate)), Logarithm.natural(count),
    ]
  }
}
