internal import Engine
internal import RuleCompiler

/// `rules:`, `accept:` and `reject:`.
extension ConfigurationReader {
  /// The entries of `rules:`, those of all and of several rules first.
  mutating func rules(_ node: YAMLNode) -> [RuleSetting] {
    guard let pairs = node.pairs else {
      fail(node.mark, "“rules” must be a mapping such as “repeat/word: off”, not \(node.typeName)")
      return []
    }
    var settings: [RuleSetting] = []
    for (key, value) in pairs {
      if let setting = rule(key, value) { settings.append(setting) }
    }
    return (0...2).flatMap { exactness in settings.filter { $0.exactness == exactness } }
  }

  private mutating func rule(_ key: YAMLNode, _ node: YAMLNode) -> RuleSetting? {
    var setting = RuleSetting(pattern: key.string ?? "", origin: origin(key))
    if node.string != nil {
      setting.severity = withNodes { $0.severity(node) }.map { Sourced($0, origin(node)) }
      return setting
    }
    guard let fields = withNodes({ $0.mapping(node, keys: Self.ruleKeys, of: "“\(setting.pattern)”") }) else {
      return nil
    }
    func read<Value>(_ name: String, _ body: (inout NodeReader, YAMLNode) -> Value?) -> Sourced<Value>? {
      guard let node = fields[name] else { return nil }
      return withNodes { body(&$0, node) }.map { Sourced($0, origin(node)) }
    }
    setting.severity = read("severity") { $0.severity($1) }
    setting.weight = read("weight") { $0.number($1, "weight", 0...100) }
    setting.confidence = read("confidence") { $0.number($1, "confidence", 0...1) }
    setting.leastConfidence = read("min-confidence") { $0.number($1, "min-confidence", 0...1) }
    setting.message = read("message") { $0.string($1, "message") }
    setting.suggest = read("suggest") { $0.string($1, "suggest") }
    setting.fix = read("fix") {
      $0.choice($1, "fix", FixTier.allCases.map(\.name)).flatMap { FixTier(name: $0) }
    }
    setting.unless = read("unless") { $0.context($1, "unless") }
    setting.requires = read("requires") { $0.context($1, "requires") }
    if let options = fields["options"] {
      guard let pairs = options.pairs else {
        fail(options.mark, "“options” must be a mapping, not \(options.typeName)")
        return setting
      }
      setting.options = pairs.map {
        .init(name: $0.key.string ?? "", value: $0.value, file: nodes.file, mark: $0.key.mark)
      }
    }
    return setting
  }

  /// A list of words and phrases.
  mutating func phrases(_ node: YAMLNode, _ name: String) -> [Sourced<String>] {
    guard let items = node.items else {
      fail(node.mark, "“\(name)” must be a list of words and phrases, not \(node.typeName)")
      return []
    }
    var phrases: [Sourced<String>] = []
    for item in items {
      guard let text = withNodes({ $0.string(item, name) }) else { continue }
      if isPhrase(text, item.mark, name) { phrases.append(Sourced(text, origin(item))) }
    }
    return phrases
  }

  /// A list of phrases, or a mapping from phrases to expected wordings.
  mutating func rejections(_ node: YAMLNode) -> [Sourced<Rejection>] {
    guard let pairs = node.pairs else {
      if node.items == nil {
        fail(node.mark, "“reject” must be a list of phrases, or a mapping “phrase: expected wording”")
        return []
      }
      return phrases(node, "reject").map { Sourced(Rejection(phrase: $0.value), $0.origin) }
    }
    var rejections: [Sourced<Rejection>] = []
    for (key, value) in pairs {
      let phrase = key.string ?? ""
      guard isPhrase(phrase, key.mark, "reject") else { continue }
      var expected: [String] = []
      if value.items != nil {
        expected = withNodes { $0.strings(value, phrase) } ?? []
      } else if let text = withNodes({ $0.string(value, phrase) }), !text.isEmpty, text != "~" {
        expected = [text]
      }
      rejections.append(Sourced(Rejection(phrase: phrase, expected: expected), origin(key)))
    }
    return rejections
  }

  private mutating func isPhrase(_ text: String, _ mark: SourceMark, _ name: String) -> Bool {
    if text.contains(where: { $0.isLetter || $0.isNumber }) { return true }
    fail(mark, "“\(text)” under “\(name)” holds no word")
    return false
  }
}
