import ArgumentParser
import Engine
import RuleCompiler
import RulePacks

/// `spinlint rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List, explain, test, measure, compare and import rules.",
    subcommands: [
      RulesList.self, RulesExplain.self, RulesTest.self, RulesDocs.self, RulesImport.self, RulesDiff.self,
      RulesMeasure.self, RulesSchema.self,
    ])
}

/// Loads rules with their documentation.
enum DocumentedRules {
  /// The built-in rules and those of the folders, sorted by id. Throws `Status.error` after telling why.
  static func load(folders: [String], messages: Messages) throws -> [Rule] {
    var packs = [RulePacks.builtIn(withDocumentation: true)]
    for folder in folders { packs.append(try pack(folder, messages)) }
    return packs.flatMap(\.rules).sorted { $0.id < $1.id }
  }

  /// The pack of a folder.
  static func pack(_ folder: String, _ messages: Messages, withSpelledNumbers: Bool = false) throws -> RulePack {
    do throws(FileErrors) {
      return try PackCompiler.compile(RuleFolder(path: folder), withSpelledNumbers: withSpelledNumbers)
    } catch {
      messages.write(error)
      throw Status.error
    }
  }
}

/// `--format` of the commands about rules.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
