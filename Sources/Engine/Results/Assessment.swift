/// How spun an article is.
public struct Spin: Sendable, Equatable {
  /// Probability that the article was spun, 0…1.
  public var probability: Double
  /// Estimated share of swappable places that were swapped, 0…1.
  public var rate: Double

  public init(probability: Double, rate: Double) {
    self.probability = probability
    self.rate = rate
  }
}

/// The judgement on an article.
public enum Verdict: String, Sendable {
  case pass, fail, unscored
}

/// Everything a report says of one article.
public struct Assessment: Sendable {
  public var id: ArticleID
  public var path: String?
  /// BCP 47; “und” where it is not sure.
  public var language: String
  public var words: Int
  /// 0…100; nil where the article is unscored.
  public var score: Double?
  public var verdict: Verdict
  public var spin: Spin?
  /// Sum of the penalties of the findings.
  public var penaltyTotal: Double
  /// Penalty per 1,000 words.
  public var penaltyPer1000: Double
  public var penaltyByRule: [String: Double]
  /// Sorted by start, end, rule.
  public var findings: [Finding]
  public var error: InputError?
  public var notes: [String]
  /// Suppression comments that are wrong, with their place. The article is judged without them.
  public var mistakes: [InputError] = []
  /// Suppression comments that suppressed nothing, although a rule that they name was looked for.
  public var unusedSuppressions: [Suppression] = []
  /// Number of findings that comments or the configuration suppress.
  public var suppressed = 0

  public init(
    id: ArticleID, path: String? = nil, language: String = "und", words: Int = 0, score: Double? = nil,
    verdict: Verdict = .unscored, spin: Spin? = nil, penaltyTotal: Double = 0, penaltyPer1000: Double = 0,
    penaltyByRule: [String: Double] = [:], findings: [Finding] = [], error: InputError? = nil, notes: [String] = []
  ) {
    self.id = id
    self.path = path
    self.language = language
    self.words = words
    self.score = score
    self.verdict = verdict
    self.spin = spin
    self.penaltyTotal = penaltyTotal
    self.penaltyPer1000 = penaltyPer1000
    self.penaltyByRule = penaltyByRule
    self.findings = findings
    self.error = error
    self.notes = notes
  }
}
