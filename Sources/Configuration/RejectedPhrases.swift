public import Engine

/// Makes the rule of the phrases that the configuration rejects.
public enum RejectedPhrases {
  /// The id under which they are reported.
  public static let ruleID = "idiom/rejected"

  /// A pack with the one rule; nil where nothing is rejected.
  public static func pack(_ rejections: [Rejection]) -> RulePack? {
    guard !rejections.isEmpty else { return nil }
    var builder = PhraseTableBuilder()
    var keys = PhraseKeys()
    for rejection in rejections {
      let tokens = keys.keys(of: rejection.phrase)
      if !tokens.isEmpty { builder.add(tokens, .init(rule: 0, suggestions: rejection.expected)) }
    }
    var rule = Rule(
      id: ruleID, name: "Phrase that the configuration rejects", severity: .major, kind: .phrase, form: "table",
      message: "“{match}” is rejected by the configuration", fix: .unsafe)
    rule.documentation.why = "The configuration lists the phrase under “reject”."
    return RulePack(rules: [rule], phrases: builder.build())
  }
}
