import Configuration
import Engine

/// `--report-unused-suppressions`: comments and entries of configurations that suppress nothing.
enum UnusedSuppressions {
  /// An entry is judged only where an article that it is for was linted and one of its rules was on.
  static func of(_ outcome: LintRun.Outcome, _ setup: RunSetup) -> [Diagnostic] {
    var warnings = outcome.unusedSuppressions
    let rules = setup.judges.rules
    var seen: Set<String> = []
    for entry in setup.configurations.flatMap(\.suppressions) {
      let place = entry.origin.description
      guard outcome.suppressionUse[place] == false, rules.contains(where: { entry.names($0.id) }),
        seen.insert(place).inserted
      else { continue }
      let names = entry.rules.map(\.value).joined(separator: ", ")
      warnings.append(Diagnostic(.warning, "\(place): the suppression of \(names) suppresses nothing"))
    }
    return warnings
  }
}
