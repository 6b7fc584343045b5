internal import Engine
internal import Reporters

extension ReportIndex {
  /// `report.md`: a summary for a pull request, in GitHub’s Markdown.
  public var markdown: [UInt8] {
    var lines = ["## \(heading)", ""]
    let shown = Severity.allCases.reversed().filter { $0 != .off && summary[$0] > 0 }
    let found = shown.map { "\(Grouped.text(summary[$0])) \($0.name)" }
    let size = "\(Grouped.text(summary.articles, "article")), \(Grouped.text(summary.words, "word"))"
    let findings = found.isEmpty ? "none" : found.joined(separator: ", ")
    lines.append("\(size); findings: \(findings). Pass mark \(ArticlePage.short(settings.pass)).")
    if let changes { lines += ["", "Since the previous run: \(changes.words)"] }
    let bad = rows.filter { $0.verdict == "fail" || $0.verdict == "error" }
    if !bad.isEmpty {
      lines += ["", "| Score | Article | Spin | Critical | Major | Minor |"]
      lines.append("| ---: | --- | ---: | ---: | ---: | ---: |")
      for row in bad.prefix(20) {
        let score = row.score.map { Decimal.text($0, places: 1) } ?? "–"
        let spin = row.spin.map(SpinWords.short) ?? "–"
        let counts = [Severity.critical, .major, .minor].map { String(row.count($0)) }.joined(separator: " | ")
        lines.append("| \(score) | \(Self.code(row.name)) | \(spin) | \(counts) |")
      }
      if bad.count > 20 { lines += ["", "… and \(Grouped.text(bad.count - 20)) more."] }
    }
    if !rules.isEmpty {
      lines += ["", "| Rule | Findings | Articles | Points |", "| --- | ---: | ---: | ---: |"]
      for (id, total) in rules.prefix(10) {
        let counts = "\(Grouped.text(total.findings)) | \(Grouped.text(total.articles))"
        lines.append("| \(Self.code(id)) | \(counts) | \(ArticlePage.points(total.penalty)) |")
      }
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Text as code, so that nothing in it is markup. A bar would end the cell of a table even there.
  private static func code(_ text: String) -> String {
    let special = "|\\*_~[]()#!$@:".unicodeScalars
    let escaped = text.unicodeScalars.map { scalar in
      if scalar.properties.isWhitespace { return " " }
      return special.contains(scalar) ? "&#\(scalar.value);" : HTMLEscaping.text(String(scalar))
    }
    return "<code>\(escaped.joined())</code>"
  }
}

extension ReportIndex {
  /// `articles.csv` (RFC 4180, UTF-8): one line for each article, sorted by name.
  public var csv: [UInt8] {
    var columns = [
      "article", "page", "title", "language", "words", "score", "verdict", "spin_probability", "spin_rate",
    ]
    columns += ["penalty", "critical", "major", "minor", "info"] + (changes == nil ? [] : ["score_change"])
    var out = Array((columns.joined(separator: ",") + "\r\n").utf8)
    for row in rows.sorted(by: { ($0.name, $0.page) < ($1.name, $1.page) }) {
      var cells = [Self.cell(row.name), row.page, Self.cell(row.title), Self.cell(row.language), String(row.words)]
      cells += [row.score.map { Decimal.text($0, places: 1) } ?? "", row.verdict]
      cells += [row.spin?.probability, row.spin?.rate].map { $0.map { Decimal.text($0, places: 4) } ?? "" }
      cells += [Decimal.text(row.penalty, places: 2)]
      cells += [Severity.critical, .major, .minor, .info].map { String(row.count($0)) }
      if changes != nil { cells.append(row.delta.map { Decimal.text($0, places: 1) } ?? "") }
      out += (cells.joined(separator: ",") + "\r\n").utf8
    }
    return out
  }

  /// Quoted text. A spreadsheet runs a cell that starts like a formula, so such a cell gets an apostrophe.
  static func cell(_ text: String) -> String {
    let start = text.unicodeScalars.first { $0 != " " }
    let isFormula = start.map { "=+-@\t\r\n|%".unicodeScalars.contains($0) } ?? false
    let quoted = text.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) }
    return "\"" + (isFormula ? "'" : "") + quoted + "\""
  }
}
