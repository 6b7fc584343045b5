/// Lints one article after another. Not thread-safe: one per worker; workers share the `RuleBook`.
public struct ArticleLinter: ~Copyable {
  private let book: RuleBook
  private let settings: LintSettings
  private let detector: LanguageDetector
  private let accepted: AcceptedPhrases
  private let scorer: Scorer
  private var tokenizer = Tokenizer()
  private var survey: Survey
  private var checks: [any Check] = []
  /// Indices of the tokens that a check looks at; kept for its memory.
  private var candidates: [Int] = []
  private var contexts: [(unless: CompiledContext, requires: CompiledContext)?]
  /// What is on for the languages that were met.
  private var rulesByLanguage: [(language: String, rules: ActiveRules)] = []
  private var lastLanguage = ""
  private var lastRules = ActiveRules()

  /// What is switched on for articles in one language.
  private struct ActiveRules {
    var rules: [Bool] = []
    /// A bit for each check that has a rule.
    var checks: TriggerTable.Actions = 0
  }
  /// Whether the time of each kind of check is measured.
  public var measuresTime = false
  private var timeByKind: [RuleKind: Duration] = [:]

  /// Throws `RuleError` for a rule whose options cannot be used.
  public init(book: RuleBook, settings: LintSettings = LintSettings()) throws(RuleError) {
    self.book = book
    self.settings = settings
    let sentences = SentenceMarker(languages: book.languages)
    detector = LanguageDetector(languages: book.languages)
    accepted = AcceptedPhrases(settings.accepted)
    scorer = Scorer(settings: settings.score)
    let resources = CheckResources(
      phraseTables: book.phraseTables, termTables: book.termTables, contextModel: book.contextModel,
      languages: book.languages, sentences: sentences, lexicon: book.lexicon, swapModel: book.swapModel,
      precision: Float(settings.precision),
      assumedSwapRate: settings.assumedSwapRate.map { Float($0) })
    var byKind: [RuleKind: [IndexedRule]] = [:]
    for (index, rule) in book.rules.enumerated() where rule.severity != .off {
      byKind[rule.kind, default: []].append(IndexedRule(index: index, rule: rule))
    }
    for type in CheckRegistry.all {
      if let rules = byKind[type.kind] { checks.append(try type.init(rules: rules, resources: resources)) }
    }
    survey = Survey(TriggerTable(checks.map(\.triggers), functionWords: detector.words), sentences: sentences)
    contexts = []
    for rule in book.rules {
      contexts.append(
        rule.unless.isEmpty && rule.requires.isEmpty
          ? nil
          : (
            CompiledContext(rule.unless, tokenizer: &tokenizer), CompiledContext(rule.requires, tokenizer: &tokenizer)
          ))
    }
  }

  /// Everything the report says of the article.
  /// - Parameters:
  ///   - isSuppressed: asked of each finding before those that overlap are weighed against each other; one that it
  ///     takes counts as if its rule were off, but for the swap model.
  ///   - isShown: asked of each finding in order of its place; one that it refuses is neither reported nor scored (a
  ///     baseline, unchanged lines).
  public mutating func lint(
    _ article: Article, isSuppressed: ((Finding) -> Bool)? = nil, isShown: ((Finding) -> Bool)? = nil
  ) -> Assessment {
    var assessment = Assessment(id: article.id, path: article.path, error: article.error, notes: article.notes)
    if article.error == nil { judge(article, &assessment, isSuppressed, isShown) }
    return assessment
  }

  private mutating func judge(
    _ article: Article, _ assessment: inout Assessment, _ isSuppressed: ((Finding) -> Bool)?,
    _ isShown: ((Finding) -> Bool)?
  ) {
    tokenizer.scan(article.text, hasSoftLineBreaks: article.hasSoftLineBreaks)
    tokenizer.markZones(article.zones)
    survey.run(&tokenizer.buffer)
    let language =
      settings.language ?? article.declaredLanguage ?? detectedLanguage()
    activate(language)
    assessment.language = language
    assessment.words = survey.words
    let raw = check(article, language, &assessment)
    if !raw.isEmpty {
      let tokens = tokenizer.tokens
      let exempt = accepted.ranges(in: tokens)
      var memos: [Int: (unless: CompiledContext.Memo, requires: CompiledContext.Memo)] = [:]
      let allowed = raw.filter { isAllowed($0, tokens, &memos) && !exempt.covers($0.range) }
      assessment.findings = FindingBuilder(article: article, rules: book.rules, scorer: scorer).findings(allowed)
    }
    if article.hasSuppressions || isSuppressed != nil {
      suppress(&assessment, article, lastRules.rules, isSuppressed)
    }
    if !assessment.findings.isEmpty {
      assessment.findings = Resolver.resolve(assessment.findings)
      if let isShown { assessment.findings.removeAll { !isShown($0) } }
    }
    scorer.score(&assessment)
  }

  /// The language by the function words; where they are few, English if its vocabulary confirms it.
  private func detectedLanguage() -> String {
    let least = settings.minimumWordsForDetection
    if let language = detector.language(survey.votes, minimumWords: least) { return detector.name(language) }
    let guess = detector.name(detector.guess(survey.votes, minimumWords: least))
    guard guess == "en", let vocabulary = book.contextModel else { return detector.name(nil) }
    var words = 0
    var known = 0
    for index in 0..<tokenizer.buffer.count where words < LanguageDetector.sample {
      let token = tokenizer.buffer[index]
      guard token.isWord, token.end - token.start > 2 else { continue }
      words += 1
      if vocabulary.unigram(token.key) != nil { known += 1 }
    }
    // Tables of an English news agency: 0.5 and more. Texts in other languages: up to 0.32.
    let isConfirmed = words >= least && Double(known) >= 0.45 * Double(words)
    return isConfirmed ? guess : detector.name(nil)
  }

  /// Runs the checks that the article wakes.
  private mutating func check(
    _ article: Article, _ language: String, _ assessment: inout Assessment
  ) -> [RawFinding] {
    var properties: Triggers.Properties = []
    if tokenizer.hasNonASCII { properties.insert(.hasNonASCII) }
    if tokenizer.hasControls { properties.insert(.hasControls) }
    var woken = survey.checks(with: properties) & lastRules.checks
    guard woken != 0 else { return [] }
    tokenizer.publish()
    let facts = ArticleFacts(
      language: language, hasNonASCII: tokenizer.hasNonASCII, hasControls: tokenizer.hasControls,
      zones: article.zones, words: survey.words, invalid: article.invalidRanges, sentences: survey.sentences,
      mayRepeat: survey.mayRepeat)
    var sink = FindingSink(active: lastRules.rules)
    while woken != 0 {
      let number = woken.trailingZeroBitCount
      woken &= woken &- 1
      survey.collect(number, into: &candidates)
      if measuresTime {
        let start = ContinuousClock.now
        checks[number].run(article.text, tokenizer.tokens, facts, at: candidates, into: &sink)
        timeByKind[type(of: checks[number]).kind, default: .zero] += ContinuousClock.now - start
      } else {
        checks[number].run(article.text, tokenizer.tokens, facts, at: candidates, into: &sink)
      }
    }
    assessment.spin = sink.spin
    return sink.findings
  }

  /// The time that the checks of each kind took since this was last asked for; empty unless it is measured.
  public mutating func takeTimes() -> [RuleKind: Duration] {
    defer { timeByKind = [:] }
    return timeByKind
  }

  /// Takes out what is suppressed.
  private func suppress(
    _ assessment: inout Assessment, _ article: Article, _ active: [Bool], _ isSuppressed: ((Finding) -> Bool)?
  ) {
    let before = assessment.findings.count
    if article.hasSuppressions {
      let screen = SuppressionScreen(article: article, rules: book.rules, isActive: active)
      screen.apply(to: &assessment)
    }
    if let isSuppressed { assessment.findings.removeAll { isSuppressed($0) } }
    assessment.suppressed = before - assessment.findings.count
  }

  private mutating func activate(_ language: String) {
    if language == lastLanguage { return }
    lastLanguage = language
    if let known = rulesByLanguage.firstIndex(where: { $0.language == language }) {
      lastRules = rulesByLanguage[known].rules
      return
    }
    let base = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    var active = ActiveRules()
    var kinds: Set<RuleKind> = []
    for rule in book.rules {
      let isActive = rule.severity != .off && (rule.language == "any" || rule.language == base)
      active.rules.append(isActive)
      if isActive { kinds.insert(rule.kind) }
    }
    for (number, check) in checks.enumerated() where kinds.contains(type(of: check).kind) {
      active.checks |= 1 << TriggerTable.Actions(number)
    }
    rulesByLanguage.append((language, active))
    lastRules = active
  }

  private func isAllowed(
    _ finding: RawFinding, _ tokens: [Token],
    _ memos: inout [Int: (unless: CompiledContext.Memo, requires: CompiledContext.Memo)]
  ) -> Bool {
    let rule = book.rules[finding.rule]
    let least = max(settings.leastConfidence, rule.leastConfidence)
    guard finding.confidence * rule.confidence >= least else { return false }
    guard let context = contexts[finding.rule] else { return true }
    let range = tokens.indices(in: finding.range)
    var memo = memos[finding.rule] ?? (.init(), .init())
    defer { memos[finding.rule] = memo }
    if !context.unless.isEmpty, context.unless.holds(for: range, in: tokens, &memo.unless) { return false }
    return context.requires.isEmpty || context.requires.holds(for: range, in: tokens, &memo.requires)
  }
}

extension Tokenizer {
  fileprivate mutating func markZones(_ zones: [Zone]) {
    let marked = zones.filter { $0.kind == .placeholder || $0.kind == .heading }
    guard !marked.isEmpty else { return }
    publish()
    for zone in marked {
      let flag: Token.Flags = zone.kind == .placeholder ? .placeholder : .heading
      for index in tokens.indices(in: zone.range) { buffer[index].flags.insert(flag) }
    }
  }
}

extension [Token] {
  /// Indices of the tokens that touch a byte range.
  func indices(in range: Range<Int>) -> Range<Int> {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle].end) <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    let first = low
    while low < count, Int(self[low].start) < range.upperBound { low += 1 }
    return first..<low
  }
}

extension Article {
  /// Ranges of U+FFFD in the text that stand for invalid bytes of the source.
  var invalidRanges: [Range<Int>] {
    guard let sourceMap else { return [] }
    return sourceMap.pieces.compactMap { piece in
      guard !piece.isVerbatim, piece.textLength == 3 else { return nil }
      let range = piece.text..<piece.text + 3
      return text[range].elementsEqual(UTF8Repair.replacement) ? range : nil
    }
  }
}
