/// How well the spin probability tells spun articles from clean ones.
public struct DocumentScores: Sendable {
  /// Probabilities of spun and mixed articles; 0 where an article has none.
  public var spun: [Double] = []
  public var clean: [Double] = []
  /// The probability from which on an article counts as spun.
  public var threshold: Double

  public init(threshold: Double) { self.threshold = threshold }

  public var truePositives: Int { spun.count { $0 >= threshold } }
  public var falsePositives: Int { clean.count { $0 >= threshold } }

  public var precision: Double? { Share.of(truePositives, truePositives + falsePositives) }
  public var recall: Double? { Share.of(truePositives, spun.count) }
  /// nil without clean articles.
  public var f1: Double? { clean.isEmpty ? nil : Share.f1(precision, recall) }
  /// Share of the clean articles that count as spun.
  public var falsePositiveRate: Double? { Share.of(falsePositives, clean.count) }
  /// Share of the spun articles that count as clean.
  public var falseNegativeRate: Double? { Share.of(spun.count - truePositives, spun.count) }

  /// Area under the ROC curve: the chance that a spun article scores above a clean one, ties counted half (Mann and
  /// Whitney 1947). nil where one kind is missing.
  public var areaUnderCurve: Double? {
    guard !spun.isEmpty, !clean.isEmpty else { return nil }
    let ranked = (spun.map { ($0, 1) } + clean.map { ($0, 0) }).sorted { $0.0 < $1.0 }
    var ranks = 0.0
    var index = 0
    while index < ranked.count {
      var end = index
      while end < ranked.count, ranked[end].0 == ranked[index].0 { end += 1 }
      ranks += Double(ranked[index..<end].count { $0.1 == 1 }) * Double(index + end + 1) / 2
      index = end
    }
    let positives = Double(spun.count)
    return (ranks - positives * (positives + 1) / 2) / (positives * Double(clean.count))
  }

  /// Recall at the lowest threshold that lets at most this share of the clean articles through.
  /// - Parameter share: 0…1.
  public func recall(falsePositives share: Double) -> Double? {
    guard !spun.isEmpty, !clean.isEmpty else { return nil }
    let allowed = Int(share * Double(clean.count) + 1e-9)
    let ranked = clean.sorted(by: >)
    let limit = allowed < ranked.count ? ranked[allowed] : -1
    return Share.of(spun.count { $0 > limit }, spun.count)
  }
}
