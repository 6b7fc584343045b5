/// Every kind of check, in the order in which they run.
enum CheckRegistry {
  static let all: [any Check.Type] = [
    PhraseCheck.self, TermCheck.self, NumberCheck.self, RepeatCheck.self, PunctuationCheck.self, RegexCheck.self,
    EncodingCheck.self, ScriptCheck.self, AgreementCheck.self, UnitCheck.self, MetricCheck.self,
    SwapCheck.self,
  ]
}

/// The forms of every kind of rule: what rule files are checked against.
public enum RuleForms {
  /// The forms of a kind, empty for a kind that no check knows.
  public static func forms(of kind: RuleKind) -> [FormSpec] {
    CheckRegistry.all.filter { $0.kind == kind }.flatMap { $0.forms }
  }
}
