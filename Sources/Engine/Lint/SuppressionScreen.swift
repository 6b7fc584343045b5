/// Applies the suppression comments of one article.
struct SuppressionScreen {
  let article: Article
  /// All rules of the run, also those that are off.
  let rules: [Rule]
  /// Whether each rule is looked for in the article.
  let isActive: [Bool]

  /// Takes out findings that comments suppress; tells of wrong and of unused comments.
  func apply(to assessment: inout Assessment) {
    assessment.mistakes = article.suppressionErrors
    var valid: [Suppression] = []
    for var suppression in article.suppressions {
      let unknown = suppression.rules.filter { name in
        !rules.contains { Suppression.pattern(name, names: $0.id) }
      }
      for name in unknown { assessment.mistakes.append(mistake(suppression, name)) }
      suppression.rules.removeAll { unknown.contains($0) }
      if unknown.isEmpty || !suppression.rules.isEmpty { valid.append(suppression) }
    }
    var set = SuppressionSet(valid)
    assessment.findings.removeAll { finding in
      set.suppresses(
        rule: finding.rule, range: finding.sourceRange,
        lines: finding.start.line...max(finding.start.line, finding.end.line))
    }
    assessment.unusedSuppressions = set.unused.filter { suppression in
      rules.indices.contains { isActive[$0] && suppression.names(rules[$0].id) }
    }
    assessment.mistakes.sort { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
    assessment.notes += assessment.mistakes.map { "line \($0.line ?? 1): \($0.message)" }
  }

  private func mistake(_ suppression: Suppression, _ name: String) -> InputError {
    InputError(
      "there is no rule “\(name)” to suppress\(NearestName.hint(name, in: rules.map(\.id)))",
      line: suppression.lines.lowerBound, column: suppression.column)
  }
}
