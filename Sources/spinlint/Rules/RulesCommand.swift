import ArgumentParser

/// `spinlint rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List, explain and test rules.", subcommands: [])
}
