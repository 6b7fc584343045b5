import ArgumentParser
import Engine
import Readers
import Reporters
import RuleCompiler
import SpinLint

/// `spinlint fix`
struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Repair articles: what is sure by itself, what may be disputed with --unsafe.")

  @Argument(help: "Files and folders; - for standard input, which is written to standard output.")
  var paths: [String]

  @Flag(help: "Also make fixes that a writer might dispute, such as swapped words.")
  var unsafe = false

  @Flag(help: "Print what would change as a unified diff, and change nothing.")
  var diff = false

  @Flag(help: "Say what would be fixed, and change nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("Name of standard input, which tells its format.", valueName: "name"))
  var path: String?

  @OptionGroup(title: "Rules") var rules: RuleOptionsGroup
  @OptionGroup(title: "Judgement") var judgement: JudgementOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if path != nil, !paths.contains("-") { throw ValidationError("--path names standard input; give - as well") }
    if paths.contains("-"), paths.count > 1 { throw ValidationError("standard input (-) is fixed alone") }
  }

  func run() throws {
    let messages = output.messages
    let linter: Linter
    let worker: ArticleLinter
    do {
      var selection = rules.selection
      linter = try Linter(packs: try rules.packs(), settings: judgement.settings) { selection.apply(to: &$0) }
      try selection.checkNames(among: linter.book.rules)
      worker = try linter.worker()
    } catch let errors as FileErrors {
      for error in errors.errors { messages.write(Diagnostic(.error, error.description)) }
      throw Status.error
    } catch let error as RuleError {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    }
    let list = InputList(paths: paths, kind: nil, standardInputName: path)
    for diagnostic in list.diagnostics { messages.write(diagnostic) }
    var policy = FixPolicy()
    policy.allowsUnsafe = unsafe
    if judgement.minConfidence > 0 { policy.leastConfidence = judgement.minConfidence }
    let mode: FixRun.Mode = diff ? .diff : dryRun ? .dryRun : .write
    var run = FixRun(
      fixer: Fixer(linter: worker, policy: policy), mode: mode, output: output, messages: messages)
    for input in list.inputs { run.fix(input) }
    run.finish()
    if run.hasErrors || list.diagnostics.contains(where: { $0.level == .error }) { throw Status.error }
    if run.summary.failed > 0 || judgement.failOn.isReached(by: run.summary.highest) { throw Status.findings }
  }
}
