import ArgumentParser
import Configuration
import Engine
import Modeling
import Readers
import RuleCompiler
import SpinLint

/// `spinlint eval`
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Measure precision and recall on labelled articles.",
    discussion: """
      Labelled articles are JSON Lines, plain or gzip: {"id", "text", "label": "spun" | "clean" | "mixed", "edits": \
      [{"start", "end", "original"}], "meta": {"set", "p"}}. Offsets are bytes of the text; “original” is what stood \
      there, null where nobody knows; “edits” is null in an article whose swaps are not marked; “p” is the strength of \
      the spinning. docs/swap-model.md says how each figure is counted.

      Exit codes: 0 measured; 2 a line or file cannot be read.
      """)

  @Argument(
    help: ArgumentHelp("Files of labelled articles, scored together.", valueName: "labelled.jsonl"), completion: .file()
  )
  var files: [String]

  @Flag(help: "Print the figures as one JSON object.")
  var json = false

  @Option(help: ArgumentHelp("The spin probability from which on an article counts as spun.", valueName: "probability"))
  var threshold = 0.5

  @Flag(help: "Also say which edits the swap lexicon lists, and the recall on those.")
  var lexiconCoverage = false

  @Option(
    help: ArgumentHelp(
      "Also list the commonest missed edits, false findings and, with --lexicon-coverage, unlisted edits.",
      valueName: "n"))
  var misses = 0

  @Option(
    name: [.short, .long], help: ArgumentHelp("Number of threads; the default is one per processor.", valueName: "n"))
  var jobs: Int?

  @OptionGroup(title: "Configuration") var source: ConfigurationOptions
  @OptionGroup(title: "Rules") var rules: RuleOptionsGroup
  @OptionGroup(title: "Judgement") var judgement: JudgementOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a file of labelled articles") }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs: \(jobs) is not a number from 1 to 1024") }
    if misses < 0 { throw ValidationError("--misses must not be negative") }
    if !(0...1).contains(threshold) {
      throw ValidationError("--threshold: \(threshold) is not a number from 0 to 1")
    }
  }

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    var evaluation: Evaluation
    var hasErrors = false
    do {
      let finder = source.finder(commandLine: judgement.settings, rules: rules)
      let indices = try files.map { try finder.index(forFile: $0) }
      var maker = JudgeMaker(
        rules: rules, packs: try rules.packs(), baselines: BaselineLoader(explicit: nil, isOff: true))
      let judges = try maker.judges(finder.configurations)
      let coverage = lexiconCoverage ? try coverage(finder.configurations) : nil
      evaluation = Evaluation(threshold: threshold, lexicon: coverage)
      for (file, judge) in zip(files, indices) {
        let run = EvaluationRun(judge: judges[judge], jobs: jobs ?? Processors.count)
        let content = try LabelledInput.read(file, messages)
        for error in run.add(content, into: &evaluation) {
          messages.write(Diagnostic(.error, "\(file):\(error.place): \(error.message)"))
          hasErrors = true
        }
      }
    } catch let errors as FileErrors {
      messages.write(errors)
      throw Status.error
    } catch let error as RuleError {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    }
    let report =
      json
      ? EvaluationJSON(evaluation, files: files, misses: misses).bytes
      : Array(EvaluationText(evaluation, misses: misses).text.utf8)
    try OutputStream.standardOutput.write(report)
    if hasErrors { throw Status.error }
  }

  private func coverage(_ configurations: [EffectiveConfiguration]) throws -> LexiconCoverage {
    let (pairs, families) = try SwapResources().pairs(configurations.first?.lexicons ?? [])
    return LexiconCoverage(pairs: pairs, families: families)
  }
}

/// Files of labelled articles, plain or gzip.
enum LabelledInput {
  static func read(_ path: String, _ messages: Messages) throws -> [UInt8] {
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try FileDescriptor(reading: path).readAll() } catch {
      messages.write(Diagnostic(.error, "\(path): cannot be read: \(error)"))
      throw Status.error
    }
    guard Gzip.isGzip(bytes) else { return bytes }
    do throws(InputError) { return try Gzip.decompress(bytes) } catch {
      messages.write(Diagnostic(.error, "\(path): \(error.message)"))
      throw Status.error
    }
  }
}

/// Lints labelled articles on several threads.
struct EvaluationRun {
  let judge: Judge
  let jobs: Int

  private enum Outcome: Sendable {
    case article(EvaluationArticle, Assessment)
    case failure(LineMistake)
  }

  /// Articles that are held in memory at once.
  private static let batch = 512

  /// Adds the articles of one file; returns the lines that cannot be read.
  func add(_ content: [UInt8], into evaluation: inout Evaluation) -> [LineMistake] {
    var errors: [LineMistake] = []
    var lines: [(number: Int, bytes: [UInt8])] = []
    for (index, line) in content.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
      lines.append((index + 1, Array(line)))
    }
    var start = 0
    while start < lines.count {
      let end = min(lines.count, start + Self.batch)
      let part = Array(lines[start..<end])
      for outcome in outcomes(part) {
        switch outcome {
        case .article(let article, let assessment): evaluation.add(article, assessment)
        case .failure(let mistake): errors.append(mistake)
        }
      }
      start = end
    }
    return errors
  }

  private func outcomes(_ lines: [(number: Int, bytes: [UInt8])]) -> [Outcome] {
    let linter = judge.linter
    return Parallel.map(lines.count, jobs: jobs) {
      let worker = try? WorkerBox(linter)
      return { index in
        let (number, bytes) = lines[index]
        do throws(ModelError) {
          let article = try EvaluationArticle(line: bytes, number: number)
          guard let worker else { return .failure(LineMistake(number, "the rules cannot be used")) }
          return .article(article, worker.linter.lint(article.article))
        } catch { return .failure(LineMistake(number, bytes, error)) }
      }
    }
  }

  private final class WorkerBox {
    var linter: ArticleLinter
    init(_ linter: Linter) throws(RuleError) { self.linter = try linter.worker() }
  }
}
