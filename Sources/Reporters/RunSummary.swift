public import Engine

/// The figures of a run.
public struct RunSummary: Sendable, Equatable {
  /// Articles, those that could not be read among them.
  public var articles = 0
  /// Articles with findings.
  public private(set) var articlesWithFindings = 0
  /// Words of all articles.
  public var words = 0
  /// Findings by the raw value of their severity.
  public private(set) var findings = [Int](repeating: 0, count: Severity.allCases.count)
  /// Articles with the verdict “pass”.
  public var passed = 0
  /// Articles with the verdict “fail”.
  public var failed = 0
  /// Articles that were too short for a score.
  public var unscored = 0
  /// Articles that could not be read.
  public var errors = 0
  /// Suppression comments that are wrong.
  public var mistakes = 0
  /// Findings that comments or the configuration suppress.
  public var suppressed = 0
  /// Findings that the baseline knows.
  public var known = 0
  /// An article that could not be read, and why.
  public struct Unread: Sendable, Equatable {
    /// Its name in reports.
    public var name: String
    /// Why, and where in it.
    public var error: InputError
  }
  /// The first articles that could not be read.
  public private(set) var unread: [Unread] = []
  private static let unreadLimit = 1000
  /// A note on how an article was read.
  public struct Note: Sendable, Equatable {
    /// Name of the article in reports.
    public var name: String
    public var text: String
  }
  /// The first notes.
  public private(set) var notes: [Note] = []
  /// Findings by rule.
  public private(set) var rulesFound: [String: RuleCount] = [:]
  /// Files and other sources that were read.
  public var files = 0
  /// Rules that were switched on.
  public var rules = 0

  /// A run before its first article.
  public init() {}

  /// Number of findings of a severity.
  public subscript(severity: Severity) -> Int { findings[Int(severity.rawValue)] }

  /// The highest severity of all findings, `off` where there are none.
  public var highest: Severity { Severity.allCases.last { self[$0] > 0 } ?? .off }

  /// Counts an article.
  public mutating func add(_ assessment: Assessment) {
    articles += 1
    if let error = assessment.error {
      errors += 1
      if unread.count < Self.unreadLimit { unread.append(Unread(name: assessment.name, error: error)) }
      return
    }
    for text in assessment.notes.dropLast(assessment.mistakes.count) where notes.count < Self.unreadLimit {
      notes.append(Note(name: assessment.name, text: text))
    }
    words += assessment.words
    if !assessment.findings.isEmpty { articlesWithFindings += 1 }
    mistakes += assessment.mistakes.count
    suppressed += assessment.suppressed
    for finding in assessment.findings {
      findings[Int(finding.severity.rawValue)] += 1
      rulesFound[finding.rule, default: RuleCount()].add(finding)
    }
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
    articlesWithFindings += other.articlesWithFindings
    for index in findings.indices { findings[index] += other.findings[index] }
    passed += other.passed
    failed += other.failed
    unscored += other.unscored
    errors += other.errors
    mistakes += other.mistakes
    suppressed += other.suppressed
    known += other.known
    unread += other.unread.prefix(max(0, Self.unreadLimit - unread.count))
    notes += other.notes.prefix(max(0, Self.unreadLimit - notes.count))
    for (rule, count) in other.rulesFound { rulesFound[rule, default: RuleCount()].add(count) }
    files += other.files
    rules += other.rules
  }
}
