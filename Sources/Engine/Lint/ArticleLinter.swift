/// Lints one article after another. Not thread-safe: one per worker; workers share the `RuleBook`.
public struct ArticleLinter: ~Copyable {
  private let book: RuleBook
  private let settings: LintSettings
  private let sentences: SentenceMarker
  private let detector: LanguageDetector
  private let accepted: AcceptedPhrases
  private var tokenizer = Tokenizer()
  private var checks: [any Check] = []
  private var contexts: [(unless: CompiledContext, requires: CompiledContext)?]
  private var activeByLanguage: [String: [Bool]] = [:]
  private var lastLanguage = ""
  private var lastActive: [Bool] = []

  /// Throws `RuleError` for a rule whose options cannot be used.
  public init(book: RuleBook, settings: LintSettings = LintSettings()) throws(RuleError) {
    self.book = book
    self.settings = settings
    sentences = SentenceMarker(languages: book.languages)
    detector = LanguageDetector(languages: book.languages)
    accepted = AcceptedPhrases(settings.accepted)
    let resources = CheckResources(
      phraseTables: book.phraseTables, languages: book.languages, sentences: sentences,
      lexicon: book.lexicon, swapModel: book.swapModel, precision: Float(settings.precision),
      assumedSwapRate: settings.assumedSwapRate.map { Float($0) })
    for type in CheckRegistry.all {
      let rules = book.rules.enumerated().filter { $0.element.kind == type.kind && $0.element.severity != .off }
        .map { IndexedRule(index: $0.offset, rule: $0.element) }
      if !rules.isEmpty { checks.append(try type.init(rules: rules, resources: resources)) }
    }
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
  /// - Parameter isShown: asked of each finding in order of its place; one that it refuses is neither reported nor
  ///   scored (a baseline, unchanged lines).
  public mutating func lint(_ article: Article, isShown: ((Finding) -> Bool)? = nil) -> Assessment {
    var assessment = Assessment(id: article.id, path: article.path, error: article.error, notes: article.notes)
    guard article.error == nil else { return assessment }
    let text = article.text
    tokenizer.tokenize(text, hasSoftLineBreaks: article.hasSoftLineBreaks)
    tokenizer.markZones(article.zones)
    tokenizer.markSentences(sentences)
    let tokens = tokenizer.tokens
    let language =
      settings.language ?? article.declaredLanguage
      ?? detector.detect(tokens, minimumWords: settings.minimumWordsForDetection)
    var words = 0
    for index in tokens.indices where tokens[index].kind != .mark { words &+= 1 }
    let facts = ArticleFacts(
      language: language, hasNonASCII: tokenizer.hasNonASCII, hasControls: tokenizer.hasControls,
      zones: article.zones, words: words, invalid: article.invalidRanges)
    var sink = FindingSink(active: active(in: language))
    var checks: [any Check] = []
    swap(&checks, &self.checks)
    for index in checks.indices { checks[index].run(text, tokens, facts, into: &sink) }
    swap(&checks, &self.checks)
    assessment.language = language
    assessment.words = words
    assessment.spin = sink.spin
    let scorer = Scorer(settings: settings.score)
    if !sink.findings.isEmpty {
      let exempt = accepted.ranges(in: tokens)
      let raw = sink.findings.filter { isAllowed($0, tokens) && !exempt.covers($0.range) }
      assessment.findings = Resolver.resolve(
        FindingBuilder(article: article, rules: book.rules, scorer: scorer).findings(raw))
      if let isShown { assessment.findings.removeAll { !isShown($0) } }
    }
    scorer.score(&assessment)
    return assessment
  }

  private mutating func active(in language: String) -> [Bool] {
    if language == lastLanguage { return lastActive }
    lastLanguage = language
    if let known = activeByLanguage[language] {
      lastActive = known
      return known
    }
    let base = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
    let active = book.rules.map { $0.severity != .off && ($0.language == "any" || $0.language == base) }
    activeByLanguage[language] = active
    lastActive = active
    return active
  }

  private func isAllowed(_ finding: RawFinding, _ tokens: [Token]) -> Bool {
    let rule = book.rules[finding.rule]
    let least = max(settings.leastConfidence, rule.leastConfidence)
    guard finding.confidence * rule.confidence >= least else { return false }
    guard let context = contexts[finding.rule] else { return true }
    let range = tokens.indices(in: finding.range)
    if !context.unless.isEmpty, context.unless.holds(for: range, in: tokens) { return false }
    return context.requires.isEmpty || context.requires.holds(for: range, in: tokens)
  }
}

extension Tokenizer {
  mutating func markSentences(_ marker: SentenceMarker) { modifyTokens { marker.mark(&$0) } }

  mutating func markZones(_ zones: [Zone]) {
    let marked = zones.filter { $0.kind == .placeholder || $0.kind == .heading }
    guard !marked.isEmpty else { return }
    modifyTokens { tokens in
      for zone in marked {
        let flag: Token.Flags = zone.kind == .placeholder ? .placeholder : .heading
        for index in tokens.indices(in: zone.range) { tokens[index].flags.insert(flag) }
      }
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
