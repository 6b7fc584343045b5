import Configuration
import Engine
import RuleCompiler
import SpinLint

/// What judges the articles of one configuration.
struct Judge: Sendable {
  let linter: Linter
  /// Findings of this severity or worse fail the run; nil for none.
  let failOn: Severity?
  /// Findings that are not to be shown.
  var known: KnownFindings?
  /// What the configuration suppresses, and the absolute folder to which its globs are relative.
  var suppressions: [ConfiguredSuppression] = []
  var folder = ""

  /// Whether an article fails the run.
  func fails(_ assessment: Assessment) -> Bool {
    if assessment.verdict == .fail { return true }
    guard let failOn else { return false }
    return assessment.findings.contains { $0.severity >= failOn }
  }
}

extension [Judge] {
  /// The rules that one of the judges uses, sorted by id.
  var rules: [Rule] {
    if count == 1 { return self[0].linter.book.rules.filter { $0.severity != .off } }
    var rules: [String: Rule] = [:]
    for judge in self {
      for rule in judge.linter.book.rules where rule.severity != .off && rules[rule.id] == nil { rules[rule.id] = rule }
    }
    return rules.values.sorted { $0.id < $1.id }
  }
}

/// Makes the judges of a run, one for each distinct configuration.
struct JudgeMaker {
  let rules: RuleOptionsGroup
  let packs: [RulePack]
  var baselines: BaselineLoader

  /// Throws `FileErrors`, `RuleError`, or `ValidationError` for names of rules on the command line that no rule has.
  mutating func judges(_ configurations: [EffectiveConfiguration]) throws -> [Judge] {
    var selection = rules.selection
    var judges: [Judge] = []
    let resources = SwapResources()
    for configuration in configurations {
      judges.append(
        Judge(
          linter: try Linter(configuration: configuration, packs: packs, resources: resources) {
            selection.apply(to: &$0)
          },
          failOn: configuration.failOn, known: try baselines.load(for: configuration),
          suppressions: configuration.suppressions, folder: configuration.folder ?? WorkingFolder.path))
    }
    var known: [String: Rule] = [:]
    for judge in judges { for rule in judge.linter.book.rules { known[rule.id] = rule } }
    try selection.checkNames(among: known.values.sorted { $0.id < $1.id })
    return judges
  }
}
