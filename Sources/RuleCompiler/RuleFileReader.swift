internal import Engine

/// Reads one rule file into a `Rule`, collecting every mistake.
struct RuleFileReader {
  let file: String
  let id: String
  let language: String
  var errors: [FileError] = []

  init(file: String, id: String, language: String) {
    self.file = file
    self.id = id
    self.language = language
  }

  /// A phrase list that a rule names: the file of `table:`, with the place of the name.
  struct TableReference {
    let name: String
    let mark: SourceMark
  }

  private static let keys = [
    "name", "severity", "match", "message", "suggest", "fix", "why", "except", "examples", "weight", "confidence",
    "unless", "requires", "table", "language", "profiles", "measured",
  ]

  mutating func read(_ text: [UInt8]) -> (rule: Rule, table: TableReference?)? {
    do {
      guard let root = try YAMLParser.parse(text, file: file) else {
        fail(
          SourceMark(line: 1, column: 1),
          "the file is empty; a rule needs name, severity, match, message, why and examples")
        return nil
      }
      return rule(root)
    } catch {
      errors.append(error)
      return nil
    }
  }

  private mutating func rule(_ root: YAMLNode) -> (rule: Rule, table: TableReference?)? {
    guard let fields = mapping(root, keys: Self.keys, of: "a rule") else { return nil }
    let name: String? = required(fields, "name", root).flatMap { string($0, "name") }
    let severity = required(fields, "severity", root).flatMap { self.severity($0) }
    let match = required(fields, "match", root).flatMap { self.match($0) }
    let message = required(fields, "message", root).flatMap { string($0, "message") }
    var rule = Rule(
      id: id, name: name ?? "", severity: severity ?? .minor, language: language, kind: match?.kind ?? .phrase,
      form: match?.form ?? "", options: match?.options ?? RuleOptions(), message: message ?? "")
    if let node = fields["language"] { rule.language = string(node, "language") ?? language }
    if let node = fields["suggest"] { rule.suggest = string(node, "suggest") }
    if let node = fields["fix"], let tier = choice(node, "fix", FixTier.allCases.map(\.name)) {
      rule.fix = FixTier(name: tier) ?? .none
    }
    if let node = fields["weight"] { rule.weight = number(node, "weight", 0...100) ?? 1 }
    if let node = fields["confidence"] { rule.confidence = number(node, "confidence", 0...1) ?? 1 }
    if let node = fields["unless"] { rule.unless = context(node, "unless") }
    if let node = fields["requires"] { rule.requires = context(node, "requires") }
    if let node = fields["profiles"] { rule.profiles = strings(node, "profiles") ?? [] }
    rule.documentation.file = file
    rule.documentation.why = required(fields, "why", root).flatMap { string($0, "why") }?.trimmed ?? ""
    if let node = fields["except"] { rule.documentation.except = string(node, "except")?.trimmed ?? "" }
    if let node = required(fields, "examples", root) { rule.documentation.examples = examples(node) }
    if let node = fields["measured"] { rule.documentation.measured = measured(node) }
    var table: TableReference?
    if let node = fields["table"], let name = string(node, "table") {
      if rule.kind != .phrase { fail(node.mark, "“table” belongs to rules of kind phrase") }
      table = TableReference(name: name, mark: node.mark)
    } else if rule.kind == .phrase, rule.options.pairs("phrases").isEmpty, let node = fields["match"] {
      fail(node.mark, "a phrase rule needs “table” (a file beside the rule) or “phrases” inside “match”")
    }
    return errors.isEmpty ? (rule, table) : nil
  }

  private mutating func match(_ node: YAMLNode) -> (kind: RuleKind, form: String, options: RuleOptions)? {
    guard let pairs = node.pairs else {
      fail(node.mark, "“match” must be a mapping with “kind” and “form”")
      return nil
    }
    let kindNode = pairs.first { $0.key.string == "kind" }?.value
    guard let kindNode else {
      fail(node.mark, "“match” needs “kind”, one of \(Self.kinds.joined(separator: ", "))")
      return nil
    }
    guard let name = choice(kindNode, "kind", Self.kinds), let kind = RuleKind(rawValue: name) else { return nil }
    let forms = RuleForms.forms(of: kind)
    let formNode = pairs.first { $0.key.string == "form" }?.value
    let formName: String?
    if let formNode {
      formName = choice(formNode, "form", forms.map(\.name))
    } else if forms.count == 1 {
      formName = forms[0].name
    } else {
      fail(node.mark, "kind “\(name)” needs “form”, one of \(forms.map(\.name).joined(separator: ", "))")
      formName = nil
    }
    guard let form = forms.first(where: { $0.name == formName }) else { return nil }
    let known = form.options.map(\.name) + ["kind", "form"]
    var options = RuleOptions()
    for (key, value) in pairs where key.string != "kind" && key.string != "form" {
      let option = key.string ?? ""
      guard let spec = form.options.first(where: { $0.name == option }) else {
        fail(key.mark, "unknown key “\(option)” in “match”\(NearestName.hint(option, in: known))")
        continue
      }
      options.values[option] = self.option(value, spec)
    }
    for spec in form.options where spec.isRequired && !pairs.contains(where: { $0.key.string == spec.name }) {
      fail(node.mark, "form “\(form.name)” needs “\(spec.name)”: \(spec.summary)")
    }
    if !form.oneOf.isEmpty, !pairs.contains(where: { form.oneOf.contains($0.key.string ?? "") }) {
      let names = form.oneOf.map { "“\($0)”" }.joined(separator: " or ")
      let summaries = form.options.filter { form.oneOf.contains($0.name) }.map(\.summary).joined(separator: " ")
      fail(node.mark, "form “\(form.name)” needs \(names): \(summaries)")
    }
    return (kind, form.name, options)
  }

  static var kinds: [String] { RuleKind.allCases.filter { !RuleForms.forms(of: $0).isEmpty }.map(\.rawValue) }

  mutating func option(_ node: YAMLNode, _ spec: FormSpec.Option) -> OptionValue? {
    switch spec.type {
    case .boolean:
      guard let value = node.boolean else {
        fail(node.mark, "“\(spec.name)” must be true or false")
        return nil
      }
      return .boolean(value)
    case .number: return number(node, spec.name, -1e9...1e9).map { .number($0) }
    case .string:
      if !spec.choices.isEmpty { return choice(node, spec.name, spec.choices).map { .string($0) } }
      return string(node, spec.name).map { .string($0) }
    case .list:
      guard let items = strings(node, spec.name) else { return nil }
      return .list(items)
    case .pairs:
      guard let pairs = node.pairs else {
        fail(node.mark, "“\(spec.name)” must be a mapping: what stands there, a colon, what it should be")
        return nil
      }
      return .pairs(
        pairs.map { key, value in
          OptionValue.Pair(key.string ?? "", value.items.map { $0.compactMap(\.string) } ?? [value.string ?? ""])
        })
    }
  }

  mutating func context(_ node: YAMLNode, _ name: String) -> RuleContext {
    var context = RuleContext()
    let keys = ["before", "after", "sentence", "article", "capitalized"]
    guard let fields = mapping(node, keys: keys, of: "“\(name)”") else { return context }
    if let node = fields["before"] { context.before = strings(node, "before") ?? [] }
    if let node = fields["after"] { context.after = strings(node, "after") ?? [] }
    if let node = fields["sentence"] { context.sentence = strings(node, "sentence") ?? [] }
    if let node = fields["article"] { context.article = strings(node, "article") ?? [] }
    if let node = fields["capitalized"] {
      context.capitalized = node.boolean
      if node.boolean == nil { fail(node.mark, "“capitalized” must be true or false") }
    }
    return context
  }

  private mutating func examples(_ node: YAMLNode) -> [RuleDocumentation.Example] {
    guard let items = node.items else {
      fail(node.mark, "“examples” must be a list of “- bad: …” and “- good: …”")
      return []
    }
    var examples: [RuleDocumentation.Example] = []
    for item in items {
      guard let fields = mapping(item, keys: ["bad", "good", "fix"], of: "an example") else { continue }
      if let bad = fields["bad"], let text = string(bad, "bad") {
        let fixed = fields["fix"].flatMap { string($0, "fix") }
        // By code points: a combining mark after a bracket makes one character of both.
        let scalars = Array(text.unicodeScalars)
        if !scalars.contains(["[", "["]) || !scalars.contains(["]", "]"]) {
          fail(bad.mark, "a bad example marks what must be found: “some [[ten,000]] troops”")
        }
        examples.append(.init(text: text, isBad: true, fixed: fixed, line: bad.mark.line))
      } else if let good = fields["good"], let text = string(good, "good") {
        if let fix = fields["fix"] { fail(fix.mark, "a good example has no “fix”") }
        examples.append(.init(text: text, isBad: false, line: good.mark.line))
      } else {
        fail(item.mark, "an example needs “bad” or “good”")
      }
    }
    if !examples.contains(where: \.isBad) { fail(node.mark, "a rule needs at least one bad example") }
    if examples.allSatisfy(\.isBad) { fail(node.mark, "a rule needs at least one good example") }
    return examples
  }

  private mutating func measured(_ node: YAMLNode) -> [RuleDocumentation.Measurement] {
    guard let items = node.items else {
      fail(node.mark, "“measured” is written by a command; it is a list")
      return []
    }
    return items.compactMap { item in
      guard let fields = mapping(item, keys: ["corpus", "per10000", "words"], of: "a measurement"),
        let corpus = fields["corpus"]?.string, let rate = fields["per10000"]?.number,
        let words = fields["words"]?.number
      else {
        fail(item.mark, "a measurement has corpus, per10000 and words")
        return nil
      }
      return .init(corpus: corpus, per10000: rate, words: Int(words))
    }
  }
}

extension RuleFileReader {
  mutating func fail(_ mark: SourceMark, _ message: String) {
    errors.append(FileError(file: file, line: mark.line, column: mark.column, message: message))
  }

  private mutating func required(_ fields: [String: YAMLNode], _ key: String, _ root: YAMLNode) -> YAMLNode? {
    if fields[key] == nil { fail(root.mark, "“\(key)” is missing") }
    return fields[key]
  }

  mutating func mapping(_ node: YAMLNode, keys: [String], of what: String) -> [String: YAMLNode]? {
    guard let pairs = node.pairs else {
      fail(node.mark, "\(what) must be a mapping, not \(node.typeName)")
      return nil
    }
    var fields: [String: YAMLNode] = [:]
    for (key, value) in pairs {
      let name = key.string ?? ""
      if keys.contains(name) {
        fields[name] = value
      } else {
        fail(key.mark, "unknown key “\(name)”\(NearestName.hint(name, in: keys))")
      }
    }
    return fields
  }

  mutating func string(_ node: YAMLNode, _ name: String) -> String? {
    if let text = node.string { return text }
    fail(node.mark, "“\(name)” must be text, not \(node.typeName)")
    return nil
  }

  mutating func strings(_ node: YAMLNode, _ name: String) -> [String]? {
    guard let items = node.items else {
      fail(node.mark, "“\(name)” must be a list, not \(node.typeName)")
      return nil
    }
    return items.compactMap { string($0, name) }
  }

  mutating func number(_ node: YAMLNode, _ name: String, _ range: ClosedRange<Double>) -> Double? {
    guard let value = node.number, range.contains(value) else {
      fail(node.mark, "“\(name)” must be a number from \(Int(range.lowerBound)) to \(Int(range.upperBound))")
      return nil
    }
    return value
  }

  mutating func severity(_ node: YAMLNode) -> Severity? {
    choice(node, "severity", Severity.allCases.map(\.name)).flatMap { Severity(name: $0) }
  }

  mutating func choice(_ node: YAMLNode, _ name: String, _ choices: [String]) -> String? {
    guard let text = string(node, name) else { return nil }
    if choices.contains(text) { return text }
    fail(
      node.mark,
      "“\(text)” is not a \(name); it must be one of \(choices.joined(separator: ", "))"
        + NearestName.hint(text, in: choices))
    return nil
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    var view = self[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
