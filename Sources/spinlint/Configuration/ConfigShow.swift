import ArgumentParser
import Configuration
import Engine
import RuleCompiler
import SpinLint

/// `spinlint config show`
struct ConfigShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print the configuration that holds for a file or folder, with the origin of each value.")

  @Argument(help: "A file or folder; the current folder where it is left out.", completion: .file())
  var path = "."

  @OptionGroup(title: "Configuration") var source: ConfigurationOptions
  @OptionGroup(title: "Judgement") var judgement: JudgementOptions

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    do {
      let finder = source.finder(commandLine: judgement.settings)
      let isFolder = PathKind(path) == .folder
      let configuration = try isFolder ? finder.configuration(forFolder: path) : finder.configuration(forFile: path)
      let text = ConfigurationText(configuration, rules: try Linter(configuration: configuration).book.rules).text
      try OutputStream.standardOutput.write(Array(text.utf8))
    } catch let errors as FileErrors {
      messages.write(errors)
      throw Status.error
    } catch let error as RuleError {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    }
  }
}

/// A configuration as YAML, with origins as comments.
struct ConfigurationText {
  private var lines: [(text: String, origin: Origin?)] = []

  init(_ configuration: EffectiveConfiguration, rules: [Rule]) {
    let isOn = rules.count { $0.severity != .off }
    let settings = configuration.settings
    let files = configuration.files.isEmpty ? "none" : configuration.files.joined(separator: ", ")
    add("# configuration files: \(files)")
    add("# \(isOn) rules on, \(rules.count - isOn) off")
    list("extends", configuration.profiles) { $0 }
    value("language", settings.language, "\"\"") { Flow.quoted($0) }
    value("fail-on", settings.failOn, "major") { $0 == .off ? "never" : $0.name }
    value("min-confidence", settings.leastConfidence, "0") { Flow.number($0) }
    value("precision", settings.precision, Flow.number(LintSettings().precision)) { Flow.number($0) }
    let score = ScoreSettings()
    add("score:")
    value("  pass", settings.pass, Flow.number(score.pass)) { Flow.number($0) }
    value("  tolerance", settings.tolerance, Flow.number(score.tolerance)) { Flow.number($0) }
    value("  min-words", settings.minimumWords, String(score.minimumWords)) { String($0) }
    value("  fail-on-critical", settings.failsOnCritical, String(score.failsOnCritical)) { String($0) }
    add("  weights:")
    for severity in Severity.allCases where severity != .off {
      value("    \(severity.name)", settings.weights[severity], Flow.number(score.weights[severity] ?? 0)) {
        Flow.number($0)
      }
    }
    addRules(settings.rules, rules)
    list("accept", settings.accept) { $0 }
    if !settings.reject.isEmpty { add("reject:") }
    for rejection in settings.reject {
      add("  \(Flow.quoted(rejection.value.phrase)): \(Flow.list(rejection.value.expected))", rejection.origin)
    }
    if !configuration.suppressions.isEmpty { add("suppress:") }
    for entry in configuration.suppressions {
      add("  - rules: \(Flow.list(entry.rules.map(\.value)))", entry.origin)
      if !entry.files.isEmpty { add("    files: \(Flow.list(entry.files.patterns.map(\.text)))") }
      if !entry.records.isEmpty { add("    records: \(Flow.list(entry.records.sorted()))") }
      if !entry.texts.isEmpty { add("    text: \(Flow.list(entry.texts))") }
      if let reason = entry.reason { add("    reason: \(Flow.quoted(reason))") }
    }
    list("rule-folders", configuration.ruleFolders) { $0 }
    list("lexicon", configuration.lexicons) { $0 }
    value("model", configuration.contextModel, nil) { Flow.quoted($0) }
    list("include", configuration.include) { $0.text }
    list("exclude", configuration.exclude) { $0.text }
    value("docs-url", configuration.documentationURL, nil) { Flow.quoted($0) }
  }

  /// Comments start in one column, as far as lines are not too long.
  var text: String {
    let width = min(48, lines.filter { $0.origin != nil }.map(\.text.count).max() ?? 0)
    return lines.map { line in
      guard let origin = line.origin else { return line.text + "\n" }
      return line.text + String(repeating: " ", count: max(0, width - line.text.count)) + "  # \(origin)\n"
    }.joined()
  }

  private mutating func add(_ text: String, _ origin: Origin? = nil) { lines.append((text, origin)) }

  private mutating func value<Value>(
    _ name: String, _ value: Sourced<Value>?, _ fallback: String?, _ text: (Value) -> String
  ) {
    if let value {
      add("\(name): \(text(value.value))", value.origin)
    } else if let fallback {
      if fallback == "\"\"" { add("# \(name): detected", .builtIn) } else { add("\(name): \(fallback)", .builtIn) }
    }
  }

  private mutating func list<Value>(_ name: String, _ items: [Sourced<Value>], _ text: (Value) -> String) {
    guard !items.isEmpty else { return }
    add("\(name):")
    for item in items { add("  - \(Flow.quoted(text(item.value)))", item.origin) }
  }

  private mutating func addRules(_ settings: [RuleSetting], _ rules: [Rule]) {
    let changed = rules.map { ($0.id, settings.fields(for: $0)) }.filter { !$0.1.isEmpty }
    guard !changed.isEmpty else { return }
    add("rules:")
    for (id, fields) in changed {
      add("  \(id):")
      var isInOptions = false
      for field in fields {
        if field.name.hasPrefix("options/") {
          if !isInOptions { add("    options:") }
          isInOptions = true
          add("      \(field.name.dropFirst(8)): \(field.value)", field.origin)
        } else {
          add("    \(field.name): \(field.value)", field.origin)
        }
      }
    }
  }
}
