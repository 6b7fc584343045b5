public import Engine

/// Which suggestions are applied without asking for each.
public struct FixPolicy: Sendable, Equatable {
  /// Whether fixes that a writer might dispute are made as well.
  public var allowsUnsafe = false
  /// The confidence, 0…1, that an unsafe fix needs.
  public var leastConfidence = 0.9
  /// How often a file is linted again to fix what an earlier fix uncovered or stood in the way of.
  public var roundLimit = 100
  /// How often in a round the file is read again to find out which of its fixes can be made.
  public var attemptLimit = 100

  /// Safe fixes only.
  public init() {}

  /// Whether the first suggestion of the finding is applied.
  public func allows(_ finding: Finding) -> Bool {
    guard !finding.suggestions.isEmpty, !finding.textRange.isEmpty else { return false }
    switch finding.fix {
    case .safe: return true
    case .unsafe: return allowsUnsafe && finding.confidence >= leastConfidence
    case .none: return false
    }
  }

  /// The finding itself, or the first of those that lost against it, where its fix is allowed.
  func choice(_ finding: Finding) -> Finding? {
    allows(finding) ? finding : finding.related.first { allows($0) }
  }
}
