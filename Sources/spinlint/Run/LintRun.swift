import Engine
import Readers
import Reporters
import SpinLint

/// One run of `spinlint lint`: work handed to workers, the reports written in input order.
struct LintRun {
  let linter: Linter
  let reports: [Report]
  let lines: JSONLinesReader
  let jobs: Int
  let messages: Messages

  /// Lints the inputs and writes the reports. Throws `Status.error` where one cannot be written.
  func lint(_ inputs: [Input]) throws -> RunSummary {
    let (linter, reporters, lines) = (linter, reports.map(\.reporter), lines)
    let first: ArticleWorker
    do throws(RuleError) {
      first = ArticleWorker(linter: try linter.worker(), reporters: reporters, lines: lines)
    } catch {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    }
    var summary = RunSummary()
    summary.files = inputs.count
    summary.rules = linter.book.rules.count { $0.severity != .off }
    for report in reports { report.begin() }
    let limit = inputs.contains { $0.kind == .jsonl } ? jobs : min(jobs, inputs.count)
    OrderedWorkers.run(WorkSource(inputs: inputs), jobs: limit, first: first) {
      try? ArticleWorker(linter: linter.worker(), reporters: reporters, lines: lines)
    } consume: { result in
      for diagnostic in result.diagnostics { messages.write(diagnostic) }
      summary.add(result.summary)
      for (report, part) in zip(reports, result.reports) { report.add(part) }
    }
    for report in reports { report.end(summary) }
    let failures = reports.compactMap(\.failure)
    for failure in failures { messages.write(Diagnostic(.error, failure)) }
    if !failures.isEmpty { throw Status.error }
    return summary
  }
}
