import Engine
import Readers
import Reporters
import Reports
import SpinLint

/// One run of `spinlint report`: workers write the pages of articles, the calling thread `report.json`, and the index
/// at the end. Only a row of each article stays in memory.
struct ReportRun {
  let judges: [Judge]
  let folder: ReportFolder
  let templates: ReportTemplates
  /// Those of each judge.
  let settings: [ReportSettings]
  let lines: JSONLinesReader
  let jobs: Int
  let messages: Messages
  /// Only findings on these lines are shown; nil shows all.
  var changes: ChangedFiles?

  /// Says also whether an article fails the run.
  func write(
    _ inputs: [Input], previous: [PreviousArticle]?, documented: [Rule]
  ) throws -> (summary: RunSummary, hasFailed: Bool) {
    let ledger = Ledger()
    // The index goes by the configuration of the first input.
    let main = inputs.first?.judge ?? 0
    let general = settings[main]
    var others: [String: ReportSettings] = [:]
    for input in inputs where input.judge != main { others[input.name] = settings[input.judge] }
    let json = JSONReporter(version: general.version)
    let reporter = PageReporter(
      json: json, folder: folder, templates: templates, settings: general, otherSettings: others, ledger: ledger)
    let (judges, lines, changes) = (judges, lines, changes)
    let first = try ArticleWorker(judges: judges, reporters: [reporter], lines: lines, changes: changes)
    var summary = RunSummary()
    var hasFailed = false
    summary.files = inputs.count
    summary.rules = judges.rules.count
    do throws(SystemError) {
      let file = try folder.open("report.json")
      try file.write(reporter.header)
      var failure: SystemError?
      var hasParts = false
      let limit = inputs.contains { $0.kind == .jsonl } ? jobs : max(1, min(jobs, inputs.count))
      OrderedWorkers.run(WorkSource(inputs: inputs), jobs: limit, first: first) {
        try? ArticleWorker(judges: judges, reporters: [reporter], lines: lines, changes: changes)
      } consume: { result in
        for diagnostic in result.diagnostics { messages.write(diagnostic) }
        summary.add(result.summary)
        if result.hasFailed { hasFailed = true }
        guard failure == nil, let report = result.reports.first, !report.isEmpty else { return }
        do throws(SystemError) {
          if hasParts { try file.write(reporter.separator) }
          hasParts = true
          try file.write(report)
        } catch { failure = error }
      }
      if let failure = failure ?? ledger.failure { throw failure }
      try file.write(reporter.footer(summary))
      try file.close()
      let index = ReportIndex(ledger.record, summary: summary, previous: previous, settings: general)
      for page in index.rulePages(documented, templates) { try folder.write(page.bytes, to: page.path) }
      try folder.write(index.markdown, to: "report.md")
      try folder.write(index.csv, to: "articles.csv")
      if index.hasList { try folder.write(index.renderList(templates), to: "all.html") }
      try folder.write(index.render(templates), to: "index.html")
    } catch {
      throw ReportFailure("the report cannot be written: \(error)")
    }
    return (summary, hasFailed)
  }
}

/// What workers leave for the index.
private final class Ledger: @unchecked Sendable {
  private let monitor = Monitor()
  private var rows = RunRecord()
  private var firstFailure: SystemError?

  func add(_ assessment: Assessment, row: IndexRow) { monitor.withLock { rows.add(assessment, row: row) } }
  func fail(_ error: SystemError) { monitor.withLock { firstFailure = firstFailure ?? error } }

  var record: RunRecord { monitor.withLock { rows } }
  var failure: SystemError? { monitor.withLock { firstFailure } }
}

/// Writes the page of each article, and its object of `report.json`.
private struct PageReporter: Reporter {
  let json: JSONReporter
  let folder: ReportFolder
  let templates: ReportTemplates
  let settings: ReportSettings
  /// By path of the article, where others hold.
  let otherSettings: [String: ReportSettings]
  let ledger: Ledger

  var header: [UInt8] { json.header }
  var separator: [UInt8] { json.separator }
  func footer(_ summary: RunSummary) -> [UInt8] { json.footer(summary) }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    json.write(assessment, of: article, to: &out)
    let page = ReportFiles.page(of: assessment, text: article.text)
    let settings = article.path.flatMap { otherSettings[$0] } ?? settings
    do throws(SystemError) {
      try folder.write(ArticlePage(assessment, of: article, settings: settings).render(templates), to: page)
    } catch {
      ledger.fail(error)
    }
    ledger.add(assessment, row: IndexRow(assessment, of: article, page: page))
  }
}
