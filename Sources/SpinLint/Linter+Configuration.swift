public import Configuration
public import Engine
internal import RuleCompiler

extension Linter {
  /// The linter of a configuration. Throws `FileErrors` for what the configuration says of rules that there are not,
  /// and for mistakes in its rule folders; `RuleError` where a rule cannot be used.
  /// - Parameters:
  ///   - packs: further packs, beside those of the configuration.
  ///   - resources: keeps lexicons and context models for the next linter.
  ///   - adjust: has the last word on every rule.
  public convenience init(
    configuration: EffectiveConfiguration, packs: [RulePack] = [], resources: SwapResources = SwapResources(),
    adjust: (inout Rule) -> Void = { _ in }
  ) throws {
    var packs = packs
    for folder in configuration.ruleFolders { packs.append(try Self.pack(folder)) }
    if let rejected = RejectedPhrases.pack(configuration.settings.reject.map(\.value)) { packs.append(rejected) }
    var adjuster = RuleAdjuster(settings: configuration.settings.rules)
    var others = RuleAdjuster(settings: configuration.otherRules)
    let hasOthers = !configuration.otherRules.isEmpty
    try self.init(
      packs: packs, profiles: Set(configuration.profiles.map(\.value)), settings: configuration.lintSettings,
      lexicon: try resources.lexicon(configuration.lexicons),
      contextModel: try configuration.contextModel.map { try resources.contextModel($0) }
    ) { rule in
      if hasOthers {
        var copy = rule
        others.apply(to: &copy)
      }
      adjuster.apply(to: &rule)
      adjust(&rule)
    }
    let known = book.rules.map(\.id)
    let mistakes =
      adjuster.mistakes() + others.mistakes() + configuration.suppressions.flatMap { $0.mistakes(known: known) }
    if !mistakes.isEmpty { throw FileErrors(mistakes) }
  }

  private static func pack(_ folder: Sourced<String>) throws -> RulePack {
    do throws(FileErrors) { return try PackCompiler.compile(RuleFolder(path: folder.value)) } catch {
      guard case .file(let file, let line, let column) = folder.origin else { throw error }
      // A folder that is not there is a mistake of the configuration; its place helps more than the folder’s.
      guard error.errors.count == 1, error.errors[0].file == folder.value else { throw error }
      throw FileErrors([
        FileError(file: file, line: line, column: column, message: error.errors[0].message + " (\(folder.value))")
      ])
    }
  }
}
