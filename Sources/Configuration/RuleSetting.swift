public import Engine
internal import RuleCompiler

/// What the configuration says of a rule or of several: one entry of `rules:`.
public struct RuleSetting: Sendable {
  /// An id, a category, the start of ids with “/*”, or “*”.
  public var pattern: String
  /// Where the entry stands.
  public var origin: Origin
  /// The severity; nil where it is not set, as for all fields.
  public var severity: Sourced<Severity>?
  /// Factor of the penalty.
  public var weight: Sourced<Double>?
  /// How sure a finding is, 0…1.
  public var confidence: Sourced<Double>?
  /// Findings with less confidence are not shown, 0…1.
  public var leastConfidence: Sourced<Double>?
  /// Message template.
  public var message: Sourced<String>?
  /// Suggestion template.
  public var suggest: Sourced<String>?
  /// Whether the suggestion may be applied without asking.
  public var fix: Sourced<FixTier>?
  /// Contexts in which a match does not count; they replace those of the rule.
  public var unless: Sourced<RuleContext>?
  /// Contexts in which alone a match counts; they replace those of the rule.
  public var requires: Sourced<RuleContext>?
  /// Options as they were written; their types depend on the rule.
  var options: [Option] = []

  struct Option: Sendable {
    var name: String
    var value: YAMLNode
    var file: String
    var mark: SourceMark
    var origin: Origin { .file(file, line: mark.line, column: mark.column) }
  }

  init(pattern: String, origin: Origin) {
    self.pattern = pattern
    self.origin = origin
  }

  /// Whether the pattern names the rule.
  func names(_ rule: Rule) -> Bool {
    if pattern == "*" || pattern == rule.id { return true }
    if pattern.hasSuffix("/*") { return rule.id.hasPrefix(pattern.dropLast()) }
    return pattern == rule.category
  }

  /// 0 for a pattern of all rules, 1 of several, 2 of one: the more exact one wins inside a file.
  var exactness: Int {
    if pattern == "*" { return 0 }
    return pattern.hasSuffix("/*") || !pattern.contains("/") ? 1 : 2
  }
}
