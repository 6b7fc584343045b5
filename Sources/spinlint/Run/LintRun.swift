import Engine
import Readers
import Reporters
import SpinLint

/// One run of `spinlint lint`: work handed to workers, the reports written in input order.
struct LintRun {
  let judges: [Judge]
  let reports: [Report]
  let lines: JSONLinesReader
  let jobs: Int
  let messages: Messages
  /// Only findings on these lines are shown; nil shows all.
  var changes: ChangedFiles?
  /// The folder of the baseline that is made; nil makes none.
  var recordingFolder: String?
  /// Whether the time of each kind of check is measured.
  var measuresTime = false

  /// What came of a run.
  struct Outcome {
    var summary: RunSummary
    /// Whether an article fails the run.
    var hasFailed = false
    /// Known findings that were met, and how often.
    var used: [KnownFindings.Use: Int] = [:]
    /// Suppression comments that suppress nothing.
    var unusedSuppressions: [Diagnostic] = []
    /// Whether suppressions of the configuration that were met suppressed something, by their places.
    var suppressionUse: [String: Bool] = [:]
    /// Time that each kind of check took on all threads, where it is measured.
    var timeByKind: [RuleKind: Duration] = [:]
    /// Findings for a baseline.
    var recorded: [RecordedFinding] = []

    /// Entries of a baseline that were not met by the run.
    func stale(_ known: KnownFindings, _ setup: RunSetup) -> [(path: String, key: Baseline.Key, count: Int)] {
      let judged = setup.inputs.filter { setup.judges[$0.judge].known?.path == known.path }
      let rules = Set(setup.judges.rules.map(\.id))
      return known.stale(used, linted: Set(judged.map { known.name(of: $0) }), rules: rules)
    }
  }

  /// Lints the inputs and writes the reports. Throws `Status.error` where one cannot be written.
  func lint(_ inputs: [Input]) throws -> Outcome {
    let (judges, reporters, lines) = (judges, reports.map(\.reporter), lines)
    let (changes, recordingFolder, measuresTime) = (changes, recordingFolder, measuresTime)
    let notedReport = reports.firstIndex { $0.isOnOutput && $0.reporter is TextReporter }
    let first: ArticleWorker
    do throws(RuleError) {
      first = try ArticleWorker(
        judges: judges, reporters: reporters, notedReport: notedReport, lines: lines, changes: changes,
        recordingFolder: recordingFolder, measuresTime: measuresTime)
    } catch {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    }
    // The process ends soon: to free piece by piece what the checks hold takes longer than to lint an article.
    _ = unsafe Unmanaged.passRetained(first)
    var outcome = Outcome(summary: RunSummary())
    outcome.summary.files = inputs.count
    outcome.summary.rules = judges.rules.count
    for report in reports { report.begin() }
    let hasRecords = inputs.contains { $0.kind == .jsonl }
    var progress = Progress(isQuiet: messages.isQuiet, files: hasRecords ? nil : inputs.count)
    let limit = hasRecords ? jobs : min(jobs, inputs.count)
    OrderedWorkers.run(WorkSource(inputs: inputs), jobs: limit, first: first) {
      try? ArticleWorker(
        judges: judges, reporters: reporters, notedReport: notedReport, lines: lines, changes: changes,
        recordingFolder: recordingFolder, measuresTime: measuresTime)
    } consume: { result in
      if !result.diagnostics.isEmpty || result.reports.contains(where: { !$0.isEmpty }) { progress.erase() }
      for diagnostic in result.diagnostics { messages.write(diagnostic) }
      outcome.add(result)
      for (report, part) in zip(reports, result.reports) { report.add(part) }
      progress.advance(articles: result.summary.articles)
    }
    progress.erase()
    for report in reports { report.end(outcome.summary) }
    let failures = reports.compactMap(\.failure)
    for failure in failures { messages.write(Diagnostic(.error, failure)) }
    if !failures.isEmpty { throw Status.error }
    return outcome
  }
}

extension LintRun.Outcome {
  /// Adds what a worker made of a piece of work.
  fileprivate mutating func add(_ result: WorkResult) {
    summary.add(result.summary)
    if result.hasFailed { hasFailed = true }
    used.merge(result.used) { $0 + $1 }
    timeByKind.merge(result.timeByKind) { $0 + $1 }
    unusedSuppressions += result.unusedSuppressions
    suppressionUse.merge(result.suppressionUse) { $0 || $1 }
    recorded += result.recorded
  }
}
