/// Settings of the score: MQM-style linear calibrated scoring.
public struct ScoreSettings: Sendable, Equatable {
  /// The score at which an article passes, 0…100.
  public var pass = 90.0
  /// The penalty per 1,000 words at which the score is exactly `pass`.
  public var tolerance = 10.0
  /// Articles with fewer words are not scored.
  public var minimumWords = 20
  /// Penalty of a finding by severity.
  public var weights: [Severity: Double] = [.info: 0, .minor: 1, .major: 5, .critical: 25]
  /// Whether one critical finding fails the article whatever its score.
  public var failsOnCritical = true
  /// Shorter articles are scored as if they had this many words.
  public var leastWordsForRate = 250

  public init() {}
}

/// Turns the findings of an article into penalty, score and verdict.
struct Scorer: Sendable {
  let settings: ScoreSettings

  /// The penalty of a finding of this rule.
  func penalty(severity: Severity, rule: Rule, confidence: Double) -> Double {
    (settings.weights[severity] ?? 0) * rule.weight * (rule.kind == .swap ? confidence : 1)
  }

  func score(_ assessment: inout Assessment) {
    guard !assessment.findings.isEmpty else {
      let isScored = assessment.words >= settings.minimumWords
      assessment.score = isScored ? 100 : nil
      assessment.verdict = isScored ? .pass : .unscored
      return
    }
    var byRule: [String: Double] = [:]
    for finding in assessment.findings where finding.penalty > 0 { byRule[finding.rule, default: 0] += finding.penalty }
    assessment.penaltyByRule = byRule
    assessment.penaltyTotal = assessment.findings.reduce(0) { $0 + $1.penalty }
    assessment.penaltyPer1000 =
      1000 * assessment.penaltyTotal / Double(max(assessment.words, settings.leastWordsForRate))
    guard assessment.words >= settings.minimumWords else {
      assessment.score = nil
      assessment.verdict = .unscored
      return
    }
    let raw = 100 - (100 - settings.pass) * assessment.penaltyPer1000 / settings.tolerance
    let score = min(100, max(0, raw))
    assessment.score = score
    let isCritical = settings.failsOnCritical && assessment.findings.contains { $0.severity == .critical }
    assessment.verdict = score < settings.pass || isCritical ? .fail : .pass
  }
}
