/// A swap that an original and its spun copies show.
public struct LearnedSwap: Sendable, Equatable {
  /// Folded words.
  public var original: String
  public var spun: String
  /// How often it was seen.
  public var count: Int
  /// How often the original stood in text that could be aligned, swapped or not; at least `count`.
  public var total: Int
  /// Number of pairs of articles that show it.
  public var articles: Int

  /// 1…9: the share of the original’s places that were swapped so, drawn towards a half where there are few.
  public var weight: Int {
    let share = Double(count + 1) / Double(total + 2)
    return max(1, min(9, Int((9 * share).rounded())))
  }
}

/// How much of the texts could be aligned.
public struct LearningCounts: Sendable, Equatable {
  /// Pairs of an original and a copy.
  public var articles = 0
  /// Sentences of the originals, and those with a sentence of the copy.
  public var sentences = 0
  public var matched = 0
  /// Words of the originals, and those that stand in the copy at their place.
  public var words = 0
  public var kept = 0
}
