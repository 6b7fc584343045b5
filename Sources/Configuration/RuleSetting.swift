public import Engine
internal import RuleCompiler

/// What the configuration says of a rule or of several: one entry of `rules:`.
public struct RuleSetting: Sendable {
  /// An id, a category, the start of ids with “/*”, or “*”.
  public var pattern: String
  public var origin: Origin
  public var severity: Sourced<Severity>?
  public var weight: Sourced<Double>?
  public var confidence: Sourced<Double>?
  public var leastConfidence: Sourced<Double>?
  public var message: Sourced<String>?
  public var suggest: Sourced<String>?
  public var fix: Sourced<FixTier>?
  public var unless: Sourced<RuleContext>?
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
