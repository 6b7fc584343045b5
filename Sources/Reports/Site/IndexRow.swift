public import Engine
internal import Reporters

/// What the index keeps of an article.
public struct IndexRow: Sendable {
  /// The page of the article, relative to the report.
  public var page: String
  var name: String
  var title: String
  var language: String
  var words: Int
  var score: Double?
  /// `pass`, `fail`, `unscored` or `error`.
  var verdict: String
  var spin: Spin?
  var penalty: Double
  /// Findings by the raw value of their severity.
  var counts: [Int]
  /// Points more than in the previous run, nil where there is none to compare with.
  var delta: Double?

  /// The row of an article whose page lies at this path of the report.
  public init(_ assessment: Assessment, of article: Article, page: String) {
    self.page = page
    name = assessment.path ?? assessment.id.description
    title = ArticleTitle.title(of: article) ?? (name.isEmpty ? "Untitled article" : name)
    language = assessment.language
    words = assessment.words
    score = assessment.score
    verdict = assessment.error == nil ? assessment.verdict.rawValue : "error"
    spin = assessment.spin
    penalty = assessment.penaltyTotal
    counts = Array(repeating: 0, count: Severity.allCases.count)
    for finding in assessment.findings { counts[Int(finding.severity.rawValue)] += 1 }
  }

  var total: Int { counts.reduce(0, +) }

  /// Lowest score first; what could not be read before everything, what has no score at the end; then by name.
  static func isWorse(_ left: IndexRow, _ right: IndexRow) -> Bool {
    func key(_ row: IndexRow) -> Double { row.verdict == "error" ? -1 : row.score ?? 101 }
    if key(left) != key(right) { return key(left) < key(right) }
    if left.penalty != right.penalty { return left.penalty > right.penalty }
    return (left.name, left.page) < (right.name, right.page)
  }

  func count(_ severity: Severity) -> Int { counts[Int(severity.rawValue)] }

  /// The row as the template sees it.
  func value(hasDelta: Bool) -> TemplateValue {
    .object([
      "page": .text(page), "name": .text(name), "title": .text(title), "words": .text(Grouped.text(words)),
      "score": .text(score.map { Decimal.text($0, places: 1) } ?? "–"),
      "verdict": .text(verdict == "error" ? "unscored" : verdict), "verdictWord": .text(Self.word(verdict)),
      "spin": .text(spin.map(SpinWords.short) ?? "–"), "critical": .text(Grouped.text(count(.critical))),
      "major": .text(Grouped.text(count(.major))), "minor": .text(Grouped.text(count(.minor))),
      "info": .text(Grouped.text(count(.info))), "hasDelta": .flag(hasDelta),
      "delta": .text(Self.text(delta: delta)), "direction": .text(Self.direction(delta)),
    ])
  }

  static func word(_ verdict: String) -> String {
    switch verdict {
    case "pass": "Passes"
    case "fail": "Fails"
    case "error": "Not read"
    default: "Not scored"
    }
  }

  static func text(delta: Double?) -> String {
    guard let delta else { return "new" }
    let text = Decimal.text(abs(delta), places: 1)
    return text == "0.0" ? "=" : (delta > 0 ? "+" : "−") + text
  }

  static func direction(_ delta: Double?) -> String {
    guard let delta, abs(delta) >= 0.05 else { return "" }
    return delta > 0 ? "change-up" : "change-down"
  }

  /// The row in the order of `columns`.
  var json: JSONDocument {
    func number(_ value: Double?, _ scale: Double) -> JSONDocument {
      value.map { .number(($0 * scale).rounded() / scale) } ?? .null
    }
    return .array(
      [page, name, title].map { .string($0) } + [number(score, 10), .string(verdict), number(spin?.probability, 10000)]
        + [Severity.critical, .major, .minor, .info].map { .number(Double(count($0))) }
        + [.number(Double(words)), number(delta, 10)])
  }

  static let columns = [
    "page", "name", "title", "score", "verdict", "spin", "critical", "major", "minor", "info", "words", "delta",
  ]
}
