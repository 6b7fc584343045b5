import Engine
import Readers
import Reporters
import Reports
import SpinLint

/// One run of `spinlint report`: workers write the pages of articles, the calling thread `report.json` and what was
/// asked for beside it, and the index at the end. Only a row of each article stays in memory.
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
  /// Reports beside `report.json`.
  var extras: [ReportExtra] = []
  /// What the reports of `extras` may know.
  var context: ReportContext

  /// What came of a run.
  struct Outcome {
    var summary = RunSummary()
    /// Whether an article fails the run.
    var hasFailed = false
    /// The first line of the index.
    var heading = ""
  }

  /// Writes the report.
  func write(_ inputs: [Input], previous: [PreviousArticle]?, documented: [Rule]) throws -> Outcome {
    let ledger = Ledger()
    // The index goes by the configuration of the first input.
    let main = inputs.first?.judge ?? 0
    let general = settings[main]
    var others: [String: ReportSettings] = [:]
    for input in inputs where input.judge != main { others[input.name] = settings[input.judge] }
    let pages = PageReporter(
      json: JSONReporter(version: general.version), folder: folder, templates: templates, settings: general,
      otherSettings: others, ledger: ledger)
    let reporters: [any Reporter] = [pages] + extras.compactMap { ReportFormat.named($0.rawValue)?.make(context) }
    let (judges, lines, changes) = (judges, lines, changes)
    let first = try ArticleWorker(judges: judges, reporters: reporters, lines: lines, changes: changes)
    var outcome = Outcome()
    outcome.summary.files = inputs.count
    outcome.summary.rules = judges.rules.count
    var unwritten: [String] = []
    do throws(SystemError) {
      var reports: [Report] = []
      for (reporter, file) in zip(reporters, [.json] + extras) { reports.append(try folder.report(reporter, file)) }
      for report in reports { report.begin() }
      let hasRecords = inputs.contains { $0.kind == .jsonl }
      var progress = Progress(isQuiet: messages.isQuiet, files: hasRecords ? nil : inputs.count)
      let limit = hasRecords ? jobs : max(1, min(jobs, inputs.count))
      OrderedWorkers.run(WorkSource(inputs: inputs), jobs: limit, first: first) {
        try? ArticleWorker(judges: judges, reporters: reporters, lines: lines, changes: changes)
      } consume: { result in
        if !result.diagnostics.isEmpty { progress.erase() }
        for diagnostic in result.diagnostics { messages.write(diagnostic) }
        outcome.summary.add(result.summary)
        if result.hasFailed { outcome.hasFailed = true }
        for (report, part) in zip(reports, result.reports) { report.add(part) }
        progress.advance(articles: result.summary.articles)
      }
      progress.erase()
      if let failure = ledger.failure { throw failure }
      for report in reports { report.end(outcome.summary) }
      unwritten = reports.compactMap(\.failure)
      let record = ledger.record
      let index = ReportIndex(record, summary: outcome.summary, previous: previous, settings: general)
      outcome.heading = index.heading
      var written = Set(record.rows.map(\.page) + extras.map(\.file))
      for page in index.rulePages(documented, templates) {
        try folder.write(page.bytes, to: page.path)
        written.insert(page.path)
      }
      try folder.write(index.markdown, to: ReportExtra.markdown.file)
      try folder.write(index.csv, to: ReportExtra.csv.file)
      if index.hasList {
        try folder.write(index.renderList(templates), to: "all.html")
        written.insert("all.html")
      }
      try folder.write(index.render(templates, extras: extras), to: "index.html")
      try folder.keepOnly(written)
    } catch {
      throw ReportFailure("the report cannot be written: \(error)")
    }
    guard unwritten.isEmpty else { throw ReportFailure(unwritten.joined(separator: "; ")) }
    return outcome
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
