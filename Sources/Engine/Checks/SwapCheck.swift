/// Swapped words and phrases, judged by the swap model.
struct SwapCheck: Check {
  static let kind = RuleKind.swap
  static let forms = [
    FormSpec("word", "A single swapped word. Values: {times}."),
    FormSpec("phrase", "A swap with a phrase on either side. Values: {times}."),
    FormSpec(
      "article", "An article that was spun. Values: {percent}.",
      options: [.init("threshold", .number, "Least probability (default 0.5).")]),
  ]

  private let word: Int?
  private let phrase: Int?
  private let article: (rule: Int, threshold: Double)?
  private let model: SwapModel?
  private var evidence: SwapEvidence?
  private let scorer: SwapScorer?
  private let precision: Float

  init(rules: [IndexedRule], resources: CheckResources) {
    word = rules.first { $0.rule.form == "word" }?.index
    phrase = rules.first { $0.rule.form == "phrase" }?.index
    article = rules.first { $0.rule.form == "article" }
      .map { ($0.index, $0.rule.options.number("threshold") ?? 0.5) }
    model = resources.swapModel
    evidence = model.map { SwapEvidence($0) }
    scorer = model.map { SwapScorer(tables: $0.tables, assumedRate: resources.assumedSwapRate) }
    precision = resources.precision
    leastWords = resources.assumedSwapRate == nil ? 70 : 0
  }

  var triggers: Triggers { Triggers(properties: .any) }

  mutating func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    guard let model, let scorer, facts.words >= leastWords, let any = word ?? phrase ?? article?.rule,
      findings.isActive(any)
    else { return }
    guard var evidence else { return }
    self.evidence = nil
    defer { self.evidence = evidence }
    evidence.find(text, tokens)
    guard !evidence.places.isEmpty else {
      findings.spin = Spin(probability: 0, rate: 0)
      return
    }
    // Where the rate is taken for granted, so is that the article is worth reading.
    let isGated = leastWords > 0
    let first = evidence.glance(tokens).vector(words: facts.words)
    if isGated, let probability = scorer.tables.passesUnread(first: first) {
      findings.spin = Spin(probability: Double(probability), rate: 0)
      return
    }
    evidence.weigh(tokens)
    let places = evidence.places
    let sieved = scorer.sieveLogits(evidence.features)
    let second = scorer.profile(places, sieved).vector(words: facts.words)
    if isGated, let probability = scorer.tables.passesUnread(first: first, second: second) {
      findings.spin = Spin(probability: Double(probability), rate: 0)
      return
    }
    var fit = scorer.fit(places, readingLogits: scorer.readingLogits(evidence.features, sieved: sieved))
    scorer.judge(&fit, places, evidence.features, words: facts.words)
    let article = first + second + scorer.articleVector(fit, places, words: facts.words)
    let probability = Logarithm.logistic(scorer.tables.article.logit(article))
    findings.spin = Spin(probability: Double(probability), rate: Double(fit.rate))
    if let rule = self.article, Double(probability) >= rule.threshold {
      findings.report(
        rule.rule, 0..<0, confidence: Double(probability),
        values: ["percent": String(Int((probability * 100).rounded()))])
    }
    let shown = scorer.display(fit, places, precision: precision, words: facts.words, probability: probability)
    for position in shown {
      report(position, evidence, fit, model, tokens, into: &findings)
    }
  }

  /// Articles with fewer words hold too little evidence of swaps.
  private let leastWords: Int
  /// Most suggestions of one finding.
  private static let mostSuggestions = 3

  private func report(
    _ position: Int, _ evidence: SwapEvidence, _ fit: SwapScorer.Fit, _ model: SwapModel, _ tokens: [Token],
    into findings: inout FindingSink
  ) {
    let place = evidence.places[fit.chosen[position]]
    let first = place.features / SwapFeature.readingCount
    let ranked = place.readings.indices.sorted {
      (fit.readingLogits[first + $0], $1) > (fit.readingLogits[first + $1], $0)
    }
    var suggestions: [String] = []
    for reading in ranked.prefix(Self.mostSuggestions) {
      let original = model.lexicon.text(ofOriginal: model.lexicon.reading(place.readings[reading]).original)
      suggestions.append(CaseTransfer.apply(original, like: tokens, place.tokens))
    }
    let total = evidence.features[place.features + ranked[0] * SwapFeature.readingCount + SwapFeature.total.rawValue]
    let isPhrase = place.tokens.count > 1 || suggestions[0].contains(" ")
    guard let rule = isPhrase ? phrase : word else { return }
    findings.report(
      rule, place.range, confidence: Double(fit.confidences[position]), suggestions: suggestions,
      values: ["times": Self.times(total)])
  }

  /// “9 times likelier here”, in round numbers.
  private static func times(_ logOdds: Float) -> String {
    let odds = Logarithm.exponential(min(13.8, logOdds))
    switch odds {
    case ..<1.5: return "about as likely here, and typical of spun articles"
    case ..<10: return "\(Int(odds.rounded())) times likelier here"
    case ..<1000: return "\(Int((odds / 10).rounded()) * 10) times likelier here"
    default: return "over 1,000 times likelier here"
    }
  }
}
