/// Counts of edits, and of findings where they can be assigned.
public struct EditCounts: Sendable, Equatable {
  public var edits = 0
  /// Edits that a finding touches.
  public var found = 0
  /// Edits whose original is known.
  public var known = 0
  /// Edits that the first suggestion restores.
  public var restored = 0
  /// Findings in the articles of these edits; 0 for groups that findings do not belong to.
  public var findings = 0
  /// Findings that touch an edit.
  public var right = 0

  /// Share of the findings that touch an edit.
  public var precision: Double? { Share.of(right, findings) }
  /// Share of the edits that a finding touches.
  public var recall: Double? { Share.of(found, edits) }
  /// Harmonic mean of precision and recall.
  public var f1: Double? { Share.f1(precision, recall) }
  /// Share of the edits with a known original that the first suggestion restores.
  public var restoredOfEdits: Double? { Share.of(restored, known) }
  /// The same of the edits that were found.
  public var restoredOfFound: Double? { Share.of(restored, found) }

  mutating func add(isFound: Bool, isRestored: Bool?) {
    edits += 1
    if isFound { found += 1 }
    if let isRestored {
      known += 1
      if isRestored { restored += 1 }
    }
  }
}

/// Counts of one rule.
public struct RuleCounts: Sendable, Equatable {
  /// Findings in spun articles with marked edits, and those of them that touch an edit.
  public var findings = 0
  public var right = 0
  /// Findings in clean articles.
  public var onClean = 0

  public var precision: Double? { Share.of(right, findings) }
}

/// Counts of the articles of one label and set.
public struct SetCounts: Sendable, Equatable {
  public var articles = 0
  public var words = 0
  public var findings = 0
  public var failed = 0
  public var unscored = 0
  /// Articles with a spin probability at or above the threshold.
  public var flagged = 0

  /// Findings per 10,000 blank-separated words.
  public var per10000: Double? { Share.of(10_000 * findings, words) }
}

/// One of ten bins of confidence.
public struct ReliabilityBin: Sendable, Equatable {
  public var count = 0
  public var right = 0
  public var sum = 0.0

  public var meanConfidence: Double? { count == 0 ? nil : sum / Double(count) }
  public var share: Double? { Share.of(right, count) }
}

enum Share {
  /// nil where there is nothing to divide by.
  static func of(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }

  static func f1(_ precision: Double?, _ recall: Double?) -> Double? {
    guard let precision, let recall else { return nil }
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }
}
