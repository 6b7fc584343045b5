internal import Engine

/// `--format markdown`: a summary for the page of a CI job.
struct MarkdownReporter: Reporter {
  private let context: ReportContext
  /// Findings shown of one article: job pages take 1 MB at most.
  private static let limit = 50

  init(context: ReportContext) { self.context = context }

  var header: [UInt8] { Array("## spinlint\n\n".utf8) }
  var separator: [UInt8] { [] }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    let name = MarkdownText.escape(assessment.name)
    if let error = assessment.error {
      let place = error.line.map { "line \($0): " } ?? ""
      out += "### ⚠️ \(name)\n\nNot read: \(place)\(MarkdownText.escape(error.message))\n\n".utf8
      return
    }
    guard !assessment.findings.isEmpty || assessment.verdict == .fail else { return }
    out += "### \(assessment.verdict == .fail ? "❌" : "ℹ️") \(name)\n\n".utf8
    var facts = ["**\(assessment.verdict.rawValue)**"]
    if let score = assessment.score { facts.append("score " + Decimal.text(score, places: 1)) }
    facts.append(Grouped.text(assessment.words, "word"))
    facts.append(Grouped.text(assessment.findings.count, "finding"))
    if let spin = assessment.spin { facts.append("spun: \(Int((spin.probability * 100).rounded())) %") }
    out += (facts.joined(separator: " · ") + "\n\n").utf8
    for note in assessment.notes { out += "Note: \(MarkdownText.escape(note))\n\n".utf8 }
    guard !assessment.findings.isEmpty else { return }
    out += "| Line | Severity | Rule | Text | Finding | Suggestion |\n| ---: | --- | --- | --- | --- | --- |\n".utf8
    for finding in assessment.findings.prefix(Self.limit) { out += row(finding).utf8 }
    let rest = assessment.findings.count - Self.limit
    if rest > 0 { out += "\n… and \(Grouped.text(rest, "more finding"))\n".utf8 }
    out.append(0x0A)
  }

  private func row(_ finding: Finding) -> String {
    let id = MarkdownText.escape(finding.rule)
    let cells = [
      finding.isWholeArticle ? "" : "\(finding.start.line):\(finding.start.column)", finding.severity.name,
      context.link(finding.rule).map { "[\(id)](<\(URIText.target($0))>)" } ?? id,
      MarkdownText.escape(shortened(finding.text)), MarkdownText.escape(finding.message),
      finding.suggestions.first.map { $0.isEmpty ? "(delete)" : MarkdownText.escape(shortened($0)) } ?? "",
    ]
    return "| \(cells.joined(separator: " | ")) |\n"
  }

  private func shortened(_ text: String) -> String { text.count > 80 ? text.prefix(80) + "…" : text }

  func footer(_ summary: RunSummary) -> [UInt8] {
    let severities = Severity.allCases.reversed().filter { $0 != .off }
    var out = "### \(Grouped.text(summary.articles, "article")), \(Grouped.text(summary.words, "word"))\n\n"
    out += "| passed | failed | unscored | not read | \(severities.map(\.name).joined(separator: " | ")) |\n"
    out += "|" + String(repeating: " ---: |", count: 4 + severities.count) + "\n"
    let figures =
      [summary.passed, summary.failed, summary.unscored, summary.errors] + severities.map { summary[$0] }
    out += "| \(figures.map { Grouped.text($0) }.joined(separator: " | ")) |\n\n"
    return Array((out + "\(Grouped.text(summary.rules, "rule")), \(Grouped.text(summary.files, "file"))\n").utf8)
  }
}
