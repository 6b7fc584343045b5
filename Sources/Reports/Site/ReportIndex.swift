internal import Engine
public import Readers
public import Reporters

/// The index of a report and its summaries.
public struct ReportIndex: Sendable {
  let settings: ReportSettings
  let summary: RunSummary
  let rows: [IndexRow]
  let rules: [(id: String, total: RuleTotal)]
  let changes: ReportChanges?
  /// Rows that the index shows without its script.
  static let staticRows = 100

  /// - Parameter previous: articles of a previous run, by name.
  public init(_ record: RunRecord, summary: RunSummary, previous: [PreviousArticle]?, settings: ReportSettings) {
    self.settings = settings
    self.summary = summary
    var rows = record.rows
    changes = previous.map { ReportChanges(&rows, previous: $0) }
    rows.sort(by: IndexRow.isWorse)
    self.rows = rows
    rules = record.rules.map { ($0.key, $0.value) }.sorted {
      ($1.total.penalty, Double($1.total.findings), $0.id) < ($0.total.penalty, Double($0.total.findings), $1.id)
    }
  }

  /// Whether `list` belongs to the report: the index does not show every row without its script.
  public var hasList: Bool { rows.count > Self.staticRows }

  /// How many articles fail, in words.
  public var heading: String {
    let scored = summary.passed + summary.failed
    if summary.articles == 0 { return "No articles" }
    if scored == 0 { return "\(Grouped.text(summary.articles, "article")), none scored" }
    if summary.failed == 0 {
      return scored == 1 ? "The article passes" : "All \(Grouped.text(scored)) scored articles pass"
    }
    let verb = summary.failed == 1 ? "fails" : "fail"
    return "\(Grouped.text(summary.failed)) of \(Grouped.text(scored, "scored article")) \(verb)"
  }

  /// `index.html`.
  /// - Parameter extras: further reports that lie beside it.
  public func render(_ templates: ReportTemplates, extras: [ReportExtra] = []) -> [UInt8] {
    var values = values
    values["files"] = .list(
      (ReportExtra.always + extras).map { .object(["file": .text($0.file), "use": .text($0.use)]) })
    return templates.page("index", values)
  }

  /// How many artifacts in how many words.
  private func lede(_ findings: Int) -> String {
    let size = "\(Grouped.text(rows.count, "article")) with \(Grouped.text(summary.words, "word"))"
    if findings == 0 { return "No artifact found in \(size)." }
    return "\(Grouped.text(findings, "artifact")) found in \(size)."
  }

  /// `all.html`: every article as a plain table.
  public func renderList(_ templates: ReportTemplates) -> [UInt8] {
    templates.page(
      "list",
      [
        "version": .text(settings.version), "articles": .text(Grouped.text(rows.count)),
        "changes": .flag(changes != nil),
        "rows": .generated(count: rows.count) { [rows, hasDelta = changes != nil] in rows[$0].value(hasDelta: hasDelta)
        },
      ])
  }

  private var values: [String: TemplateValue] {
    let scored = summary.passed + summary.failed
    let total = Severity.allCases.reduce(0) { $0 + ($1 == .off ? 0 : summary[$1]) }
    var values: [String: TemplateValue] = [
      "version": .text(settings.version), "heading": .text(heading), "articles": .text(Grouped.text(rows.count)),
      "words": .text(Grouped.text(summary.words)), "lede": .text(lede(total)), "stack": .list(stack),
      "pass": .text(ArticlePage.short(settings.pass)),
      "failed": .flag(summary.failed > 0), "failedCount": .text(Grouped.text(summary.failed)),
      "failedShare": .text(SpinWords.percent(scored == 0 ? 0 : Double(summary.failed) / Double(scored))),
      "passedCount": .text(Grouped.text(summary.passed)),
      "unscoredCount": .text(Grouped.text(summary.unscored + summary.errors)),
      "errors": .optional(summary.errors > 0 ? Grouped.text(summary.errors) : nil),
      "findings": .text(Grouped.text(total)),
      "severities": .list(
        Severity.allCases.reversed().filter { $0 != .off && summary[$0] > 0 }.map {
          .object(["severity": .text($0.name), "number": .text(Grouped.text(summary[$0]))])
        }),
      "worst": .list(
        rows.filter { $0.score != nil && $0.total > 0 }.prefix(8).map {
          .object([
            "score": .text($0.score.map { Decimal.text($0, places: 1) } ?? "–"), "verdict": .text($0.verdict),
            "page": .text($0.page), "title": .text($0.title), "found": .text(Grouped.text($0.total, "artifact")),
          ])
        }),
      "rows": .list(rows.prefix(Self.staticRows).map { $0.value(hasDelta: changes != nil) }),
      "hasMore": .flag(hasList), "shownRows": .text(String(Self.staticRows)), "data": .markup(data),
      "changes": .flag(changes != nil), "hasRules": .flag(!rules.isEmpty), "rules": .list(ruleValues),
    ]
    values.merge(histogram) { _, new in new }
    if let changes { values.merge(changes.values) { _, new in new } }
    return values
  }

  /// Shares of failed, unscored and passed articles, as parts of one bar.
  private var stack: [TemplateValue] {
    var start = 0.0
    let all = Double(max(1, summary.failed + summary.unscored + summary.errors + summary.passed))
    let parts = [
      ("fail", summary.failed), ("unscored", summary.unscored + summary.errors), ("pass", summary.passed),
    ]
    return parts.filter { $0.1 > 0 }.map { part, number in
      let width = 100 * Double(number) / all
      defer { start += width }
      return .object([
        "part": .text(part), "x": .text(Decimal.text(start, places: 2)), "width": .text(Decimal.text(width, places: 2)),
      ])
    }
  }

  private var ruleValues: [TemplateValue] {
    let greatest = max(rules.map(\.total.findings).max() ?? 1, 1)
    return rules.sorted { ($1.total.findings, $0.id) < ($0.total.findings, $1.id) }.prefix(10).map { id, total in
      .object([
        "rule": .text(id), "page": .text(ReportFiles.page(ofRule: id)), "number": .text(Grouped.text(total.findings)),
        "inArticles": .text(Grouped.text(total.articles)), "points": .text(ArticlePage.points(total.penalty)),
        "width": .text(Decimal.text(max(1, 100 * Double(total.findings) / Double(greatest)), places: 1)),
      ])
    }
  }

  private var histogram: [String: TemplateValue] {
    let count = 20
    var bins = [Int](repeating: 0, count: count)
    for score in rows.compactMap(\.score) { bins[min(count - 1, Int(score / 5))] += 1 }
    let greatest = max(bins.max() ?? 1, 1)
    let filled = bins.enumerated().filter { $0.element > 0 }
    let words = filled.map { "\($0.offset * 5) to \($0.offset * 5 + 5): \($0.element)" }.joined(separator: "; ")
    return [
      "histogramWords": .text("Articles by score. " + (words.isEmpty ? "None has a score." : words)),
      "bins": .list(
        filled.map { index, number in
          let height = max(2, 140 * Double(number) / Double(greatest))
          return .object([
            "range": .text("\(index * 5) to \(index * 5 + 5)"), "number": .text(Grouped.text(number)),
            "x": .text(Decimal.text(Double(index) * 5 + 0.3, places: 1)), "width": "4.4",
            "y": .text(Decimal.text(160 - height, places: 1)), "height": .text(Decimal.text(height, places: 1)),
            "side": .text(Double(index * 5) < settings.pass ? "below" : "above"),
            "label": .text(Grouped.text(number)), "labelY": .text(Decimal.text(155 - height, places: 1)),
            "middle": .text(Decimal.text(Double(index) * 5 + 2.5, places: 1)),
          ])
        }),
    ]
  }

  /// The rows as JSON that is safe inside a `script` element.
  private var data: [UInt8] {
    var out = Array("{\"columns\":".utf8)
    out += JSONDocument.strings(IndexRow.columns).text.utf8.dropLast()
    out += ",\"rows\":[".utf8
    for (index, row) in rows.enumerated() {
      if index > 0 { out.append(0x2C) }
      out.append(0x0A)
      for byte in row.json.text.utf8.dropLast() {
        switch byte {
        case 0x26: out += "\\u0026".utf8
        case 0x3C: out += "\\u003c".utf8
        case 0x3E: out += "\\u003e".utf8
        default: out.append(byte)
        }
      }
    }
    return out + Array("]}".utf8)
  }
}
