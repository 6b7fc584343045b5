public import Engine
internal import RuleCompiler

extension [RuleSetting] {
  /// What the settings come to for a rule: fields in a fixed order with their values as YAML, and where each comes from.
  public func fields(for rule: Rule) -> [(name: String, value: String, origin: Origin)] {
    var fields: [String: (value: String, origin: Origin)] = [:]
    var options: [String] = []
    for setting in self where setting.names(rule) {
      func put<Value>(_ name: String, _ value: Sourced<Value>?, _ text: (Value) -> String) {
        if let value { fields[name] = (text(value.value), value.origin) }
      }
      put("severity", setting.severity) { $0.name }
      put("weight", setting.weight) { Flow.number($0) }
      put("confidence", setting.confidence) { Flow.number($0) }
      put("min-confidence", setting.leastConfidence) { Flow.number($0) }
      put("message", setting.message) { Flow.quoted($0) }
      put("suggest", setting.suggest) { Flow.quoted($0) }
      put("fix", setting.fix) { $0.name }
      put("unless", setting.unless) { Flow.context($0) }
      put("requires", setting.requires) { Flow.context($0) }
      for option in setting.options {
        options.removeAll { $0 == option.name }
        options.append(option.name)
        fields["options/" + option.name] = (Flow.node(option.value), option.origin)
      }
    }
    let order = ConfigurationReader.ruleKeys.flatMap { key in
      key == "options" ? options.map { "options/" + $0 } : [key]
    }
    return order.compactMap { name in fields[name].map { (name, $0.value, $0.origin) } }
  }
}

/// Values as YAML on one line.
public enum Flow {
  /// A whole number without a decimal point.
  public static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }

  /// A text between quotes.
  public static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": out += "\\" + String(scalar)
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.value == 0xFEFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  /// Texts between brackets.
  public static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

  static func context(_ context: RuleContext) -> String {
    var parts: [String] = []
    let lists = [
      ("before", context.before), ("after", context.after), ("sentence", context.sentence),
      ("article", context.article),
    ]
    for (name, phrases) in lists where !phrases.isEmpty { parts.append("\(name): \(list(phrases))") }
    if let capitalized = context.capitalized { parts.append("capitalized: \(capitalized)") }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  static func node(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, isPlain: true): text
    case .scalar(let text, isPlain: false): quoted(text)
    case .sequence(let items): "[" + items.map { self.node($0) }.joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{" + pairs.map { "\(quoted($0.key.string ?? "")): \(self.node($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}
