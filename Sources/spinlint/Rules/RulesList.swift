import ArgumentParser
import Engine
import Reporters

/// `spinlint rules list`
struct RulesList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List all rules.")

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: ListFormat = .text

  @Option(help: ArgumentHelp("Also the rules of this folder; repeatable.", valueName: "dir"), completion: .directory)
  var rules: [String] = []

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    let all = try DocumentedRules.load(folders: rules, messages: messages)
    let text = format == .json ? JSONDocument.array(all.map(Self.json)).text : Self.table(all)
    try OutputStream.standardOutput.write(Array(text.utf8))
  }

  private static func json(_ rule: Rule) -> JSONDocument {
    .object([
      ("id", .string(rule.id)), ("name", .string(rule.name)), ("category", .string(rule.category)),
      ("severity", .string(rule.severity.name)), ("language", .string(rule.language)),
      ("kind", .string(rule.kind.rawValue)), ("fix", .string(rule.fix.name)),
    ])
  }

  private static func table(_ rules: [Rule]) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let idWidth = rules.map(\.id.count).max() ?? 0
    let lines = rules.map {
      "\(padded($0.id, idWidth))  \(padded($0.severity.name, 8))  \(padded($0.language, 3))  "
        + "\(padded($0.fix == .none ? "" : $0.fix.name, 6))  \($0.name)\n"
    }
    return lines.joined() + "\(rules.count) rules\n"
  }
}
