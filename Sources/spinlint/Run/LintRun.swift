import Engine
import Readers
import Reporters
import SpinLint

/// One run of `spinlint lint`: work handed to workers, the report written in input order.
struct LintRun {
  let judges: [Judge]
  let reporter: any Reporter
  let lines: JSONLinesReader
  let jobs: Int
  let messages: Messages
  /// Only findings on these lines are shown; nil shows all.
  var changes: ChangedFiles?
  /// The folder of the baseline that is made; nil makes none.
  var recordingFolder: String?

  /// What came of a run.
  struct Outcome {
    var summary: RunSummary
    /// Whether an article fails the run.
    var hasFailed = false
    /// Known findings that were met, and how often.
    var used: [KnownFindings.Use: Int] = [:]
    /// Findings for a baseline.
    var recorded: [RecordedFinding] = []

    /// Entries of a baseline that were not met by the run.
    func stale(_ known: KnownFindings, _ setup: RunSetup) -> [(path: String, key: Baseline.Key, count: Int)] {
      let judged = setup.inputs.filter { setup.judges[$0.judge].known?.path == known.path }
      let rules = setup.judges.flatMap { $0.linter.book.rules.filter { $0.severity != .off }.map(\.id) }
      return known.stale(used, linted: Set(judged.map { known.name(of: $0) }), rules: Set(rules))
    }
  }

  /// Lints the inputs and writes the report. Throws `Status.error` where the report cannot be written.
  func lint(_ inputs: [Input]) throws -> Outcome {
    let (judges, reporter, lines, changes, recordingFolder) = (judges, reporter, lines, changes, recordingFolder)
    let first: ArticleWorker
    do throws(RuleError) {
      first = try ArticleWorker(
        judges: judges, reporter: reporter, lines: lines, changes: changes, recordingFolder: recordingFolder)
    } catch {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    }
    var outcome = Outcome(summary: RunSummary())
    outcome.summary.files = inputs.count
    outcome.summary.rules = Set(judges.flatMap { $0.linter.book.rules.filter { $0.severity != .off }.map(\.id) }).count
    var output = Output()
    output.write(reporter.header)
    let hasRecords = inputs.contains { $0.kind == .jsonl }
    var progress = Progress(isQuiet: messages.isQuiet, files: hasRecords ? nil : inputs.count)
    let limit = hasRecords ? jobs : min(jobs, inputs.count)
    OrderedWorkers.run(WorkSource(inputs: inputs), jobs: limit, first: first) {
      try? ArticleWorker(
        judges: judges, reporter: reporter, lines: lines, changes: changes, recordingFolder: recordingFolder)
    } consume: { result in
      if !result.diagnostics.isEmpty || !result.report.isEmpty { progress.erase() }
      for diagnostic in result.diagnostics { messages.write(diagnostic) }
      outcome.add(result)
      output.writePart(result.report, separator: reporter.separator)
      progress.advance(articles: result.summary.articles)
    }
    progress.erase()
    output.write(reporter.footer(outcome.summary))
    if let failure = output.failure {
      messages.write(Diagnostic(.error, "the report cannot be written: \(failure)"))
      throw Status.error
    }
    return outcome
  }
}

extension LintRun.Outcome {
  /// Adds what a worker made of a piece of work.
  fileprivate mutating func add(_ result: WorkResult) {
    summary.add(result.summary)
    if result.hasFailed { hasFailed = true }
    used.merge(result.used) { $0 + $1 }
    recorded += result.recorded
  }
}

/// Standard output with its first failure kept.
private struct Output {
  private(set) var failure: SystemError?
  private var hasParts = false

  mutating func write(_ bytes: [UInt8]) {
    guard failure == nil, !bytes.isEmpty else { return }
    do throws(SystemError) { try OutputStream.standardOutput.write(bytes) } catch { failure = error }
  }

  mutating func writePart(_ bytes: [UInt8], separator: [UInt8]) {
    guard !bytes.isEmpty else { return }
    if hasParts { write(separator) }
    hasParts = true
    write(bytes)
  }
}
