import ArgumentParser
import Configuration
import RuleCompiler

/// How output looks.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Colours: auto, always or never. “auto” honours NO_COLOR.", valueName: "when"))
  var color: ColorChoice = .auto

  @Flag(name: .customLong("no-color"), help: "The same as --color never.")
  var noColor = false

  @Flag(name: [.short, .long], help: "Findings and errors only: no line per article, no summary, no notes.")
  var quiet = false

  func isColoured(_ stream: OutputStream) -> Bool {
    if noColor { return false }
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      return stream.isTerminal && (Environment.value("NO_COLOR") ?? "").isEmpty && Environment.value("TERM") != "dumb"
    }
  }

  /// Columns of the report: those of the terminal, else of COLUMNS, else 100.
  var columns: Int {
    let wide = OutputStream.standardOutput.columns ?? Environment.value("COLUMNS").flatMap { Int($0) } ?? 100
    return min(max(wide, 40), 200)
  }

  var messages: Messages { Messages(isColoured: isColoured(.standardError), isQuiet: quiet) }
}

/// Writes diagnostics to standard error.
struct Messages: Sendable {
  let isColoured: Bool
  let isQuiet: Bool

  func write(_ diagnostic: Diagnostic) {
    if isQuiet, diagnostic.level == .note { return }
    OutputStream.standardError.writeLine("\(label(diagnostic.level)): \(diagnostic.message)")
  }

  /// Mistakes in files, each with the path as one would type it here.
  func write(_ errors: FileErrors) {
    for var error in errors.errors {
      error.file = FilePath.display(error.file, from: WorkingFolder.path)
      write(Diagnostic(.error, error.description))
    }
  }

  private func label(_ level: Diagnostic.Level) -> String {
    guard isColoured else { return level.rawValue }
    switch level {
    case .error: return "\u{1B}[1;31merror\u{1B}[0m"
    case .warning: return "\u{1B}[1;33mwarning\u{1B}[0m"
    case .note: return "\u{1B}[1mnote\u{1B}[0m"
    }
  }
}
