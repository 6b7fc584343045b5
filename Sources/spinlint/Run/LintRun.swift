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

  /// What came of a run.
  struct Outcome {
    var summary: RunSummary
    /// Whether an article fails the run.
    var hasFailed: Bool
  }

  /// Lints the inputs and writes the report. Throws `Status.error` where the report cannot be written.
  func lint(_ inputs: [Input]) throws -> Outcome {
    let (judges, reporter, lines) = (judges, reporter, lines)
    let first: ArticleWorker
    do throws(RuleError) {
      first = try ArticleWorker(judges: judges, reporter: reporter, lines: lines)
    } catch {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    }
    var summary = RunSummary()
    var hasFailed = false
    summary.files = inputs.count
    summary.rules = Set(judges.flatMap { $0.linter.book.rules.filter { $0.severity != .off }.map(\.id) }).count
    var output = Output()
    output.write(reporter.header)
    let limit = inputs.contains { $0.kind == .jsonl } ? jobs : min(jobs, inputs.count)
    OrderedWorkers.run(WorkSource(inputs: inputs), jobs: limit, first: first) {
      try? ArticleWorker(judges: judges, reporter: reporter, lines: lines)
    } consume: { result in
      for diagnostic in result.diagnostics { messages.write(diagnostic) }
      summary.add(result.summary)
      if result.hasFailed { hasFailed = true }
      output.writePart(result.report, separator: reporter.separator)
    }
    output.write(reporter.footer(summary))
    if let failure = output.failure {
      messages.write(Diagnostic(.error, "the report cannot be written: \(failure)"))
      throw Status.error
    }
    return Outcome(summary: summary, hasFailed: hasFailed)
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
