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
}

/// Reads, lints and reports articles on one thread.
final class ArticleWorker {
  private var linter: ArticleLinter
  private let reporters: [any Reporter]
  private let lines: JSONLinesReader

  init(linter: consuming ArticleLinter, reporters: [any Reporter], lines: JSONLinesReader) {
    self.linter = linter
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
    return result
  }

  private func process(_ block: LineBlockReader.Block, of input: Input, into result: inout WorkResult) {
    var start = block.firstLine == 1 && block.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = block.firstLine
    for index in result.reports.indices { result.reports[index].reserveCapacity(block.bytes.count / 2) }
    let span = block.bytes.span
    while start < span.count {
      var end = start
      while end < span.count, span[end] != 0x0A { end &+= 1 }
      if let article = lines.article(span, line: start..<end, number: number) { add(article, of: input, to: &result) }
      start = end + 1
      number += 1
    }
  }

  private func fail(_ input: Input, _ error: SystemError, _ result: inout WorkResult) {
    let article = Article(
      id: .string(input.name), path: input.name, error: InputError("cannot be read: \(error)"))
    add(article, of: input, to: &result)
  }

  private func add(_ article: Article, of input: Input, to result: inout WorkResult) {
    let assessment = linter.lint(article)
    result.summary.add(assessment)
    if let error = assessment.error {
      var place = input.name
      if let line = error.line {
        place += ":\(line)"
        if let column = error.column { place += ":\(column)" }
      }
      result.diagnostics.append(Diagnostic(.error, "\(place): \(error.message)"))
    }
    for (index, reporter) in reporters.enumerated() {
      let before = result.reports[index].count
      if before > 0 { result.reports[index] += reporter.separator }
      let start = result.reports[index].count
      reporter.write(assessment, of: article, to: &result.reports[index])
      if result.reports[index].count == start { result.reports[index].removeSubrange(before...) }
    }
  }
}
