import Engine
import RuleCompiler

/// The page of a rule.
struct RulePage {
  let rule: Rule

  var text: String {
    var parts = ["# \(rule.id): \(rule.name)"]
    func add(_ heading: String, _ body: String) {
      if !body.isEmpty { parts.append("## \(heading)\n\(body)") }
    }
    let summary = RuleForms.forms(of: rule.kind).first { $0.name == rule.form }?.summary ?? ""
    add("What it finds", summary)
    add("Why it is a problem", rule.documentation.why)
    let examples = rule.documentation.examples
    add("Example", Self.block(examples.filter(\.isBad).map(\.text)))
    add("Suggested", Self.block(examples.compactMap(\.fixed)))
    let good = Self.block(examples.filter { !$0.isBad }.map(\.text))
    let except = rule.documentation.except
    add("When it is right after all", except + (except.isEmpty || good.isEmpty ? "" : "\n\n") + good)
    add("Options", options)
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Texts as a block of code.
  private static func block(_ texts: [String]) -> String {
    texts.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
  }

  private var options: String {
    let fix =
      switch rule.fix {
      case .safe: "safe: changes nothing a writer would dispute"
      case .unsafe: "unsafe: only when asked for"
      case .none: "none"
      }
    var lines = [
      "severity    \(rule.severity.name)", "weight      \(rule.weight)", "confidence  \(rule.confidence)",
      "language    \(rule.language)", "fix         \(fix)", "kind        \(rule.kind.rawValue)/\(rule.form)",
    ]
    if !rule.profiles.isEmpty { lines.append("profiles    \(rule.profiles.joined(separator: ", "))") }
    lines += rule.documentation.measured.map {
      "measured    \($0.per10000) findings in 10,000 words of \($0.corpus) (\($0.words) words)"
    }
    return lines.map { "    " + $0 }.joined(separator: "\n")
  }
}
