/// All rules of a run: packs merged, severities set, ready to make workers from.
public struct RuleBook: Sendable {
  /// Sorted by id; rules that are off are in it as well.
  public let rules: [Rule]
  let phraseTables: [(table: PhraseTable, rules: [Int32])]
  /// The term tables of the packs, each with the index of its rule (−1 where it is off).
  let termTables: [(table: TermTable, rule: Int32)]
  /// Says which word pairs are ordinary; nil where the run has no model.
  let contextModel: ContextModel?
  let languages: [LanguageData]
  /// The swap lexicon of the first pack that has one.
  let lexicon: SwapLexicon?
  /// Judges swaps; nil where no pack has a lexicon or there is no context model.
  public let swapModel: SwapModel?

  /// - Parameters:
  ///   - packs: built-in pack first. A rule id that stands in two packs is an error.
  ///   - profiles: rules that belong to profiles are off unless one of theirs is among these; nil for all profiles.
  ///     Of lexicons the first counts, of fitted swap tables the last.
  ///   - contextModel: n-gram model that judges swaps; nil looks for none.
  ///   - adjust: changes a rule before it is used (severity, options).
  public init(
    packs: [RulePack], profiles: Set<String>? = [], contextModel: ContextModel? = nil,
    adjust: (inout Rule) -> Void = { _ in }
  ) throws(RuleError) {
    var merged: [(rule: Rule, pack: Int, local: Int)] = []
    var seen: [String: Int] = [:]
    for (pack, content) in packs.enumerated() {
      for (local, rule) in content.rules.enumerated() {
        if let other = seen[rule.id], other != pack {
          throw RuleError(rule: rule.id, message: "a rule of this id exists already; give yours another name")
        }
        seen[rule.id] = pack
        // Those of the built-in pack are proven by its tests; compiling them here would slow down every start.
        if pack > 0, rule.kind == .regex { try RegexCheck.check(rule) }
        merged.append((rule, pack, local))
      }
    }
    merged.sort { $0.rule.id < $1.rule.id }
    var maps = packs.map { Array(repeating: Int32(-1), count: $0.rules.count) }
    for (index, item) in merged.enumerated() {
      let own = item.rule.profiles
      if let profiles, !own.isEmpty, profiles.isDisjoint(with: own) { merged[index].rule.severity = .off }
      adjust(&merged[index].rule)
      if merged[index].rule.severity != .off { maps[item.pack][item.local] = Int32(index) }
    }
    rules = merged.map(\.rule)
    phraseTables = packs.enumerated().map { ($0.element.phrases, maps[$0.offset]) }
    termTables = packs.enumerated().flatMap { pack in
      pack.element.terms.map { ($0, maps[pack.offset][$0.rule]) }
    }
    self.contextModel = contextModel
    languages = packs.flatMap(\.languages)
    lexicon = packs.first { $0.lexicon.pairCount > 0 }?.lexicon
    let tables = packs.last { $0.swapTables != nil }?.swapTables
    if let lexicon, let tables, let contextModel {
      swapModel = SwapModel(lexicon: lexicon, context: contextModel, tables: tables)
    } else {
      swapModel = nil
    }
  }
}

/// Settings of a run that rules do not have of their own.
public struct LintSettings: Sendable {
  public var score = ScoreSettings()
  /// BCP 47 language for every article; nil detects it.
  public var language: String?
  /// Precision that the shown swaps of an article shall have, 0…1.
  public var precision = 0.9
  /// Share of swapped places to take for granted, to prove the examples of swap rules; nil fits it to each article.
  public var assumedSwapRate: Double?
  /// Findings with less confidence are not shown, 0…1.
  public var leastConfidence = 0.0
  /// Phrases inside which nothing is flagged.
  public var accepted: [String] = []
  /// Fewest words for which a language is detected.
  public var minimumWordsForDetection = 20

  public init() {}
}

extension RuleBook {
  /// The tokens of a valid UTF-8 text, sentences marked, as checks see them.
  package func tokens(of text: [UInt8]) -> [Token] {
    var tokenizer = Tokenizer()
    tokenizer.scan(text, hasSoftLineBreaks: false)
    SentenceMarker(languages: languages).mark(&tokenizer.buffer)
    tokenizer.publish()
    return tokenizer.tokens
  }
}
