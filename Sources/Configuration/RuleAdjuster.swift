public import Engine
public import RuleCompiler

/// Changes rules as the configuration says, and finds out what it says of rules or options that there are not.
public struct RuleAdjuster: Sendable {
  private let settings: [RuleSetting]
  private var isMatched: [Bool]
  /// For each setting the options that a rule took.
  private var taken: [Set<String>]
  /// For each setting the options that the forms of its rules have.
  private var known: [Set<String>]
  private var names: Set<String> = [RejectedPhrases.ruleID]
  private var errors: [FileError] = []
  private var seenErrors: Set<String> = []

  /// - Parameter settings: in the order in which they apply.
  public init(settings: [RuleSetting]) {
    self.settings = settings
    isMatched = Array(repeating: false, count: settings.count)
    taken = Array(repeating: [], count: settings.count)
    known = taken
  }

  /// Changes one rule.
  public mutating func apply(to rule: inout Rule) {
    if settings.isEmpty { return }
    names.insert(rule.id)
    names.insert(rule.category)
    for (index, setting) in settings.enumerated() where setting.names(rule) {
      isMatched[index] = true
      if let value = setting.severity?.value { rule.severity = value }
      if let value = setting.weight?.value { rule.weight = value }
      if let value = setting.confidence?.value { rule.confidence = value }
      if let value = setting.leastConfidence?.value { rule.leastConfidence = value }
      if let value = setting.message?.value { rule.message = value }
      if let value = setting.suggest?.value { rule.suggest = value }
      if let value = setting.fix?.value { rule.fix = value }
      if let value = setting.unless?.value { rule.unless = value }
      if let value = setting.requires?.value { rule.requires = value }
      if !setting.options.isEmpty { applyOptions(of: index, to: &rule) }
    }
  }

  /// Options whose content is compiled into the pack; `reject` and `accept` do what changing them would.
  private static let compiled: Set<String> = ["table", "phrases"]

  private mutating func applyOptions(of index: Int, to rule: inout Rule) {
    let form = RuleForms.forms(of: rule.kind).first { $0.name == rule.form }
    let specs = (form?.options ?? []).filter { !Self.compiled.contains($0.name) }
    known[index].formUnion(specs.map(\.name))
    for option in settings[index].options {
      guard let spec = specs.first(where: { $0.name == option.name }) else { continue }
      taken[index].insert(option.name)
      var reader = NodeReader(file: option.file)
      if let value = reader.option(option.value, spec), reader.errors.isEmpty { rule.options.values[spec.name] = value }
      for error in reader.errors where seenErrors.insert(error.description).inserted { errors.append(error) }
    }
  }

  /// Mistakes, after `apply(to:)` has seen every rule: unknown rules, options that none of the rules has, wrong values.
  public func mistakes() -> [FileError] {
    var found = errors
    func fail(_ origin: Origin, _ message: String) {
      guard case .file(let file, let line, let column) = origin else { return }
      found.append(FileError(file: file, line: line, column: column, message: message))
    }
    for (index, setting) in settings.enumerated() {
      guard isMatched[index] else {
        if setting.pattern != RejectedPhrases.ruleID {
          fail(
            setting.origin,
            "there is no rule “\(setting.pattern)”\(NearestName.hint(setting.pattern, in: names.sorted()))")
        }
        continue
      }
      for option in setting.options where !taken[index].contains(option.name) {
        let hint = NearestName.hint(option.name, in: known[index].sorted())
        let reason =
          Self.compiled.contains(option.name)
          ? "the phrases of a rule cannot be changed here; use “accept” and “reject”"
          : "“\(setting.pattern)” has no option “\(option.name)”\(hint)"
        fail(option.origin, reason)
      }
    }
    return found.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
  }
}
