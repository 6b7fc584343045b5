/// One thing to look for: what it matches, how bad that is, and what to say.
public struct Rule: Sendable, Equatable {
  /// The path of the rule file without language and extension: `number/spelled-group`.
  public var id: String
  /// A title for people.
  public var name: String
  public var severity: Severity
  /// Factor of the penalty, 0 or more.
  public var weight: Double
  /// How sure a finding is, 0…1.
  public var confidence: Double
  /// BCP 47 language that an article must have; “any” for all.
  public var language: String
  public var kind: RuleKind
  /// What to look for, one of the forms of the kind.
  public var form: String
  /// Options of the form, checked against its `FormSpec`.
  public var options: RuleOptions
  /// Message template: `{match}`, `{suggestion}` and values of the check.
  public var message: String
  /// Suggestion template; nil where the check suggests, or nothing is known.
  public var suggest: String?
  public var fix: FixTier
  /// Contexts in which a match counts not, or counts only.
  public var unless: RuleContext
  public var requires: RuleContext
  /// Profiles that switch the rule on where it is off by default.
  public var profiles: [String]
  /// Findings with less confidence are not shown, 0…1. Set by configuration only.
  public var leastConfidence = 0.0
  public var documentation: RuleDocumentation

  public init(
    id: String, name: String, severity: Severity, weight: Double = 1, confidence: Double = 1, language: String = "any",
    kind: RuleKind, form: String, options: RuleOptions = RuleOptions(), message: String, suggest: String? = nil,
    fix: FixTier = .none, unless: RuleContext = RuleContext(), requires: RuleContext = RuleContext(),
    profiles: [String] = [], documentation: RuleDocumentation = RuleDocumentation()
  ) {
    self.id = id
    self.name = name
    self.severity = severity
    self.weight = weight
    self.confidence = confidence
    self.language = language
    self.kind = kind
    self.form = form
    self.options = options
    self.message = message
    self.suggest = suggest
    self.fix = fix
    self.unless = unless
    self.requires = requires
    self.profiles = profiles
    self.documentation = documentation
  }

  /// The part of the id before the first “/”.
  public var category: String { String(id.utf8.prefix { $0 != 0x2F }) ?? id }
}

/// The kinds of rule that the engine knows.
public enum RuleKind: String, Sendable, CaseIterable {
  case phrase, swap, regex, number, repeatKind = "repeat", punctuation, script, encoding, agreement, metric, unit
  case term
}

/// What a rule file says to people.
public struct RuleDocumentation: Sendable, Equatable {
  /// An example: text with the exact range in `[[…]]`, and the text after the fix.
  public struct Example: Sendable, Equatable {
    /// The text with `[[…]]` around what must be found (bad), or plain (good).
    public var text: String
    public var isBad: Bool
    public var fixed: String?
    public var line: Int

    public init(text: String, isBad: Bool, fixed: String? = nil, line: Int = 0) {
      self.text = text
      self.isBad = isBad
      self.fixed = fixed
      self.line = line
    }
  }
  /// A false-alarm figure written by a command.
  public struct Measurement: Sendable, Equatable {
    public var corpus: String
    public var per10000: Double
    public var words: Int

    public init(corpus: String, per10000: Double, words: Int) {
      self.corpus = corpus
      self.per10000 = per10000
      self.words = words
    }
  }
  public var why = ""
  /// When a match is right after all.
  public var except = ""
  public var examples: [Example] = []
  public var measured: [Measurement] = []
  /// Path of the rule file, relative to the pack.
  public var file = ""

  public init() {}
}
