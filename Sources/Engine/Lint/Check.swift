/// What checks may know of an article beside its text and tokens.
public struct ArticleFacts: Sendable {
  /// BCP 47; “und” where it is not sure.
  public var language: String
  public var hasNonASCII: Bool
  public var hasControls: Bool
  public var zones: [Zone]
  /// Number of words: runs of bytes between white space that hold a letter or digit.
  public var words: Int
  /// Ranges of U+FFFD that stand for invalid bytes of the source.
  public var invalid: [Range<Int>]
  var sentences: [Survey.Sentence]
  /// Whether a sentence or paragraph may stand twice, or nearly.
  var mayRepeat: Bool
}

/// Looks for all rules of one kind, at the tokens that concern it. One per worker.
protocol Check: SendableMetatype {
  static var kind: RuleKind { get }
  /// The forms that rules of this kind may have.
  static var forms: [FormSpec] { get }
  /// - Parameter rules: the rules of this kind that are switched on; never empty.
  init(rules: [IndexedRule], resources: CheckResources) throws(RuleError)
  /// What wakes the check. It is asked for once.
  var triggers: Triggers { get }
  /// Looks at an article that wakes the check.
  /// - Parameter candidates: indices of the tokens that wake it, in order.
  mutating func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int],
    into findings: inout FindingSink)
}

/// A rule and its index in the rule list of the linter.
struct IndexedRule: Sendable {
  let index: Int
  let rule: Rule
}

/// Data that checks share.
struct CheckResources {
  /// The phrase tables of the packs, each with the linter’s index of every rule of its pack (−1 where it is off).
  var phraseTables: [(table: PhraseTable, rules: [Int32])]
  /// The term tables of the packs, each with the linter’s index of its rule (−1 where it is off).
  var termTables: [(table: TermTable, rule: Int32)]
  /// Says which word pairs are ordinary; nil where the run has no model.
  var contextModel: ContextModel?
  var languages: [LanguageData]
  var sentences: SentenceMarker
  /// nil where no pack has one.
  var lexicon: SwapLexicon?
  /// nil where there is no model, and swaps are not looked for.
  var swapModel: SwapModel?
  /// Precision that the shown swaps of an article shall have, 0…1.
  var precision: Float
  var assumedSwapRate: Float?

  func language(_ name: String) -> LanguageData? { languages.first { $0.language == name } }
}

/// A rule that cannot be used, with the reason.
public struct RuleError: Error, Sendable, CustomStringConvertible {
  public let rule: String
  public let message: String
  public var description: String { "\(rule): \(message)" }
}

/// Takes the findings of one article; drops those of rules for other languages.
struct FindingSink {
  private(set) var findings: [RawFinding] = []
  /// How spun the article is, where that was judged.
  var spin: Spin?
  private let active: [Bool]

  init(active: [Bool]) { self.active = active }

  /// Whether the rule applies to the language of the article.
  @inline(__always)
  func isActive(_ rule: Int) -> Bool { active[rule] }

  /// Marks the findings of a rule as rare where there are fewer of them than a number.
  mutating func markRare(_ rule: Int, below least: Double) {
    let count = findings.count { $0.rule == rule }
    guard count > 0, Double(count) < least else { return }
    for index in findings.indices where findings[index].rule == rule { findings[index].isRare = true }
  }

  mutating func report(
    _ rule: Int, _ range: Range<Int>, confidence: Double = 1, suggestions: [String]? = nil,
    values: [String: String] = [:]
  ) {
    guard active[rule] else { return }
    findings.append(
      RawFinding(rule: rule, range: range, confidence: confidence, suggestions: suggestions, values: values))
  }
}
