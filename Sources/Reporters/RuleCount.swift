internal import Engine

/// How often a rule was found, and how many of its findings can be fixed.
public struct RuleCount: Sendable, Equatable {
  /// All findings.
  public private(set) var findings = 0
  /// Findings with a safe fix.
  public private(set) var safeFixes = 0
  /// Findings with a fix that is made only when asked for.
  public private(set) var unsafeFixes = 0

  /// No findings yet.
  public init() {}

  mutating func add(_ finding: Finding) {
    findings += 1
    switch finding.fix {
    case .safe: safeFixes += 1
    case .unsafe: unsafeFixes += 1
    case .none: break
    }
  }

  /// Adds another count.
  public mutating func add(_ other: RuleCount) {
    findings += other.findings
    safeFixes += other.safeFixes
    unsafeFixes += other.unsafeFixes
  }
}
