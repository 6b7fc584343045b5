public import Engine

/// What may be set for all articles, or by an override for some. nil where nothing is said.
public struct Settings: Sendable {
  /// BCP 47.
  public var language: Sourced<String>?
  /// Findings of this severity or worse fail the run; `off` for none.
  public var failOn: Sourced<Severity>?
  /// Findings with less confidence are not shown, 0…1.
  public var leastConfidence: Sourced<Double>?
  /// Precision that the shown swaps of an article shall have, 0…1.
  public var precision: Sourced<Double>?
  /// The score at which an article passes, 0…100.
  public var pass: Sourced<Double>?
  /// Penalty per 1,000 words at which the score is just `pass`.
  public var tolerance: Sourced<Double>?
  /// Articles with fewer words are not scored.
  public var minimumWords: Sourced<Int>?
  /// Whether one critical finding fails an article whatever its score.
  public var failsOnCritical: Sourced<Bool>?
  /// Penalty of a finding by severity.
  public var weights: [Severity: Sourced<Double>] = [:]
  /// In the order in which they apply.
  public var rules: [RuleSetting] = []
  /// Phrases that are never flagged.
  public var accept: [Sourced<String>] = []
  /// Phrases that are always flagged.
  public var reject: [Sourced<Rejection>] = []

  /// Settings that say nothing.
  public init() {}

  /// Puts other settings on top of these.
  mutating func apply(_ other: Settings) {
    language = other.language ?? language
    failOn = other.failOn ?? failOn
    leastConfidence = other.leastConfidence ?? leastConfidence
    precision = other.precision ?? precision
    pass = other.pass ?? pass
    tolerance = other.tolerance ?? tolerance
    minimumWords = other.minimumWords ?? minimumWords
    failsOnCritical = other.failsOnCritical ?? failsOnCritical
    weights.merge(other.weights) { $1 }
    rules += other.rules
    let rejected = Set(other.reject.map(\.value.phrase))
    let accepted = Set(other.accept.map(\.value))
    accept = accept.filter { !rejected.contains($0.value) && !accepted.contains($0.value) } + other.accept
    reject =
      reject.filter { !accepted.contains($0.value.phrase) && !rejected.contains($0.value.phrase) } + other.reject
  }
}

/// A phrase that is always flagged, and what should stand there.
public struct Rejection: Sendable, Equatable {
  /// The phrase, compared without regard to case.
  public var phrase: String
  /// Best first; empty where nothing is known.
  public var expected: [String]

  /// A rejection of a phrase.
  public init(phrase: String, expected: [String] = []) {
    self.phrase = phrase
    self.expected = expected
  }
}
