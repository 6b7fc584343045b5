/// What the evidence of an article’s places amounts to, by one of the models of readings.
package struct SwapProfile {
  /// What one place or form adds.
  package struct Share {
    fileprivate var probability: Float
    /// Log likelihood ratios of swapping 1, 4 and 15 % of the places against swapping none.
    fileprivate var ratios: SIMD4<Float>
    /// Number of the levels from −6 to 3 that the evidence exceeds.
    fileprivate var level: Int

    /// - Parameters:
    ///   - evidence: log of the summed odds of a place’s readings.
    ///   - prior: share of swapped places that the odds take for granted.
    package init(_ evidence: Float, prior: Float) {
      probability = Logarithm.logistic(evidence)
      let odds = Logarithm.exponential(min(20, evidence)) * (1 - prior) / prior
      func ratio(_ share: Float) -> Float { Logarithm.natural(1 - share + share * odds) }
      ratios = SIMD4(ratio(0.01), ratio(0.04), ratio(0.15), 0)
      level = Int(max(0, min(10, (evidence + 6).rounded(.up))))
    }
  }

  private var sum: Float = 0
  private var ratios = SIMD4<Float>.zero
  private var distinctSum: Float = 0
  /// Number of distinct forms by level.
  private var levels = [Int](repeating: 0, count: 11)

  package init() {}

  /// The profile of places, given the evidence of each.
  package init(_ places: [SwapPlace], _ evidence: [Float], prior: Float) {
    var strongest: [Int: Float] = [:]
    for (place, value) in zip(places, evidence) {
      add(Share(value, prior: prior))
      strongest[place.form] = max(strongest[place.form] ?? -.infinity, value)
    }
    // In the order of the forms, so that sums are the same in every run.
    for (_, value) in strongest.sorted(by: { $0.key < $1.key }) { add(distinct: Share(value, prior: prior)) }
  }

  /// Adds a place.
  mutating func add(_ share: Share) {
    sum += share.probability
    ratios += share.ratios
  }

  /// Adds a form, by its strongest place.
  mutating func add(distinct share: Share) {
    distinctSum += share.probability
    levels[share.level] += 1
  }

  /// The features of an article with so many words, see `SwapProfileFeature`.
  package func vector(words: Int) -> [Float] {
    let count = Float(words + 20)
    var result = [
      Logarithm.natural((sum + 0.2) / count), Logarithm.natural((distinctSum + 0.2) / count), Logarithm.natural(count),
      ratios[0], ratios[1], ratios[2],
    ]
    var above = 0
    for level in (1...10).reversed() {
      above += levels[level]
      result.append(Logarithm.natural((Float(above) + 0.3) / count))
    }
    return result
  }
}

/// Features of an article that a profile has.
public enum SwapProfileFeature: Int, Sendable, CaseIterable {
  /// Logs of (sum of probabilities + 0.2) / (words + 20), of all places and of the distinct forms; log of words + 20.
  case sum, distinctSum, logWords
  /// Log likelihood ratio of the places under a share of 1, 4 and 15 % of swapped places against none.
  case ratio1, ratio4, ratio15
  /// Logs of (count + 0.3) / (words + 20): distinct forms whose strongest evidence is above 3, 2 … −6.
  case above3, above2, above1, above0, aboveMinus1, aboveMinus2, aboveMinus3, aboveMinus4, aboveMinus5, aboveMinus6

  public static let count = allCases.count
}
