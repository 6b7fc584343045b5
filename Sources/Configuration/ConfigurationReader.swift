internal import Engine
internal import RuleCompiler

/// Reads a configuration file, collecting every mistake.
struct ConfigurationReader {
  private(set) var nodes: NodeReader

  /// Keys of a file, in the order of `config show`.
  static let keys = [
    "extends", "language", "fail-on", "min-confidence", "precision", "score", "rules", "accept", "reject",
    "suppress", "rule-folders", "lexicon", "model", "include", "exclude", "docs-url", "overrides",
  ]
  /// Keys of an override.
  static let overrideKeys = [
    "files", "language", "fail-on", "min-confidence", "precision", "score", "rules", "accept", "reject",
  ]
  static let suppressionKeys = ["rules", "files", "records", "text", "reason"]
  static let scoreKeys = ["pass", "tolerance", "min-words", "fail-on-critical", "weights"]
  static let ruleKeys = [
    "severity", "weight", "confidence", "min-confidence", "message", "suggest", "fix", "options", "unless", "requires",
  ]
  /// Severities that findings can have, and `never`.
  static let failLevels = ["info", "minor", "major", "critical", "never"]

  /// The file; an empty one says nothing. Throws `FileErrors` with every mistake.
  static func read(_ bytes: [UInt8], name: String) throws(FileErrors) -> ConfigurationFile {
    let root: YAMLNode?
    do { root = try YAMLParser.parse(bytes, file: name) } catch { throw FileErrors([error]) }
    var file = ConfigurationFile(name: name)
    guard let root else { return file }
    if case .scalar("", isPlain: true) = root.content { return file }
    var reader = ConfigurationReader(nodes: NodeReader(file: name))
    reader.read(root, into: &file)
    guard reader.nodes.errors.isEmpty else {
      throw FileErrors(reader.nodes.errors.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
    }
    return file
  }

  private init(nodes: NodeReader) { self.nodes = nodes }

  private mutating func read(_ root: YAMLNode, into file: inout ConfigurationFile) {
    guard let fields = mapping(root, keys: Self.keys, of: "the configuration") else { return }
    if let node = fields["extends"] { file.extends = oneOrMore(node, "extends") }
    file.settings = settings(fields)
    if let node = fields["rule-folders"] { file.ruleFolders = oneOrMore(node, "rule-folders") }
    if let node = fields["lexicon"] { file.lexicons = oneOrMore(node, "lexicon") }
    if let node = fields["model"], let path = nodes.string(node, "model") {
      if path.isEmpty { nodes.fail(node.mark, "“model” must be the path of a context model") }
      file.contextModel = Sourced(path, origin(node))
    }
    if let node = fields["include"] { file.include = globs(node, "include") }
    if let node = fields["exclude"] { file.exclude = globs(node, "exclude") }
    if let node = fields["docs-url"], let text = nodes.string(node, "docs-url") {
      if !text.hasPrefix("https://") && !text.hasPrefix("http://") {
        nodes.fail(node.mark, "“docs-url” must start with https:// or http://")
      }
      file.documentationURL = Sourced(text, origin(node))
    }
    if let node = fields["suppress"] { file.suppressions = suppressions(node) }
    if let node = fields["overrides"] { file.overrides = overrides(node) }
  }

  private mutating func overrides(_ node: YAMLNode) -> [ConfigurationFile.Override] {
    guard let items = node.items else {
      nodes.fail(node.mark, "“overrides” must be a list of “- files: […]” with settings, not \(node.typeName)")
      return []
    }
    var overrides: [ConfigurationFile.Override] = []
    for item in items {
      guard let fields = mapping(item, keys: Self.overrideKeys, of: "an override") else { continue }
      guard let files = fields["files"] else {
        nodes.fail(item.mark, "an override needs “files”: the globs of the articles it is for")
        continue
      }
      let patterns = globs(files, "files").map(\.value)
      overrides.append(.init(files: GlobList(patterns), settings: settings(fields), origin: origin(item)))
    }
    return overrides
  }

  private mutating func suppressions(_ node: YAMLNode) -> [ConfiguredSuppression] {
    guard let items = node.items else {
      nodes.fail(node.mark, "“suppress” must be a list of “- rules: […]”, not \(node.typeName)")
      return []
    }
    var suppressions: [ConfiguredSuppression] = []
    for item in items {
      guard let fields = mapping(item, keys: Self.suppressionKeys, of: "a suppression") else { continue }
      guard let rules = fields["rules"].map({ oneOrMore($0, "rules") }), !rules.isEmpty else {
        nodes.fail(item.mark, "a suppression needs “rules”: ids such as repeat/word, or “repeat/*”")
        continue
      }
      var suppression = ConfiguredSuppression(rules: rules, origin: origin(item))
      if let node = fields["files"] { suppression.files = GlobList(globs(node, "files").map(\.value)) }
      if let node = fields["records"] { suppression.records = Set(oneOrMore(node, "records").map(\.value)) }
      if let node = fields["text"] {
        suppression.texts = oneOrMore(node, "text").map { ConfiguredSuppression.folded($0.value) }
      }
      if let node = fields["reason"] { suppression.reason = nodes.string(node, "reason") }
      suppressions.append(suppression)
    }
    return suppressions
  }

  private mutating func settings(_ fields: [String: YAMLNode]) -> Settings {
    var settings = Settings()
    if let node = fields["language"], let text = nodes.string(node, "language") {
      if !LanguageTag.isWellFormed(text) {
        nodes.fail(node.mark, "“\(text)” is not a language tag such as en or pt-BR")
      }
      settings.language = Sourced(text, origin(node))
    }
    if let node = fields["fail-on"], let level = nodes.choice(node, "severity", Self.failLevels) {
      settings.failOn = Sourced(Severity(name: level) ?? .off, origin(node))
    }
    if let node = fields["min-confidence"] { settings.leastConfidence = number(node, "min-confidence", 0...1) }
    if let node = fields["precision"] { settings.precision = number(node, "precision", 0...1) }
    if let node = fields["score"] { score(node, into: &settings) }
    if let node = fields["rules"] { settings.rules = rules(node) }
    if let node = fields["accept"] { settings.accept = phrases(node, "accept") }
    if let node = fields["reject"] { settings.reject = rejections(node) }
    for phrase in settings.reject where settings.accept.contains(where: { $0.value == phrase.value.phrase }) {
      if case .file(_, let line, let column) = phrase.origin {
        nodes.fail(
          SourceMark(line: line, column: column), "“\(phrase.value.phrase)” is both accepted and rejected")
      }
    }
    return settings
  }

  private mutating func score(_ node: YAMLNode, into settings: inout Settings) {
    guard let fields = mapping(node, keys: Self.scoreKeys, of: "“score”") else { return }
    if let node = fields["pass"] { settings.pass = number(node, "pass", 0...100) }
    if let node = fields["tolerance"] {
      settings.tolerance = number(node, "tolerance", 0...1_000_000)
      if settings.tolerance?.value == 0 { nodes.fail(node.mark, "“tolerance” must be more than 0") }
    }
    if let node = fields["min-words"], let words = number(node, "min-words", 0...1_000_000) {
      if words.value != words.value.rounded() { nodes.fail(node.mark, "“min-words” must be a whole number") }
      settings.minimumWords = Sourced(Int(words.value), words.origin)
    }
    if let node = fields["fail-on-critical"], let flag = nodes.boolean(node, "fail-on-critical") {
      settings.failsOnCritical = Sourced(flag, origin(node))
    }
    guard let node = fields["weights"] else { return }
    let names = Severity.allCases.filter { $0 != .off }.map(\.name)
    for (name, value) in mapping(value: node, keys: names, of: "“weights”") {
      if let severity = Severity(name: name) { settings.weights[severity] = number(value, name, 0...1_000_000) }
    }
  }
}

extension ConfigurationReader {
  func origin(_ node: YAMLNode) -> Origin {
    .file(nodes.file, line: node.mark.line, column: node.mark.column)
  }

  mutating func fail(_ mark: SourceMark, _ message: String) { nodes.fail(mark, message) }

  mutating func withNodes<Value>(_ body: (inout NodeReader) -> Value) -> Value { body(&nodes) }

  /// Names that people try, and where to look instead.
  private static let advice = [
    "profile": "name the profile under “extends”", "profiles": "name profiles under “extends”",
    "severity": "severities stand under “rules”: “\"number/*\": minor”",
    "ignore": "use “exclude”, or “rules” with “off”",
    "pass": "it stands under “score”", "tolerance": "it stands under “score”", "min-words": "it stands under “score”",
    "baseline": "the baseline is the file .spinlint-baseline.json beside the configuration",
  ]

  private mutating func mapping(_ node: YAMLNode, keys: [String], of what: String) -> [String: YAMLNode]? {
    if what == "the configuration", let pairs = node.pairs {
      var rest = pairs
      for (key, _) in pairs where !keys.contains(key.string ?? "") {
        guard let name = key.string, let advice = Self.advice[name] else { continue }
        nodes.fail(key.mark, "unknown key “\(name)”; \(advice)")
        rest.removeAll { $0.key.string == name }
      }
      return nodes.mapping(YAMLNode(content: .mapping(rest), mark: node.mark), keys: keys, of: what)
    }
    return nodes.mapping(node, keys: keys, of: what)
  }

  private mutating func mapping(value node: YAMLNode, keys: [String], of what: String) -> [String: YAMLNode] {
    nodes.mapping(node, keys: keys, of: what) ?? [:]
  }

  private mutating func number(_ node: YAMLNode, _ name: String, _ range: ClosedRange<Double>) -> Sourced<Double>? {
    nodes.number(node, name, range).map { Sourced($0, origin(node)) }
  }

  /// A list of texts, or one text.
  private mutating func oneOrMore(_ node: YAMLNode, _ name: String) -> [Sourced<String>] {
    let items = node.items ?? [node]
    return items.compactMap { item in
      guard let text = nodes.string(item, name) else { return nil }
      if text.isEmpty { nodes.fail(item.mark, "“\(name)” holds an empty entry") }
      return Sourced(text, origin(item))
    }
  }

  private mutating func globs(_ node: YAMLNode, _ name: String) -> [Sourced<GlobPattern>] {
    oneOrMore(node, name).compactMap { text in
      guard let pattern = GlobPattern(text.value) else {
        if case .file(_, let line, let column) = text.origin, !text.value.isEmpty {
          nodes.fail(SourceMark(line: line, column: column), "“\(text.value)” is not a glob")
        }
        return nil
      }
      return Sourced(pattern, text.origin)
    }
  }
}
