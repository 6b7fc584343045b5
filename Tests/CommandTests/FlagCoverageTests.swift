import Foundation
import TestSupport
import Testing

/// Every flag of every subcommand stands in a session.
@Suite struct FlagCoverageTests {
  /// A subcommand and one of its flags, by all its names.
  struct Flag: Hashable {
    var command: String
    var names: [String]
    var text: String { "\(command) \(names.last ?? "")" }
  }

  private struct Dump: Decodable {
    var command: Command
  }
  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        var kind: String
        var name: String
      }
      var kind: String
      var names: [Name]?
      var shouldDisplay: Bool?
    }
    var commandName: String
    var arguments: [Argument]?
    var subcommands: [Command]?
  }

  static func flags() throws -> (flags: [Flag], commands: Set<String>) {
    let run = try TestSupport.Command.run("--experimental-dump-help")
    let dump = try JSONDecoder().decode(Dump.self, from: Data(run.output.utf8))
    var flags: [Flag] = []
    var commands: Set<String> = []
    func visit(_ command: Command, _ path: [String]) {
      let name = path.joined(separator: " ")
      commands.insert(name)
      for argument in command.arguments ?? [] where argument.kind != "positional" && argument.shouldDisplay ?? true {
        let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
        if path.isEmpty || names.contains("--help") || names.contains("--version") { continue }
        flags.append(Flag(command: name, names: names.sorted { $0.count < $1.count }))
      }
      for child in command.subcommands ?? [] where child.commandName != "help" {
        visit(child, path + [child.commandName])
      }
    }
    visit(dump.command, [])
    return (flags, commands)
  }

  /// The flags that the commands of a session line use, by subcommand.
  static func uses(_ line: String, commands: Set<String>) -> [(command: String, flag: String)] {
    var uses: [(String, String)] = []
    for part in line.split(whereSeparator: { "|;&()".contains($0) }) {
      let words = part.split(separator: " ").map(String.init)
      guard let start = words.firstIndex(of: "spinlint") else { continue }
      var path: [String] = []
      for word in words[(start + 1)...] {
        if word.hasPrefix("-") || !commands.contains((path + [word]).joined(separator: " ")) { break }
        path.append(word)
      }
      let command = path.isEmpty ? "lint" : path.joined(separator: " ")
      for word in words[(start + 1)...] where word.hasPrefix("-") {
        uses.append((command, String(word.prefix { $0 != "=" })))
      }
    }
    return uses
  }

  @Test func everyFlagHasASession() throws {
    let (flags, commands) = try Self.flags()
    #expect(flags.count > 100)
    var used: Set<String> = []
    for name in SessionTests.names {
      let text = try String(contentsOf: SessionTests.folder.appending(path: name), encoding: .utf8)
      for step in Session(text).steps {
        for line in step.command {
          for use in Self.uses(line, commands: commands) { used.insert("\(use.command) \(use.flag)") }
        }
      }
    }
    let uncovered = flags.filter { flag in !flag.names.contains { used.contains("\(flag.command) \($0)") } }
    #expect(uncovered.map(\.text) == [], "flags without a session in Tests/CommandTests/Sessions")
  }

  @Test func usesAreRead() {
    let uses = Self.uses(
      "printf x | spinlint config show --a=b c -d; (spinlint a.txt --e) && spinlint lint f -g",
      commands: ["config", "config show", "lint"])
    #expect(uses.map(\.command) == ["config show", "config show", "lint", "lint"])
    #expect(uses.map(\.flag) == ["--a", "-d", "--e", "-g"])
  }
}
