import ArgumentParser
import Engine
import Readers
import Reporters
import RuleCompiler
import SpinLint

/// `spinlint lint`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Lint articles: files, folders, JSON Lines, or - for standard input.")

  @Argument(help: "Files and folders; - for standard input. The current folder where nothing is named.")
  var paths: [String] = []

  @Option(help: ArgumentHelp("Format of the input; the default goes by the file name.", valueName: "format"))
  var input: InputKind?

  @Option(help: ArgumentHelp("Name of standard input in the report.", valueName: "name"))
  var path: String?

  @Option(help: ArgumentHelp("JSON Lines: the field with the text.", valueName: "field"))
  var textField = "text"

  @Option(help: ArgumentHelp("JSON Lines: the field with the id.", valueName: "field"))
  var idField = "id"

  @OptionGroup(title: "Rules") var rules: RuleOptionsGroup
  @OptionGroup(title: "Judgement") var judgement: JudgementOptions
  @OptionGroup(title: "Reports") var reports: ReportOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(name: [.short, .long], help: ArgumentHelp("Number of threads; the default is one per processor.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs: \(jobs) is not a number from 1 to 1024") }
    if path != nil, !paths.contains("-") { throw ValidationError("--path names standard input; give - as well") }
    if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input (-) can be read only once") }
  }

  func run() throws {
    let messages = output.messages
    let linter: Linter
    do {
      var selection = rules.selection
      linter = try Linter(packs: try rules.packs(), settings: judgement.settings) { selection.apply(to: &$0) }
      try selection.checkNames(among: linter.book.rules)
    } catch let errors as FileErrors {
      for error in errors.errors { messages.write(Diagnostic(.error, error.description)) }
      throw Status.error
    } catch let error as RuleError {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    }
    let list = InputList(paths: paths, kind: input, standardInputName: path)
    for diagnostic in list.diagnostics { messages.write(diagnostic) }
    let run = LintRun(
      linter: linter, reports: try reports.open(context(linter, list.inputs), messages),
      lines: JSONLinesReader(textField: textField, idField: idField), jobs: jobs ?? Processors.count,
      messages: messages)
    let summary = try run.lint(list.inputs)
    if reports.statistics { Statistics.write(summary) }
    if summary.errors > 0 || list.diagnostics.contains(where: { $0.level == .error }) { throw Status.error }
    if summary.failed > 0 || judgement.failOn.isReached(by: summary.highest) { throw Status.findings }
  }

  private func context(_ linter: Linter, _ inputs: [Input]) -> ReportContext {
    var context = ReportContext(version: SpinLintVersion.current)
    context.rules = linter.book.rules.filter { $0.severity != .off }
    context.failOn = judgement.failOn.severity
    context.text.isColoured = output.isColoured(.standardOutput)
    context.text.isQuiet = output.quiet
    context.text.columns = output.columns
    context.text.alwaysShown = Set(inputs.lazy.filter { $0.isNamed && $0.kind == .text }.map(\.name))
    return context
  }
}
