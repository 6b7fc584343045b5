import Engine
import Readers
import Reporters
import Reports
import SpinLint

/// One run of `spinlint report`: workers write the pages of articles, the calling thread `report.json`, and the index
/// at the end. Only a row of each article stays in memory.
struct ReportRun {
  let linter: Linter
  let folder: ReportFolder
  let templates: ReportTemplates
  let settings: ReportSettings
  let lines: JSONLinesReader
  let jobs: Int
  let messages: Messages

  func write(_ inputs: [Input], previous: [PreviousArticle]?, documented: [Rule]) throws -> RunSummary {
    let ledger = Ledger()
    let json = JSONReporter(version: settings.version)
    let reporter = PageReporter(json: json, folder: folder, templates: templates, settings: settings, ledger: ledger)
    let (linter, lines) = (linter, lines)
    let first = ArticleWorker(linter: try linter.worker(), reporters: [reporter], lines: lines)
    var summary = RunSummary()
    summary.files = inputs.count
    summary.rules = linter.book.rules.count { $0.severity != .off }
    do throws(SystemError) {
      let file = try folder.open("report.json")
      try file.write(reporter.header)
      var failure: SystemError?
      var hasParts = false
      let limit = inputs.contains { $0.kind == .jsonl } ? jobs : max(1, min(jobs, inputs.count))
      OrderedWorkers.run(WorkSource(inputs: inputs), jobs: limit, first: first) {
        try? ArticleWorker(linter: linter.worker(), reporters: [reporter], lines: lines)
      } consume: { result in
        for diagnostic in result.diagnostics { messages.write(diagnostic) }
        summary.add(result.summary)
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
      let index = ReportIndex(ledger.record, summary: summary, previous: previous, settings: settings)
      for page in index.rulePages(documented, templates) { try folder.write(page.bytes, to: page.path) }
      try folder.write(index.markdown, to: "report.md")
      try folder.write(index.csv, to: "articles.csv")
      if index.hasList { try folder.write(index.renderList(templates), to: "all.html") }
      try folder.write(index.render(templates), to: "index.html")
    } catch {
      throw ReportFailure("the report cannot be written: \(error)")
    }
    return summary
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
  let ledger: Ledger

  var header: [UInt8] { json.header }
  var separator: [UInt8] { json.separator }
  func footer(_ summary: RunSummary) -> [UInt8] { json.footer(summary) }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    json.write(assessment, of: article, to: &out)
    let page = ReportFiles.page(of: assessment, text: article.text)
    do throws(SystemError) {
      try folder.write(ArticlePage(assessment, of: article, settings: settings).render(templates), to: page)
    } catch {
      ledger.fail(error)
    }
    ledger.add(assessment, row: IndexRow(assessment, of: article, page: page))
  }
}
