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

  @Option(help: ArgumentHelp("Format of the report.", valueName: "format"))
  var format: ReportFormat = .text

  @Option(help: ArgumentHelp("Format of the input; the default goes by the file name.", valueName: "format"))
  var input: InputKind?

  @Option(help: ArgumentHelp("Name of standard input in the report.", valueName: "name"))
  var path: String?

  @Option(help: ArgumentHelp("JSON Lines: the field with the text.", valueName: "field"))
  var textField = "text"

  @Option(help: ArgumentHelp("JSON Lines: the field with the id.", valueName: "field"))
  var idField = "id"

  @OptionGroup var options: RunOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(
    name: [.short, .long], help: ArgumentHelp("Number of threads; the default is one per processor.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs: \(jobs) is not a number from 1 to 1024") }
    if path != nil, !paths.contains("-") { throw ValidationError("--path names standard input; give - as well") }
    if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input (-) can be read only once") }
  }

  func run() throws {
    let messages = output.messages
    let setup = try RunSetup(
      paths: paths, kind: input, standardInputName: path, options: options, messages: messages)
    let run = LintRun(
      judges: setup.judges, reporter: reporter(setup.inputs),
      lines: JSONLinesReader(textField: textField, idField: idField),
      jobs: jobs ?? Processors.count, messages: messages)
    let outcome = try run.lint(setup.inputs)
    if outcome.summary.errors > 0 || setup.hasErrors { throw Status.error }
    if outcome.hasFailed { throw Status.findings }
  }

  private func reporter(_ inputs: [Input]) -> any Reporter {
    switch format {
    case .json: return JSONReporter(version: SpinLintVersion.current)
    case .jsonl: return JSONLinesReporter()
    case .text:
      var options = TextReporter.Options()
      options.isColoured = output.isColoured(.standardOutput)
      options.isQuiet = output.quiet
      options.columns = output.columns
      options.alwaysShown = Set(inputs.lazy.filter { $0.isNamed && $0.kind == .text }.map(\.name))
      return TextReporter(options: options)
    }
  }
}
