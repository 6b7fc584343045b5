public import Engine

/// `--format text`: findings with their source lines, for people.
public struct TextReporter: Reporter {
  /// What the report shows and how.
  public struct Options: Sendable {
    /// Columns to fit into.
    public var columns = 100
    public var isColoured = false
    /// Findings only: no line per article, no summary.
    public var isQuiet = false
    /// Articles without findings that get a line all the same.
    public var alwaysShown: Set<String> = []

    public init() {}
  }
  private let options: Options
  private let style: TextStyle

  public init(options: Options = Options()) {
    self.options = options
    style = TextStyle(isColoured: options.isColoured)
  }

  public var header: [UInt8] { [] }
  public var separator: [UInt8] { [] }

  public func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    guard assessment.error == nil else { return }
    let name = VisibleText.line(assessment.path ?? assessment.id.description)
    let source = article.source ?? article.text
    for finding in assessment.findings { write(finding, name, source, to: &out) }
    let isShown = !assessment.findings.isEmpty || assessment.verdict == .fail || options.alwaysShown.contains(name)
    guard isShown, !options.isQuiet else { return }
    out += articleLine(assessment, name).utf8
    for note in assessment.notes { out += "  \(style.dim("note: " + VisibleText.line(note)))\n".utf8 }
    out.append(0x0A)
  }

  private func write(_ finding: Finding, _ name: String, _ source: [UInt8], to out: inout [UInt8]) {
    let place =
      finding.start == finding.end && finding.start.byte == 0 ? "" : ":\(finding.start.line):\(finding.start.column)"
    let sure = finding.confidence < 0.995 ? style.dim(" (\(Int((finding.confidence * 100).rounded())) % sure)") : ""
    out += style.path(name).utf8
    out += place.utf8
    out += ": \(style.severity(finding.severity.name, finding.severity)) \(style.rule("[\(finding.rule)]")) ".utf8
    out += VisibleText.line(finding.message).utf8
    out += "\(sure)\n".utf8
    if !place.isEmpty { writeExcerpt(finding, source, to: &out) }
    out.append(0x0A)
  }

  private func writeExcerpt(_ finding: Finding, _ source: [UInt8], to out: inout [UInt8]) {
    let number = String(finding.start.line)
    let margin = String(repeating: " ", count: number.utf8.count)
    let excerpt = Excerpt(source: source, range: finding.sourceRange, columns: options.columns - number.utf8.count - 3)
    let bar = style.dim("│")
    out += "\(style.dim(number)) \(bar) \(excerpt.line)\n".utf8
    let carets = style.severity(String(repeating: "^", count: excerpt.width), finding.severity)
    out += "\(margin) \(bar) \(String(repeating: " ", count: excerpt.indent))\(carets)".utf8
    if let advice = advice(finding) {
      let used = number.utf8.count + 3 + excerpt.indent + excerpt.width
      if used + 1 + VisibleText.width(advice) <= options.columns {
        out += " \(style.suggestion(advice))".utf8
      } else {
        out += "\n\(margin) \(bar) \(style.suggestion(advice))".utf8
      }
    }
    out.append(0x0A)
  }

  private func advice(_ finding: Finding) -> String? {
    guard !finding.suggestions.isEmpty else { return nil }
    let words = finding.suggestions.prefix(3).map { $0.isEmpty ? "(delete)" : VisibleText.line($0) }
    return "→ " + words.joined(separator: " | ")
  }

  private func articleLine(_ assessment: Assessment, _ name: String) -> String {
    let verdict: String
    switch assessment.verdict {
    case .pass: verdict = style.good("✓ pass")
    case .fail: verdict = style.bad("✗ fail")
    case .unscored: verdict = style.dim("– unscored")
    }
    var parts: [String] = []
    if let score = assessment.score { parts.append("score " + style.bold(Decimal.text(score, places: 1))) }
    parts.append("\(Grouped.text(assessment.words)) word\(assessment.words == 1 ? "" : "s")")
    parts.append(assessment.language)
    if let spin = assessment.spin { parts.append("spun: \(Int((spin.probability * 100).rounded())) %") }
    var counts = RunSummary()
    counts.add(assessment)
    parts.append(findings(counts))
    return "\(verdict)  \(style.path(name))  \(parts.joined(separator: " · "))\n"
  }

  private func findings(_ summary: RunSummary) -> String {
    let counts = Severity.allCases.reversed().filter { $0 != .off && summary[$0] > 0 }
      .map { style.severity("\(Grouped.text(summary[$0])) \($0.name)", $0) }
    return counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
  }

  public func footer(_ summary: RunSummary) -> [UInt8] {
    guard !options.isQuiet else { return [] }
    func count(_ number: Int, _ noun: String) -> String { "\(Grouped.text(number)) \(noun)\(number == 1 ? "" : "s")" }
    let verdicts = [
      (summary.failed, style.bad("\(Grouped.text(summary.failed)) failed")),
      (summary.passed, style.good("\(Grouped.text(summary.passed)) passed")),
      (summary.unscored, "\(Grouped.text(summary.unscored)) unscored"),
      (summary.errors, style.bad("\(Grouped.text(summary.errors)) not read")),
    ].filter { $0.0 > 0 }.map(\.1)
    var lines = ["\(style.bold(count(summary.articles, "article"))), \(count(summary.words, "word"))"]
    if !verdicts.isEmpty { lines[0] += ": " + verdicts.joined(separator: ", ") }
    let total = Severity.allCases.reduce(0) { $0 + ($1 == .off ? 0 : summary[$1]) }
    lines.append(total == 0 ? "No findings" : "\(style.bold(count(total, "finding"))): \(findings(summary))")
    lines.append(style.dim("\(count(summary.rules, "rule")), \(count(summary.files, "file"))"))
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
