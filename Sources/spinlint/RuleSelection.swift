import ArgumentParser
import Engine
import RuleCompiler

/// What `--select`, `--ignore` and `--severity` do to the rules.
struct RuleSelection {
  /// Names rules: an id, a category, or the start of ids with “/*”.
  struct Pattern {
    let text: String
    let option: String
    var isMatched = false

    init(_ text: String, _ option: String) {
      self.text = text
      self.option = option
    }

    mutating func matches(_ rule: Rule) -> Bool {
      let hit: Bool
      if text.hasSuffix("/*") {
        hit = rule.id.hasPrefix(text.dropLast())
      } else {
        hit = rule.id == text || rule.category == text
      }
      if hit { isMatched = true }
      return hit
    }
  }
  private var select: [Pattern]
  private var ignore: [Pattern]
  private var severity: [(pattern: Pattern, level: Severity)]

  init(select: [String], ignore: [String], severity: [SeverityOverride]) {
    func patterns(_ lists: [String], _ option: String) -> [Pattern] {
      lists.flatMap { $0.split(separator: ",") }.map { Pattern(String($0), option) }
    }
    self.select = patterns(select, "--select")
    self.ignore = patterns(ignore, "--ignore")
    self.severity = severity.map { (Pattern($0.pattern, "--severity"), $0.severity) }
  }

  /// Sets the severity of a rule.
  mutating func apply(to rule: inout Rule) {
    var isOn = select.isEmpty
    for index in select.indices where select[index].matches(rule) {
      isOn = true
      if rule.severity == .off, select[index].text == rule.id { rule.severity = .minor }
    }
    for index in severity.indices where severity[index].pattern.matches(rule) { rule.severity = severity[index].level }
    for index in ignore.indices where ignore[index].matches(rule) { isOn = false }
    if !isOn { rule.severity = .off }
  }

  /// Throws for names that no rule has, after `apply(to:)` has seen every rule.
  func checkNames(among rules: [Rule]) throws(ValidationError) {
    let patterns = select + ignore + severity.map(\.pattern)
    let unknown = patterns.filter { !$0.isMatched }
    guard !unknown.isEmpty else { return }
    let names = rules.map(\.id) + Set(rules.map(\.category)).sorted()
    throw ValidationError(
      unknown.map { "\($0.option): there is no rule “\($0.text)”\(NearestName.hint($0.text, in: names))" }
        .joined(separator: "\n"))
  }
}
