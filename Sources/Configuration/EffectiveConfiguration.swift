public import Engine

/// What holds for an article after files, profiles, overrides and the command line are put together.
public struct EffectiveConfiguration: Sendable {
  /// Absolute path of the configuration that was found; nil where there is none.
  public var file: String?
  /// Names of all files that were read for it, in the order in which they apply.
  public var files: [String] = []
  /// Profiles that switch on rules.
  public var profiles: [Sourced<String>] = []
  /// Everything that overrides can set as well.
  public var settings = Settings()
  /// What overrides for other articles say of rules: checked, so that a wrong name is told at once, and not applied.
  public var otherRules: [RuleSetting] = []
  /// Absolute paths of further rule folders.
  public var ruleFolders: [Sourced<String>] = []
  /// Absolute paths of folders with further swap tables.
  public var lexicons: [Sourced<String>] = []
  /// Absolute path of the context model that judges swaps; nil for the built-in one.
  public var contextModel: Sourced<String>?
  /// Globs of the articles that a walk takes, relative to the folder of `file`.
  public var include: [Sourced<GlobPattern>] = []
  /// Globs of what a walk leaves out.
  public var exclude: [Sourced<GlobPattern>] = []
  /// Findings that are not shown, by rule, file, record and text.
  public var suppressions: [ConfiguredSuppression] = []
  /// Pages about the rules are below this address.
  public var documentationURL: Sourced<String>?

  /// What holds where nothing is configured.
  public init() {}

  /// The folder to which globs are relative.
  public var folder: String? { file.map { FilePath.folder(of: $0) } }

  /// Findings of this severity or worse fail the run; nil for none.
  public var failOn: Severity? {
    let level = settings.failOn?.value ?? .major
    return level == .off ? nil : level
  }

  /// The settings that an article linter takes.
  public var lintSettings: LintSettings {
    var lint = LintSettings()
    lint.language = settings.language?.value
    lint.leastConfidence = settings.leastConfidence?.value ?? lint.leastConfidence
    lint.precision = settings.precision?.value ?? lint.precision
    lint.score.pass = settings.pass?.value ?? lint.score.pass
    lint.score.tolerance = settings.tolerance?.value ?? lint.score.tolerance
    lint.score.minimumWords = settings.minimumWords?.value ?? lint.score.minimumWords
    lint.score.failsOnCritical = settings.failsOnCritical?.value ?? lint.score.failsOnCritical
    lint.score.weights.merge(settings.weights.mapValues(\.value)) { $1 }
    lint.accepted = settings.accept.map(\.value)
    return lint
  }
}
