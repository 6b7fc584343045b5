import ArgumentParser
import Engine

/// `spinlint fix`
struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Repair articles: what is sure by itself, what may be disputed with --unsafe.")

  @Argument(help: "Files and folders; - for standard input, which is written to standard output.", completion: .file())
  var paths: [String]

  @Flag(help: "Also make fixes that a writer might dispute, such as swapped words.")
  var unsafe = false

  @Flag(help: "Print what would change as a unified diff, and change nothing.")
  var diff = false

  @Flag(help: "Say what would be fixed, and change nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("Name of standard input, which tells its format.", valueName: "name"))
  var path: String?

  @OptionGroup var options: RunOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if path != nil, !paths.contains("-") { throw ValidationError("--path names standard input; give - as well") }
    if paths.contains("-"), paths.count > 1 { throw ValidationError("standard input (-) is fixed alone") }
  }

  func run() throws {
    let messages = output.messages
    let setup = try RunSetup(
      paths: paths, format: nil, standardInputName: path, options: options,
      narrowing: NarrowingOptions.only(baseline: nil),
      messages: messages)
    let mode: FixRun.Mode = diff ? .diff : dryRun ? .dryRun : .write
    var run: FixRun
    do throws(RuleError) {
      run = try FixRun(setup: setup, allowsUnsafe: unsafe, mode: mode, output: output, messages: messages)
    } catch {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    }
    for input in setup.inputs { run.fix(input) }
    run.finish()
    if run.hasErrors || setup.hasErrors { throw Status.error }
    if run.hasFailed { throw Status.findings }
  }
}
