import ArgumentParser
import Glibc
import SpinLint

/// The command line.
@main
struct Spinlint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spinlint",
    abstract: "Finds what article spinners and machine translation leave behind in a text.",
    discussion: """
      spinlint article.txt            lint a file
      spinlint lint content/          lint every text below a folder
      spinlint rules explain ID       say what a rule finds, and why

      Exit codes: 0 clean; 1 findings at or above --fail-on, or an article that fails; 2 usage, configuration or read \
      error.
      """,
    version: SpinLintVersion.current,
    subcommands: [
      LintCommand.self, ReportCommand.self, FixCommand.self, BaselineCommand.self, ConfigCommand.self,
      RulesCommand.self, EvalCommand.self, LearnCommand.self, LexiconCommand.self, ModelCommand.self,
    ],
    defaultSubcommand: LintCommand.self)

  static func main() {
    _ = signal(SIGPIPE, SIG_DFL)
    let arguments = ProgramArguments.all
    do {
      if let command = lintCommand(arguments) {
        try told { try command.run() }
        return
      }
      var command = try parseAsRoot(arguments)
      try told { try command.run() }
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      let isHelp = exitCode(for: error) == .success
      let stream = isHelp ? OutputStream.standardOutput : OutputStream.standardError
      let message = Self.uniform(fullMessage(for: error))
      stream.writeLine(isHelp && message == SpinLintVersion.current ? SpinLintVersion.description : message)
      Glibc.exit(isHelp ? 0 : Status.error.rawValue)
    }
  }
}

extension Spinlint {
  /// A message of the parser, which writes “Error:”, as all others are written.
  private static func uniform(_ message: String) -> String {
    message.hasPrefix("Error: ") ? "error: " + message.dropFirst(7) : message
  }

  /// Tells of a mistake that a command comes upon while it runs. The parser knows no usage for it.
  private static func told(_ run: () throws -> Void) throws {
    do { try run() } catch let mistake as ValidationError {
      for line in mistake.message.split(separator: "\n") { OutputStream.standardError.writeLine("error: \(line)") }
      throw Status.error
    }
  }

  /// The lint command that the arguments ask for, where they are right and it is clear at once: to look through all
  /// subcommands takes longer than to lint an article. Nil for anything else, help and mistakes among it.
  private static func lintCommand(_ arguments: [String]) -> LintCommand? {
    var arguments = arguments
    guard let first = arguments.first else { return nil }
    if first == LintCommand._commandName {
      arguments.removeFirst()
    } else if first.hasPrefix("-") || first == "help"
      || configuration.subcommands.contains(where: { $0._commandName == first })
    {
      return nil
    }
    return try? LintCommand.parse(arguments)
  }
}

/// The exit codes.
enum Status {
  static let findings = ExitCode(1)
  static let error = ExitCode(2)
}
