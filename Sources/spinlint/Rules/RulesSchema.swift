import ArgumentParser
import Reporters

/// `spinlint rules schema`
struct RulesSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of rule files.")

  func run() throws {
    try OutputStream.standardOutput.write(Array(RuleSchema.document.text.utf8))
  }
}
