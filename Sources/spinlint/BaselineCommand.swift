import ArgumentParser
import Configuration
import Engine
import Readers
import Reporters
import RuleCompiler
import SpinLint

/// `spinlint baseline`
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Record the findings of today, so that “lint” shows only new ones.",
    discussion: """
      spinlint baseline content/ > .spinlint-baseline.json

      Paths in it are relative to the current folder, or to that of --output. Findings are known by their rule, text \
      and the words around, never by lines. An existing baseline is not read, except by --prune.
      """)

  @Argument(
    help: "Files and folders; - for standard input. The current folder where nothing is named.", completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Remove entries that are no longer found from the baseline.")
  var prune = false

  @Option(
    help: ArgumentHelp("The baseline to prune; the default is the one that “lint” reads.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @OptionGroup(title: "Input") var source: InputOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    if baseline != nil, !prune {
      throw ValidationError("--baseline belongs to --prune; name the file to write with --output")
    }
    if output != nil, prune { throw ValidationError("--prune rewrites the baseline; --output does not go with it") }
  }

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    if prune { try pruneBaseline(messages) } else { try writeBaseline(messages) }
  }

  private func writeBaseline(_ messages: Messages) throws {
    let setup = try setup(messages, baseline: nil)
    let path = FilePath.absolute(output ?? Baseline.fileName, in: WorkingFolder.path)
    let outcome = try run(setup, recordingFor: FilePath.folder(of: path), messages)
    var baseline = Baseline()
    for entry in outcome.recorded { baseline.add(entry.key, text: entry.text, path: entry.path) }
    try write(baseline, messages)
  }

  private func write(_ baseline: Baseline, _ messages: Messages) throws {
    do throws(SystemError) {
      if let output {
        try AtomicFile.write(baseline.encoded(), to: output)
        messages.write(Diagnostic(.note, "\(output): \(baseline.count) \(baseline.count == 1 ? "entry" : "entries")"))
      } else {
        try OutputStream.standardOutput.write(baseline.encoded())
      }
    } catch {
      messages.write(Diagnostic(.error, "the baseline cannot be written: \(error)"))
      throw Status.error
    }
  }

  private func pruneBaseline(_ messages: Messages) throws {
    let finder = options.configuration.finder()
    let known: KnownFindings?
    var loader = BaselineLoader(explicit: baseline, isOff: false)
    let path: String
    do throws(FileErrors) {
      let configuration = try finder.configuration(forFolder: ".")
      path = loader.path(for: configuration)
      known = try loader.load(for: configuration)
    } catch {
      messages.write(error)
      throw Status.error
    }
    let name = FilePath.display(path, from: WorkingFolder.path)
    guard let known else {
      messages.write(Diagnostic(.error, "there is no baseline \(name)"))
      throw Status.error
    }
    let setup = try setup(messages, baseline: path)
    let outcome = try run(setup, recordingFor: nil, messages)
    let stale = outcome.stale(known, setup)
    var pruned = known.baseline
    for entry in stale { pruned.remove(entry.key, path: entry.path, count: entry.count) }
    if !stale.isEmpty {
      do throws(SystemError) { try AtomicFile.write(pruned.encoded(), to: path) } catch {
        messages.write(Diagnostic(.error, "\(name) cannot be written: \(error)"))
        throw Status.error
      }
    }
    let removed = stale.reduce(0) { $0 + $1.count }
    OutputStream.standardOutput.writeLine(
      "\(name): \(removed) stale finding\(removed == 1 ? "" : "s") removed, \(pruned.count) \(pruned.count == 1 ? "entry" : "entries") left"
    )
  }

  /// - Parameter baseline: the one to compare with; nil for none.
  private func setup(_ messages: Messages, baseline: String?) throws -> RunSetup {
    let setup = try RunSetup(
      paths: paths, format: source.input, standardInputName: source.path, options: options,
      narrowing: NarrowingOptions.only(baseline: baseline), messages: messages)
    if setup.hasErrors { throw Status.error }
    return setup
  }

  private func run(_ setup: RunSetup, recordingFor folder: String?, _ messages: Messages) throws -> LintRun.Outcome {
    let run = LintRun(
      judges: setup.judges, reports: [],
      lines: JSONLinesReader(textField: source.textField, idField: source.idField), jobs: Processors.count,
      messages: messages, changes: nil, recordingFolder: folder)
    let outcome = try run.lint(setup.inputs)
    if outcome.summary.errors + outcome.summary.mistakes > 0 { throw Status.error }
    return outcome
  }
}
