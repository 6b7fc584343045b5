/// Turns the evidence of an article’s places into confidences, a swap rate and a probability that it was spun.
public struct SwapScorer: Sendable {
  public let tables: SwapTables
  /// Takes this share of swapped places for granted instead of fitting it; to prove the examples of rules.
  private let assumedRate: Float?
  var isRateAssumed: Bool { assumedRate != nil }

  public init(tables: SwapTables, assumedRate: Float? = nil) {
    self.tables = tables
    self.assumedRate = assumedRate
  }

  /// What was fitted for an article.
  public struct Fit: Sendable {
    /// Logit of each reading, in the order of the places.
    public var readingLogits: [Float] = []
    /// Index of the best reading of each place, among its readings.
    public var best: [Int] = []
    /// Log of the summed odds of each place’s readings.
    public var evidence: [Float] = []
    /// Lead of the best reading over the second, at most 8.
    var gaps: [Float] = []
    /// Share of swapped places.
    public var rate: Float = 0
    /// Probability of each place, before the choice among overlapping ones.
    public var probabilities: [Float] = []
    /// Places that do not intersect, in order of their ends.
    public var chosen: [Int] = []
    /// Probability of each chosen place that it was swapped.
    public var confidences: [Float] = []
  }

  /// Logits of all readings by the sieve alone.
  package func sieveLogits(_ readingFeatures: [Float]) -> [Float] {
    let width = SwapFeature.readingCount
    return tables.sieve.logits(readingFeatures, width: width, count: readingFeatures.count / width)
  }

  /// Logits of all readings, given those of the sieve, which stay where it is not passed.
  package func readingLogits(_ readingFeatures: [Float], sieved: [Float]) -> [Float] {
    var logits = sieved
    let rows = sieved.indices.filter { sieved[$0] >= tables.sieveThreshold }
    let exact = tables.reading.logits(readingFeatures, width: SwapFeature.readingCount, rows: rows)
    for (row, logit) in zip(rows, exact) { logits[row] = logit }
    return logits
  }

  /// Log of the summed odds of each place’s readings, given their logits in the order of the places.
  package static func evidence(_ places: [SwapPlace], _ logits: [Float]) -> [Float] {
    var next = 0
    return places.map { place in
      defer { next += place.readings.count }
      return evidence(logits[next..<next + place.readings.count], background: place.background)
    }
  }

  /// Log of summed odds, given the logits and the log of what else is to be added.
  static func evidence(_ logits: ArraySlice<Float>, background: Float) -> Float {
    let top = max(background, logits.max() ?? -.infinity)
    guard top > -.infinity else { return top }
    let sum = logits.reduce(Logarithm.exponential(background - top)) { $0 + Logarithm.exponential($1 - top) }
    return top + Logarithm.natural(sum)
  }

  /// Weighs the places of an article of so many words, all but the confidences.
  /// - Parameters:
  ///   - readingLogits: one for each reading, in the order of the places.
  public func fit(_ places: [SwapPlace], readingLogits: [Float]) -> Fit {
    var fit = Fit()
    fit.readingLogits = readingLogits
    var next = 0
    for place in places {
      weigh(readingLogits[next..<next + place.readings.count], background: place.background, into: &fit)
      next += place.readings.count
    }
    fit.rate = assumedRate ?? Self.rate(fit.evidence, prior: tables.prior)
    let prior = Self.logit(fit.rate) - Self.logit(Self.clamped(tables.prior))
    fit.probabilities = fit.evidence.map { Logarithm.logistic($0 + prior) }
    fit.chosen = Self.select(places, fit.probabilities)
    return fit
  }

  /// Adds the confidences of the chosen places.
  public func judge(_ fit: inout Fit, _ places: [SwapPlace], _ readingFeatures: [Float], words: Int) {
    let rows = placeVectors(fit, places, readingFeatures, words: words)
    fit.confidences = tables.place.logits(rows, width: SwapFeature.count, count: fit.chosen.count)
      .map(Logarithm.logistic)
  }

  private func weigh(_ logits: ArraySlice<Float>, background: Float, into fit: inout Fit) {
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
    fit.evidence.append(Self.evidence(logits, background: background))
    fit.gaps.append(min(8, max(0, top - second)))
    fit.best.append(best)
  }

  package static func logit(_ probability: Float) -> Float { Logarithm.natural(probability / (1 - probability)) }
  package static func clamped(_ prior: Float) -> Float { min(0.5, max(0.001, prior)) }

  /// The share of swapped places, by expectation-maximisation over the evidence.
  private static func rate(_ evidence: [Float], prior: Float) -> Float {
    let prior = clamped(prior)
    guard !evidence.isEmpty else { return 0.0001 }
    let odds = evidence.map { Logarithm.exponential(min(20, $0)) * (1 - prior) / prior }
    var rate = prior
    for _ in 0..<25 {
      let scale = rate / (1 - rate)
      var sum: Float = 0
      for item in odds { sum += item * scale / (1 + item * scale) }
      rate = min(0.9, max(0.0001, (sum + 0.02) / Float(evidence.count + 1)))
    }
    return rate
  }

  /// Places that do not intersect, with the largest sum of probabilities; those of little probability are left out.
  private static func select(_ places: [SwapPlace], _ probabilities: [Float]) -> [Int] {
    let order = places.indices.filter { probabilities[$0] > 0.02 && !places[$0].readings.isEmpty }
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
      let taken = sums[low] + probabilities[index]
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

  /// Feature vectors of the chosen places, `SwapFeature.count` values each.
  public func placeVectors(
    _ fit: Fit, _ places: [SwapPlace], _ readingFeatures: [Float], words: Int
  ) -> [Float] {
    var pooled: [Int: (sum: Float, count: Int)] = [:]
    func own(_ index: Int) -> Float { min(4, max(-8, fit.evidence[index])) }
    for (index, place) in places.enumerated() {
      let old = pooled[place.form] ?? (0, 0)
      pooled[place.form] = (old.sum + own(index), old.count + 1)
    }
    let article = articleFeatures(fit, words: words)
    let prior = Self.logit(fit.rate) - Self.logit(Self.clamped(tables.prior))
    var rows: [Float] = []
    rows.reserveCapacity(fit.chosen.count * SwapFeature.count)
    for index in fit.chosen {
      let start = places[index].features + fit.best[index] * SwapFeature.readingCount
      rows += readingFeatures[start..<start + SwapFeature.readingCount]
      let pool = pooled[places[index].form] ?? (0, 1)
      let others = pool.count - 1
      let best = places[index].features / SwapFeature.readingCount + fit.best[index]
      rows += [
        fit.evidence[index], fit.gaps[index], fit.readingLogits[best],
        others > 0 ? (pool.sum - own(index)) / Float(others) : -9, Float(min(others, 6)),
      ]
      rows += article
      rows.append(fit.evidence[index] + prior)
    }
    return rows
  }

  private func articleFeatures(_ fit: Fit, words: Int) -> [Float] {
    let count = Float(max(1, words))
    var above50: Float = 0.2
    var above90: Float = 0.2
    var sum: Float = 0.1
    for index in fit.chosen {
      let p = fit.probabilities[index]
      sum += p
      if p > 0.5 { above50 += 1 }
      if p > 0.9 { above90 += 1 }
    }
    if let assumedRate {
      above50 = assumedRate * count / 5
      above90 = above50 / 2
      sum = above50
    }
    return [
      Self.logit(fit.rate), Logarithm.natural(above50 / count), Logarithm.natural(above90 / count),
      Logarithm.natural(sum / count), Logarithm.natural(assumedRate == nil ? count : 400),
    ]
  }
}
