internal import Engine

/// What a rule finds and why, for reports that carry it.
enum RuleHelp {
  static func text(_ rule: Rule) -> String {
    let why = rule.documentation.why
    return why.isEmpty ? rule.name : why
  }

  /// The page as Markdown.
  static func markdown(_ rule: Rule) -> String {
    let documentation = rule.documentation
    var parts = ["# \(rule.name)"]
    if !documentation.why.isEmpty { parts.append(documentation.why) }
    let bad = documentation.examples.filter(\.isBad)
    func list(_ heading: String, _ lines: [String]) {
      if !lines.isEmpty { parts.append("## \(heading)\n\n" + lines.map { "    " + $0 }.joined(separator: "\n")) }
    }
    list("Example", bad.map(\.text))
    list("Suggested", bad.compactMap(\.fixed))
    if !documentation.except.isEmpty { parts.append("## When it is right after all\n\n" + documentation.except) }
    list("Not a finding", documentation.examples.filter { !$0.isBad }.map(\.text))
    return parts.joined(separator: "\n\n") + "\n"
  }
}
