import Engine
import Readers
import Reporters
import SpinLint

/// What a worker made of a piece of work.
struct WorkResult: Sendable {
  /// The articles in each of the reports, with separators between them.
  var reports: [[UInt8]] = []
  var summary = RunSummary()
  var diagnostics: [Diagnostic] = []
  /// Whether an article fails the run.
  var hasFailed = false
  /// Known findings that were met, and how often.
  var used: [KnownFindings.Use: Int] = [:]
  /// Suppression comments that suppress nothing.
  var unusedSuppressions: [Diagnostic] = []
  /// Whether suppressions of the configuration that were met suppressed something, by their places.
  var suppressionUse: [String: Bool] = [:]
  /// Time that each kind of check took, where it is measured.
  var timeByKind: [RuleKind: Duration] = [:]
  /// Findings for a baseline.
  var recorded: [RecordedFinding] = []
}

/// A finding on its way into a baseline.
struct RecordedFinding: Sendable {
  var path: String
  var key: Baseline.Key
  var text: String
}

/// Reads, lints and reports articles on one thread.
final class ArticleWorker {
  private let judges: [Judge]
  private var linters: [LinterBox]
  private let reporters: [any Reporter]
  /// Which of the reports tells notes on standard output.
  private let notedReport: Int?
  private let lines: JSONLinesReader
  private let changes: ChangedFiles?
  private let recordingFolder: String?
  /// The article of a JSON Lines record, whose memory is used for one after the other.
  private var record = Article(id: .literal(""))

  /// The linter of one judge; an `ArticleLinter` is not copyable and so fits in no array.
  private final class LinterBox {
    var linter: ArticleLinter
    init(_ linter: consuming ArticleLinter) { self.linter = linter }
  }

  /// Throws `RuleError` where a rule of a judge cannot be used.
  /// - Parameters:
  ///   - notedReport: which of the reports tells notes on standard output, so that they need no telling elsewhere.
  ///   - changes: only findings on these lines are shown; nil shows all.
  ///   - recordingFolder: the folder of the baseline that is made; nil makes none.
  ///   - measuresTime: whether the time of each kind of check is measured.
  init(
    judges: [Judge], reporters: [any Reporter], notedReport: Int? = nil, lines: JSONLinesReader,
    changes: ChangedFiles? = nil, recordingFolder: String? = nil, measuresTime: Bool = false
  ) throws(RuleError) {
    self.judges = judges
    self.notedReport = notedReport
    self.changes = changes
    self.recordingFolder = recordingFolder
    linters = []
    for judge in judges { linters.append(LinterBox(try judge.linter.worker())) }
    for box in linters { box.linter.measuresTime = measuresTime }
    self.reporters = reporters
    self.lines = lines
  }

  func process(_ item: WorkItem) -> WorkResult {
    var result = WorkResult(reports: Array(repeating: [], count: reporters.count))
    switch item {
    case .file(let input):
      do throws(SystemError) {
        let bytes = try input.open().readAll()
        var article = input.reader.article(id: .string(input.name), path: input.name, bytes: bytes)
        article.notes += input.notes
        add(article, of: input, to: &result)
      } catch {
        fail(input, error, &result)
      }
    case .failure(let input, let error): fail(input, error, &result)
    case .lines(let input, let block): process(block, of: input, into: &result)
    }
    for box in linters where box.linter.measuresTime {
      result.timeByKind.merge(box.linter.takeTimes()) { $0 + $1 }
    }
    return result
  }

  private func process(_ block: LineBlockReader.Block, of input: Input, into result: inout WorkResult) {
    var start = block.firstLine == 1 && block.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = block.firstLine
    for index in result.reports.indices { result.reports[index].reserveCapacity(block.bytes.count / 2) }
    // A local article is handed on without a copy.
    var record = Article(id: .literal(""))
    swap(&record, &self.record)
    defer { swap(&record, &self.record) }
    let span = block.bytes.span
    while start < span.count {
      let end = LineFeeds.next(span, from: start)
      if lines.read(span, line: start..<end, number: number, into: &record) {
        add(record, of: input, record: number, to: &result)
      }
      start = end + 1
      number += 1
    }
  }

  private static func place(_ input: Input, _ error: InputError) -> String {
    var place = input.name
    if let line = error.line {
      place += ":\(line)"
      if let column = error.column { place += ":\(column)" }
    }
    return place + ": "
  }

  private func fail(_ input: Input, _ error: SystemError, _ result: inout WorkResult) {
    let article = Article(
      id: .string(input.name), path: input.name, error: InputError("cannot be read: \(error)"))
    add(article, of: input, to: &result)
  }

  /// - Parameter record: line number of a JSON Lines record.
  private func add(_ article: Article, of input: Input, record: Int? = nil, to result: inout WorkResult) {
    let assessment: Assessment
    if changes == nil, judges[input.judge].known == nil, judges[input.judge].suppressions.isEmpty {
      assessment = linters[input.judge].linter.lint(article)
    } else {
      assessment = screen(article, of: input, record: record, to: &result)
    }
    if !assessment.mistakes.isEmpty || !assessment.unusedSuppressions.isEmpty {
      tellSuppressions(assessment, input, &result)
    }
    if !result.hasFailed, judges[input.judge].fails(assessment) { result.hasFailed = true }
    if let recordingFolder, !assessment.findings.isEmpty {
      let id = record == nil ? nil : article.id.description
      let path = KnownFindings.name(of: input, in: recordingFolder)
      for finding in assessment.findings {
        result.recorded.append(
          RecordedFinding(
            path: path, key: Baseline.key(of: finding, in: article, id: id), text: Baseline.sample(finding.text)))
      }
    }
    result.summary.add(assessment)
    if let error = assessment.error {
      result.diagnostics.append(Diagnostic(.error, Self.place(input, error) + error.message))
    }
    var isNoted = article.notes.isEmpty
    for index in reporters.indices {
      let reporter = reporters[index]
      let before = result.reports[index].count
      if before > 0 { result.reports[index] += reporter.separator }
      let start = result.reports[index].count
      reporter.write(assessment, of: article, to: &result.reports[index])
      if result.reports[index].count == start {
        result.reports[index].removeSubrange(before...)
      } else if index == notedReport {
        isNoted = true
      }
    }
    guard !isNoted else { return }
    for note in article.notes { result.diagnostics.append(Diagnostic(.note, "\(input.name): \(note)")) }
  }

  /// The assessment of an article of which not all findings are shown.
  private func screen(
    _ article: Article, of input: Input, record: Int?, to result: inout WorkResult
  ) -> Assessment {
    var screen = FindingScreen(
      known: judges[input.judge].known, changes: changes, input: input, record: record, isRead: article.error == nil)
    let id = record == nil ? nil : article.id.description
    var configured = ConfiguredScreen(judges[input.judge], input, record: id)
    if screen.showsAll, configured == nil { return linters[input.judge].linter.lint(article) }
    let assessment = linters[input.judge].linter.lint(
      article, isSuppressed: { configured?.suppresses($0) ?? false }, isShown: { screen.shows($0, article, id) })
    result.used.merge(screen.used) { $0 + $1 }
    result.summary.known += screen.used.values.reduce(0, +)
    if let configured { result.suppressionUse.merge(configured.use) { $0 || $1 } }
    return assessment
  }

  private func tellSuppressions(_ assessment: Assessment, _ input: Input, _ result: inout WorkResult) {
    for mistake in assessment.mistakes {
      result.diagnostics.append(Diagnostic(.error, Self.place(input, mistake) + mistake.message))
    }
    for unused in assessment.unusedSuppressions {
      result.unusedSuppressions.append(
        Diagnostic(.warning, "\(input.name):\(unused.lines.lowerBound):\(unused.column): \(unused.unusedMessage)"))
    }
  }
}

extension Suppression {
  /// What to say of it where it suppresses nothing.
  fileprivate var unusedMessage: String {
    if kind == .enable { return "“\(kind.rawValue)” ends nothing" }
    return "“\(kind.rawValue) \(rules.joined(separator: ", "))” suppresses nothing"
  }
}
