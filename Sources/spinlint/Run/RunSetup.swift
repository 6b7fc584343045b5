import Configuration
import Engine
import RuleCompiler

/// The inputs of a run and what judges them.
struct RunSetup {
  let inputs: [Input]
  let judges: [Judge]
  /// What the judges go by, in the same order.
  let configurations: [EffectiveConfiguration]
  /// What changed in git, where only that counts.
  let changes: ChangedFiles?
  /// Whether an input could not be read; told already.
  let hasErrors: Bool

  /// Throws `Status.error` after telling why, or `ValidationError`.
  /// - Parameters:
  ///   - format: `--input`.
  ///   - standardInputName: `--path`.
  init(
    paths: [String], format: InputFormat?, standardInputName: String?, options: RunOptions, narrowing: NarrowingOptions,
    messages: Messages
  ) throws {
    let finder = options.configuration.finder(commandLine: options.judgement.settings, rules: options.rules)
    let filter = options.walk.filter(finder)
    var list = InputList(paths: paths, format: format, standardInputName: standardInputName, filter: filter)
    changes = try narrowing.changes(in: paths, messages)
    if let changes {
      list.inputs.removeAll {
        $0.path != nil && !changes.contains(FilePath.absolute($0.name, in: WorkingFolder.path))
      }
    }
    do {
      if let failure = filter.failure { throw failure }
      for index in list.inputs.indices { list.inputs[index].judge = try finder.index(forFile: list.inputs[index].name) }
      // Mistakes of the configuration and unknown rules are told even where there is nothing to lint.
      if list.inputs.isEmpty { _ = try finder.index(forFile: "-") }
      var maker = JudgeMaker(
        rules: options.rules, packs: try options.rules.packs(),
        baselines: BaselineLoader(explicit: narrowing.baseline, isOff: narrowing.noBaseline))
      configurations = finder.configurations
      judges = try maker.judges(configurations)
    } catch let errors as FileErrors {
      messages.write(errors)
      throw Status.error
    } catch let error as RuleError {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    }
    for diagnostic in list.diagnostics { messages.write(diagnostic) }
    inputs = list.inputs
    hasErrors = list.diagnostics.contains { $0.level == .error }
  }
}
