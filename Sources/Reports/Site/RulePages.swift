public import Engine
internal import Reporters
internal import SpinLint

extension ReportIndex {
  /// The pages of the rules that found something, with their paths in the report.
  /// - Parameter rules: rules with their documentation.
  public func rulePages(_ documented: [Rule], _ templates: ReportTemplates) -> [(path: String, bytes: [UInt8])] {
    let byID = Dictionary(documented.map { ($0.id, $0) }) { first, _ in first }
    return rules.map { id, total in
      (ReportFiles.page(ofRule: id), templates.page("rule", values(id, total, byID[id])))
    }
  }

  private func values(_ id: String, _ total: RuleTotal, _ rule: Rule?) -> [String: TemplateValue] {
    let documentation = rule?.documentation ?? RuleDocumentation()
    let bad = documentation.examples.filter(\.isBad).prefix(12)
    let good = documentation.examples.filter { !$0.isBad }.prefix(12)
    return [
      "version": .text(settings.version), "ruleName": .text(rule?.name ?? id), "rule": .text(id),
      "severity": .text(rule?.severity.name ?? "info"), "number": .text(Grouped.text(total.findings, "finding")),
      "articles": .text(Grouped.text(total.articles, "article")), "why": .optional(documentation.why),
      "hasExamples": .flag(!bad.isEmpty), "hasGood": .flag(!good.isEmpty || !documentation.except.isEmpty),
      "except": .optional(documentation.except), "good": .list(good.map { .text($0.text) }),
      "bad": .list(bad.map { .object(["pieces": .list(Self.pieces($0.text)), "fixed": .text($0.fixed ?? "")]) }),
      "weight": .text(rule.map { ArticlePage.short($0.weight) } ?? "1"),
      "ruleLanguage": .text(rule.map { $0.language == "any" ? "any" : $0.language } ?? "any"),
      "fix": .text(rule.map { Self.words($0.fix) } ?? "none"),
      "measured": .list(
        documentation.measured.map {
          .text("\($0.per10000) in 10,000 words of \($0.corpus), \(Grouped.text($0.words)) words")
        }),
    ]
  }

  private static func words(_ fix: FixTier) -> String {
    switch fix {
    case .safe: "safe: changes nothing a writer would dispute"
    case .unsafe: "only when asked for"
    case .none: "none"
    }
  }

  private static func pieces(_ marked: String) -> [TemplateValue] {
    let text = MarkedText(marked)
    var pieces: [TemplateValue] = []
    var done = 0
    func string(_ range: Range<Int>) -> TemplateValue { .text(String(decoding: text.text[range], as: UTF8.self)) }
    for range in text.ranges {
      pieces.append(.object(["plain": string(done..<range.lowerBound), "mark": false]))
      pieces.append(.object(["plain": false, "mark": string(range)]))
      done = range.upperBound
    }
    return pieces + [.object(["plain": string(done..<text.text.count), "mark": false])]
  }
}
