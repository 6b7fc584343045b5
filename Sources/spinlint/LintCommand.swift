import ArgumentParser
import Configuration
import Engine
import Readers
import Reporters
import RuleCompiler
import SpinLint

/// `spinlint lint`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Lint articles: files, folders, JSON Lines, or - for standard input.")

  @Argument(
    help: "Files and folders; - for standard input. The current folder where nothing is named.", completion: .file())
  var paths: [String] = []

  @OptionGroup(title: "Input") var source: InputOptions
  @OptionGroup(title: "What is new") var narrowing: NarrowingOptions
  @OptionGroup var options: RunOptions
  @OptionGroup(title: "Reports") var reports: ReportOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(
    name: [.short, .long], help: ArgumentHelp("Number of threads; the default is one per processor.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs: \(jobs) is not a number from 1 to 1024") }
    if source.path != nil, !paths.contains("-") { throw ValidationError("--path names standard input; give - as well") }
    if paths.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input (-) can be read only once") }
  }

  func run() throws {
    let messages = output.messages
    tellMisspelt(messages)
    let setup = try RunSetup(
      paths: paths, format: source.input, standardInputName: source.path, options: options, narrowing: narrowing,
      messages: messages)
    let run = LintRun(
      judges: setup.judges, reports: try reports.open(context(setup), messages),
      lines: JSONLinesReader(textField: source.textField, idField: source.idField),
      jobs: jobs ?? Processors.count, messages: messages, changes: narrowing.changedLines ? setup.changes : nil,
      measuresTime: reports.statistics)
    let outcome = try run.lint(setup.inputs)
    if reports.statistics { Statistics.write(outcome.summary, outcome.timeByKind) }
    tellStale(outcome, setup, messages)
    let unused = reports.reportsUnusedSuppressions ? UnusedSuppressions.of(outcome, setup) : []
    for warning in unused { messages.write(warning) }
    if outcome.summary.errors + outcome.summary.mistakes > 0 || setup.hasErrors { throw Status.error }
    let failsByUnused = !unused.isEmpty && context(setup).failOn != nil
    if outcome.hasFailed || failsByUnused { throw Status.findings }
  }

  /// Says where the first path is no file and looks like a subcommand.
  private func tellMisspelt(_ messages: Messages) {
    guard let first = paths.first, PathKind(first) == .missing else { return }
    let names = Spinlint.configuration.subcommands.map { $0._commandName }
    guard let name = NearestName.of(first, in: names) else { return }
    messages.write(Diagnostic(.note, "there is no subcommand “\(first)”; did you mean “\(name)”?"))
  }

  /// Says how much of the baselines is no longer needed.
  private func tellStale(_ outcome: LintRun.Outcome, _ setup: RunSetup, _ messages: Messages) {
    var seen: Set<String> = []
    for known in setup.judges.compactMap(\.known) where seen.insert(known.path).inserted {
      let count = outcome.stale(known, setup).reduce(0) { $0 + $1.count }
      guard count > 0 else { continue }
      let name = FilePath.display(known.path, from: WorkingFolder.path)
      let findings = count == 1 ? "1 finding in it is no longer there" : "\(count) findings in it are no longer there"
      messages.write(Diagnostic(.note, "\(name): \(findings); remove with: spinlint baseline --prune"))
    }
  }

  private func context(_ setup: RunSetup) -> ReportContext {
    var context = ReportContext(version: SpinLintVersion.current)
    context.rules = setup.judges.rules
    context.failOn = setup.judges.compactMap(\.failOn).min()
    context.docsURL = setup.configurations.lazy.compactMap(\.documentationURL?.value).first
    context.text.isColoured = output.isColoured(.standardOutput)
    context.text.isQuiet = output.quiet
    context.text.columns = output.columns
    context.text.alwaysShown = Set(setup.inputs.lazy.filter { $0.isNamed && $0.kind == .text }.map(\.name))
    return context
  }
}
