public import Engine
internal import RulePacks

extension RuleProof {
  /// Whether the bad examples of a rule make it fire while all other rules are on as well.
  public struct Coverage: Sendable {
    public let rule: String
    /// Path of the rule file.
    public let file: String
    /// Number of bad examples that the rule fires on.
    public var firing = 0
    /// Rules whose findings cover all of this rule’s, where it never fires.
    public var hiddenBy: [String] = []
  }

  /// The coverage of every rule, sorted by id; a rule for all languages must fire in each that there are rules for. Throws `RuleError` where the rules cannot be used together.
  public func coverage() throws(RuleError) -> [Coverage] {
    var packs = self.packs
    if !packs.contains(where: { $0.lexicon.pairCount > 0 }) {
      packs = [RulePacks.builtIn()] + packs.filter { !$0.rules.isEmpty }
    }
    let book = try RuleBook(packs: packs, profiles: nil, contextModel: RulePacks.contextModel()) { rule in
      if rule.severity == .off { rule.severity = .info }
    }
    let languages = Set(book.rules.map(\.language)).subtracting(["any"]).sorted()
    var all: [Coverage] = []
    for language in languages {
      var settings = LintSettings()
      settings.language = language
      var linter = try ArticleLinter(book: book, settings: settings)
      settings.assumedSwapRate = Self.assumedSwapRate
      var spun = try ArticleLinter(book: book, settings: settings)
      for rule in rules where rule.language == language || rule.language == "any" {
        var coverage = Coverage(rule: rule.id, file: rule.documentation.file)
        var hiding: Set<String> = []
        for example in rule.documentation.examples where example.isBad {
          let article = Article(id: .string("example"), plainText: MarkedText(example.text).text)
          let findings = (rule.kind == .swap ? spun.lint(article) : linter.lint(article)).findings
          if findings.contains(where: { $0.rule == rule.id }) {
            coverage.firing += 1
          } else {
            for finding in findings where finding.related.contains(where: { $0.rule == rule.id }) {
              hiding.insert(finding.rule)
            }
          }
        }
        if coverage.firing == 0 { coverage.hiddenBy = hiding.sorted() }
        all.append(coverage)
      }
    }
    // Of several languages the one in which the rule fires least counts.
    all.sort { ($0.rule, $0.firing) < ($1.rule, $1.firing) }
    return all.indices.filter { $0 == 0 || all[$0 - 1].rule != all[$0].rule }.map { all[$0] }
  }
}
