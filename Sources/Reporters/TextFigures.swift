internal import Engine

/// The lines of the text report with figures: of an article, and of the run.
struct TextFigures: Sendable {
  let style: TextStyle
  let columns: Int

  /// Findings from which on a list of the rules helps.
  private static let many = 10
  /// Rules that such a list names.
  private static let mostRules = 6

  /// - Parameter name: of the article, where no headline has it.
  func article(_ assessment: Assessment, name: String?) -> String {
    let verdict: String
    switch assessment.verdict {
    case .pass: verdict = style.good("✓ pass")
    case .fail: verdict = style.bad("✗ fail")
    case .unscored: verdict = style.dim("– unscored")
    }
    var facts: [String] = []
    if let score = assessment.score { facts.append("score " + style.bold(Decimal.text(score, places: 1))) }
    facts.append(Grouped.text(assessment.words, "word"))
    facts.append(assessment.language)
    if let spin = assessment.spin { facts.append("spun: \(Int((spin.probability * 100).rounded())) %") }
    var counts = RunSummary()
    counts.add(assessment)
    facts.append(findings(counts))
    let head = (name.map { [verdict, style.path($0)] } ?? [verdict]).map { $0 + " " }
    var text = WrappedText.lines(head + separated(facts), indent: name == nil ? 2 : 0, columns: columns)
    if assessment.findings.count > Self.many { text += rules(counts) }
    return text
  }

  func run(_ summary: RunSummary) -> String {
    let verdicts = [
      (summary.failed, style.bad("\(Grouped.text(summary.failed)) failed")),
      (summary.passed, style.good("\(Grouped.text(summary.passed)) passed")),
      (summary.unscored, "\(Grouped.text(summary.unscored)) unscored"),
      (summary.errors, style.bad("\(Grouped.text(summary.errors)) not read")),
    ].filter { $0.0 > 0 }.map(\.1)
    var first = "\(style.bold(Grouped.text(summary.articles, "article"))), \(Grouped.text(summary.words, "word"))"
    if !verdicts.isEmpty { first += ": " + verdicts.joined(separator: ", ") }
    let total = Severity.allCases.reduce(0) { $0 + ($1 == .off ? 0 : summary[$1]) }
    var text = first + "\n"
    text += total == 0 ? "No findings\n" : "\(style.bold(Grouped.text(total, "finding"))): \(findings(summary))\n"
    if total > Self.many, summary.articlesWithFindings > 1 { text += rules(summary) }
    text += fixes(summary)
    var run = [Grouped.text(summary.rules, "rule"), Grouped.text(summary.files, "file")]
    if summary.suppressed > 0 { run.append("\(Grouped.text(summary.suppressed)) suppressed") }
    if summary.known > 0 { run.append("\(Grouped.text(summary.known)) known by the baseline") }
    return text + style.dim(run.joined(separator: ", ")) + "\n"
  }

  private func findings(_ summary: RunSummary) -> String {
    let counts = Severity.allCases.reversed().filter { $0 != .off && summary[$0] > 0 }
      .map { style.severity("\(Grouped.text(summary[$0])) \($0.name)", $0) }
    return counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
  }

  /// The rules that were broken most often.
  private func rules(_ summary: RunSummary) -> String {
    let sorted = summary.rulesFound.sorted { ($1.value.findings, $0.key) < ($0.value.findings, $1.key) }
    var facts = sorted.prefix(Self.mostRules).map { "\(style.rule($0.key)) \(Grouped.text($0.value.findings))" }
    if sorted.count > Self.mostRules {
      let rest = sorted.dropFirst(Self.mostRules)
      facts.append(
        "\(Grouped.text(rest.count, "more rule")) \(Grouped.text(rest.reduce(0) { $0 + $1.value.findings }))")
    }
    return WrappedText.lines(separated(facts), indent: 2, columns: columns)
  }

  /// What “spinlint fix” could do.
  private func fixes(_ summary: RunSummary) -> String {
    let safe = summary.rulesFound.values.reduce(0) { $0 + $1.safeFixes }
    let unsafe = summary.rulesFound.values.reduce(0) { $0 + $1.unsafeFixes }
    var parts: [String] = []
    if safe > 0 { parts.append("\(Grouped.text(safe)) with “spinlint fix”") }
    if unsafe > 0 { parts.append("up to \(Grouped.text(unsafe)) more with “--unsafe”") }
    if safe == 0, unsafe > 0 { parts = ["up to \(Grouped.text(unsafe)) with “spinlint fix --unsafe”"] }
    return parts.isEmpty ? "" : style.dim("Can be fixed: " + parts.joined(separator: ", ")) + "\n"
  }

  /// Facts with dots between, which stay at the end of a line.
  private func separated(_ facts: [String]) -> [String] {
    facts.enumerated().map { $0.offset + 1 < facts.count ? $0.element + " ·" : $0.element }
  }
}
