import ArgumentParser

/// `spinlint config`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show what holds for a file, or start a configuration.",
    subcommands: [ConfigShow.self, ConfigInit.self])
}
