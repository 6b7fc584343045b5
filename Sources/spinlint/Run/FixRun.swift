import Configuration
import Engine
import Glibc
import Readers
import Reporters
import SpinLint

/// One run of `spinlint fix`, file after file.
struct FixRun {
  /// What happens to a file with fixes.
  enum Mode {
    case write, diff, dryRun
  }
  /// The fixer of one judge; a `Fixer` is not copyable and so fits in no array.
  private final class FixerBox {
    var fixer: Fixer
    init(_ fixer: consuming Fixer) { self.fixer = fixer }
  }
  private let judges: [Judge]
  private var fixers: [FixerBox] = []
  private let mode: Mode
  private let output: OutputOptions
  private let messages: Messages
  /// The assessments of the files as they are after the run.
  private var summary = RunSummary()
  /// Whether a file fails the run.
  private(set) var hasFailed = false
  private(set) var hasErrors = false
  private var fixed = 0
  private var changedFiles = 0
  private var unsafeLeft = 0
  private var hasTextOnOutput = false

  /// Throws `RuleError` where a rule of a judge cannot be used.
  init(
    setup: RunSetup, allowsUnsafe: Bool, mode: Mode, output: OutputOptions, messages: Messages
  ) throws(RuleError) {
    judges = setup.judges
    for (judge, configuration) in zip(setup.judges, setup.configurations) {
      var policy = FixPolicy()
      policy.allowsUnsafe = allowsUnsafe
      let leastConfidence = configuration.lintSettings.leastConfidence
      if leastConfidence > 0 { policy.leastConfidence = leastConfidence }
      fixers.append(FixerBox(Fixer(linter: try judge.linter.worker(), policy: policy)))
    }
    self.mode = mode
    self.output = output
    self.messages = messages
  }

  /// Fixes one file, or says why it cannot be.
  mutating func fix(_ input: Input) {
    guard input.kind == .text else {
      if input.isNamed { fail("\(input.name): JSON Lines cannot be fixed") }
      return
    }
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try input.open().readAll() } catch {
      fail("\(input.name): cannot be read: \(error)")
      return
    }
    var configured = ConfiguredScreen(judges[input.judge], input, record: nil)
    do throws(SystemError) {
      let result = fixers[input.judge].fixer.fix(
        bytes, id: .string(input.name), path: input.name, reader: input.reader, notes: input.notes,
        isSuppressed: { configured?.suppresses($0) ?? false })
      try take(result, of: input, bytes)
    } catch {
      fail("\(input.name): cannot be written: \(error)")
    }
  }

  private mutating func take(_ result: FixResult, of input: Input, _ bytes: [UInt8]) throws(SystemError) {
    if let error = result.before.error {
      fail("\(input.name): \(error.message)")
      return
    }
    for mistake in result.before.mistakes {
      fail("\(input.name):\(mistake.line ?? 1):\(mistake.column ?? 1): \(mistake.message)")
    }
    if !result.unstableRules.isEmpty {
      let rules = result.unstableRules.joined(separator: ", ")
      fail("\(input.name): left as it was: these fixes come to no end: \(rules)")
    }
    let mistakes = result.after.mistakes.map(\.message)
    for note in result.after.notes where !mistakes.contains(where: { note.hasSuffix($0) }) {
      messages.write(Diagnostic(.note, "\(input.name): \(note)"))
    }
    switch mode {
    case .write:
      if input.path == nil {
        hasTextOnOutput = true
        try OutputStream.standardOutput.write(result.bytes)
      } else if let path = input.path, result.bytes != bytes {
        try replace(path, by: result.bytes)
      }
    case .diff:
      hasTextOnOutput = true
      let isForTerminal = output.isColoured(.standardOutput)
      let diff = UnifiedDiff(name: input.name, isForTerminal: isForTerminal).bytes(from: bytes, to: result.bytes)
      try OutputStream.standardOutput.write(diff)
    case .dryRun: break
    }
    let assessment = mode == .write ? result.after : result.before
    summary.add(assessment)
    if judges[input.judge].fails(assessment) { hasFailed = true }
    count(result, input)
  }

  private func replace(_ path: String, by bytes: [UInt8]) throws(SystemError) {
    guard unsafe access(path, W_OK) == 0 else { throw .last }
    try AtomicFile.write(bytes, to: path)
  }

  private mutating func count(_ result: FixResult, _ input: Input) {
    unsafeLeft += result.after.findings.count { $0.fix == .unsafe }
    guard result.count > 0 else { return }
    fixed += result.count
    changedFiles += 1
    guard mode != .diff, !hasTextOnOutput else { return }
    let rules = result.fixed.sorted { $0.key < $1.key }.map { $0.value == 1 ? $0.key : "\($0.key) ×\($0.value)" }
    say("\(input.name): \(mode == .dryRun ? "would fix" : "fixed") \(result.count): \(rules.joined(separator: ", "))")
  }

  private mutating func fail(_ message: String) {
    hasErrors = true
    messages.write(Diagnostic(.error, VisibleText.line(message)))
  }

  /// The summary line.
  func finish() {
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    let verb = mode == .write ? "Fixed" : "Would fix"
    var line = "\(verb) \(count(fixed, "finding")) in \(changedFiles) of \(count(summary.articles, "file"))"
    let total = summary.findings.reduce(0, +)
    if mode == .write { line += total == 0 ? "; nothing is left" : "; \(count(total, "finding")) left" }
    if unsafeLeft > 0 { line += " (\(unsafeLeft) with an unsafe fix)" }
    say(line)
  }

  /// Where the text itself goes to standard output, what is said of it goes to standard error.
  private func say(_ line: String) {
    guard !output.quiet else { return }
    (hasTextOnOutput ? OutputStream.standardError : OutputStream.standardOutput).writeLine(VisibleText.line(line))
  }
}
