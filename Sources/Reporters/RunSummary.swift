public import Engine

/// The figures of a run.
public struct RunSummary: Sendable, Equatable {
  public var articles = 0
  public var words = 0
  /// Findings by the raw value of their severity.
  public private(set) var findings = [Int](repeating: 0, count: Severity.allCases.count)
  public var passed = 0
  public var failed = 0
  public var unscored = 0
  /// Articles that could not be read.
  public var errors = 0
  /// Files and other sources that were read.
  public var files = 0
  /// Rules that were switched on.
  public var rules = 0

  public init() {}

  /// Number of findings of a severity.
  public subscript(severity: Severity) -> Int { findings[Int(severity.rawValue)] }

  /// The highest severity of all findings, `off` where there are none.
  public var highest: Severity { Severity.allCases.last { self[$0] > 0 } ?? .off }

  /// Counts an article.
  public mutating func add(_ assessment: Assessment) {
    articles += 1
    guard assessment.error == nil else {
      errors += 1
      return
    }
    words += assessment.words
    for finding in assessment.findings { findings[Int(finding.severity.rawValue)] += 1 }
    switch assessment.verdict {
    case .pass: passed += 1
    case .fail: failed += 1
    case .unscored: unscored += 1
    }
  }

  /// Adds the figures of another part of the run.
  public mutating func add(_ other: RunSummary) {
    articles += other.articles
    words += other.words
    for index in findings.indices { findings[index] += other.findings[index] }
    passed += other.passed
    failed += other.failed
    unscored += other.unscored
    errors += other.errors
    files += other.files
    rules += other.rules
  }
}
