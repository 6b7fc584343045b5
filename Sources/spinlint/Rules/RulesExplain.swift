import ArgumentParser
import Engine
import RuleCompiler

/// `spinlint rules explain ID`
struct RulesExplain: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "explain", abstract: "Say what a rule finds, and why.")

  @Argument(help: "The id of the rule.")
  var id: String

  @Option(help: ArgumentHelp("Also the rules of this folder; repeatable.", valueName: "dir"), completion: .directory)
  var rules: [String] = []

  func run() throws {
    let all = try DocumentedRules.load(folders: rules, messages: Messages(isColoured: false, isQuiet: false))
    guard let rule = all.first(where: { $0.id == id }) else {
      throw ValidationError("there is no rule “\(id)”\(NearestName.hint(id, in: all.map(\.id)))")
    }
    try OutputStream.standardOutput.write(Array(RulePage(rule: rule).text.utf8))
  }
}
