public import Engine

/// What one rule found in a run.
public struct RuleTotal: Sendable {
  var findings = 0
  var articles = 0
  var penalty = 0.0

  /// Counts the findings of an article by rule.
  static func add(_ assessment: Assessment, to totals: inout [String: RuleTotal]) {
    var seen: Set<String> = []
    for finding in assessment.findings {
      totals[finding.rule, default: RuleTotal()].findings += 1
      totals[finding.rule, default: RuleTotal()].penalty += finding.penalty
      if seen.insert(finding.rule).inserted { totals[finding.rule, default: RuleTotal()].articles += 1 }
    }
  }
}

/// Everything that the index of a report is made of.
public struct RunRecord: Sendable {
  /// One row for each article.
  public private(set) var rows: [IndexRow] = []
  private(set) var rules: [String: RuleTotal] = [:]

  /// The record of an empty run.
  public init() {}

  /// Adds an article.
  public mutating func add(_ assessment: Assessment, row: IndexRow) {
    rows.append(row)
    RuleTotal.add(assessment, to: &rules)
  }

  /// Ids of the rules that found something, sorted.
  public var ruleIDs: [String] { rules.keys.sorted() }
}
