public import Engine

/// Fits the tables of the swap model on labelled articles.
public struct SwapFitter {
  /// What the linter knows of one labelled article, with labels.
  struct Sample {
    var article: LabelledArticle
    var words: Int
    var places: [SwapPlace]
    var features: [Float]
    /// 1 where the reading restores the text.
    var isRight: [Float]
    /// 1 where the place touches an edit.
    var isSwapped: [Float]
    /// 1 where some reading of the place is right.
    var isExact: [Float] = []
    /// What the gate sees of each place, `SwapFeature.readingCount` values.
    var gateVectors: [Float] = []
  }

  let lexicon: SwapLexicon
  private let context: ContextModel
  private(set) var samples: [Sample] = []

  public init(lexicon: SwapLexicon, context: ContextModel) {
    self.lexicon = lexicon
    self.context = context
  }

  /// Kinds of evidence that the tables may not use, to measure what they buy.
  public var withheld: Set<SwapEvidenceKind> = []
  private var withheldFeatures: Set<Int> { Set(withheld.flatMap(\.features).map(\.rawValue)) }

  /// Number of articles added so far.
  public var count: Int { samples.count }

  /// Adds an article; one without marked swaps is left out unless it is clean.
  public mutating func add(_ article: LabelledArticle, sentences: ArticleTokenizer) {
    guard !article.isSpun || article.edits != nil else { return }
    let tokens = sentences.tokens(of: article.text)
    var evidence = SwapEvidence(lexicon: lexicon, context: context)
    evidence.find(article.text, tokens)
    evidence.weigh(tokens)
    var sample = Sample(
      article: article, words: tokens.count { $0.kind != .mark }, places: evidence.places, features: evidence.features,
      isRight: [], isSwapped: [])
    let edits = article.edits ?? []
    for place in sample.places {
      sample.gateVectors += SwapGate.vector(place, tokens, lexicon, context)
      let near = edits.isEmpty ? [] : Self.near(edits, place.range)
      let match = EditMatch(place.range, near)
      sample.isSwapped.append(match.hits.isEmpty ? 0 : 1)
      let firstReading = sample.isRight.count
      for number in place.readings {
        let text = lexicon.text(ofOriginal: lexicon.reading(number).original)
        var copy = article
        copy.edits = near
        sample.isRight.append(!match.hits.isEmpty && match.restores(place.range, text, copy) ? 1 : 0)
      }
      sample.isExact.append(sample.isRight[firstReading...].contains(1) ? 1 : 0)
    }
    samples.append(sample)
  }

  private static func near(_ edits: [LabelledArticle.Edit], _ range: Range<Int>) -> [LabelledArticle.Edit] {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < edits.count, edits[end].range.lowerBound < range.upperBound { end += 1 }
    return Array(edits[low..<end])
  }

  /// Fits the tables on the samples whose index fulfils `isIncluded`.
  public func fit(where isIncluded: (Int) -> Bool = { _ in true }) -> SwapTables {
    let chosen = samples.indices.filter(isIncluded)
    var tables = SwapTables()
    tables.prior = prior(chosen)
    (tables.reading, tables.sieve) = fitReading(chosen)
    tables.sieveThreshold = sieveThreshold(chosen, tables.sieve)
    // What comes after is fitted on logits of models that have not seen the article.
    var fits: [Int: SwapScorer.Fit] = [:]
    var sieved: [Int: [Float]] = [:]
    for part in 0..<2 {
      var partTables = tables
      (partTables.reading, partTables.sieve) = fitReading(Self.others(chosen, part))
      let scorer = SwapScorer(tables: partTables)
      for index in Self.own(chosen, part) {
        let sample = samples[index]
        let logits = scorer.sieveLogits(sample.features)
        sieved[index] = SwapScorer.probabilities(sample.places, logits)
        fits[index] = scorer.fit(
          sample.places, readingLogits: scorer.readingLogits(sample.features, sieved: logits))
      }
    }
    tables.place = fitPlace(chosen, fits, tables)
    for part in 0..<2 {
      var partTables = tables
      partTables.place = fitPlace(Self.others(chosen, part), fits, tables)
      let scorer = SwapScorer(tables: partTables)
      for index in Self.own(chosen, part) {
        guard var fit = fits[index] else { continue }
        scorer.judge(&fit, samples[index].places, samples[index].features, words: samples[index].words)
        fits[index] = fit
      }
    }
    tables.article = fitArticle(chosen, fits, tables)
    tables.gate = fitGate(chosen)
    tables.gateThreshold = threshold(chosen) { suspicion(samples[$0], tables) }
    tables.probeThreshold = threshold(chosen) { probeSum(samples[$0], tables, sieved[$0] ?? []) }
    tables.sumThreshold = threshold(chosen) { sieveSum(samples[$0], sieved[$0] ?? []) }
    tables.skipped = fitSkipped(chosen, tables, sieved)
    return tables
  }

  private static func own(_ chosen: [Int], _ part: Int) -> [Int] {
    chosen.indices.filter { $0 % 2 == part }.map { chosen[$0] }
  }
  private static func others(_ chosen: [Int], _ part: Int) -> [Int] {
    chosen.indices.filter { $0 % 2 != part }.map { chosen[$0] }
  }

  /// One in so many wrong readings is fitted on, with that weight.
  private static let stride = 4

  /// The model of readings, and its sieve.
  private func fitReading(_ chosen: [Int]) -> (BoostedTrees, BoostedTrees) {
    var rows = BoostedTreeFitter.Rows(values: [], width: SwapFeature.readingCount)
    var labels: [Float] = []
    var wrong = 0
    for index in chosen {
      let sample = samples[index]
      for (number, isRight) in sample.isRight.enumerated() {
        if isRight == 0 {
          wrong += 1
          guard wrong % Self.stride == 0 else { continue }
        }
        let start = number * SwapFeature.readingCount
        rows.values += sample.features[start..<start + SwapFeature.readingCount]
        rows.weights.append(isRight == 0 ? Float(Self.stride) : 1)
        labels.append(isRight)
      }
    }
    var fitter = BoostedTreeFitter()
    fitter.withheld = withheldFeatures
    fitter.rounds = 240
    fitter.leaves = 63
    fitter.depth = 9
    fitter.rate = 0.08
    fitter.ridge = 60
    fitter.leastRows = 60
    let reading = fitter.fit(rows, labels)
    fitter.rounds = 30
    fitter.leaves = 16
    fitter.depth = 4
    fitter.rate = 0.25
    fitter.featureShare = 0.8
    return (reading, fitter.fit(rows, labels))
  }

  private func fitPlace(_ chosen: [Int], _ fits: [Int: SwapScorer.Fit], _ tables: SwapTables) -> BoostedTrees {
    let scorer = SwapScorer(tables: tables)
    var rows = BoostedTreeFitter.Rows(values: [], width: SwapFeature.count)
    var labels: [Float] = []
    for index in chosen {
      guard let fit = fits[index] else { continue }
      let sample = samples[index]
      rows.values += scorer.placeVectors(fit, sample.places, sample.features, words: sample.words)
      labels += fit.chosen.map { sample.isSwapped[$0] }
    }
    var fitter = BoostedTreeFitter()
    fitter.withheld = withheldFeatures
    fitter.rounds = 120
    fitter.leaves = 15
    fitter.rate = 0.08
    fitter.ridge = 40
    fitter.leastCurvature = 5
    fitter.leastRows = 100
    return fitter.fit(rows, labels)
  }

  private func fitGate(_ chosen: [Int]) -> BoostedTrees {
    var rows = BoostedTreeFitter.Rows(values: [], width: SwapFeature.readingCount)
    var labels: [Float] = []
    for index in chosen {
      rows.values += samples[index].gateVectors
      labels += samples[index].isSwapped
    }
    var fitter = BoostedTreeFitter()
    fitter.rounds = 60
    fitter.leaves = 15
    fitter.rate = 0.2
    fitter.ridge = 20
    fitter.featureShare = 1
    return fitter.fit(rows, labels)
  }

  /// Share of the right readings that the sieve may lose: they are too weak to be shown.
  private static let sieveLoss = 0.05

  private func sieveThreshold(_ chosen: [Int], _ sieve: BoostedTrees) -> Float {
    var logits: [Float] = []
    for index in chosen {
      let sample = samples[index]
      let right = sample.isRight.indices.filter { sample.isRight[$0] == 1 }
      logits += sieve.logits(sample.features, width: SwapFeature.readingCount, rows: right)
    }
    guard !logits.isEmpty else { return -.infinity }
    logits.sort()
    return logits[Int(Double(logits.count) * Self.sieveLoss)]
  }

  /// Share of articles that are taken to be spun before any evidence.
  private static let baseRate: Float = 0.02
  /// Share of the swaps in spun articles that lie in articles which pass the gate.
  private static let gateRecall: Float = 0.9997

  private func gateLogits(_ sample: Sample, _ tables: SwapTables) -> [Float] {
    sample.places.indices.map { tables.gate.logit(sample.gateVectors, at: $0 * SwapFeature.readingCount) }
  }

  /// What the gate thinks of the forms of an article.
  func suspicion(_ sample: Sample, _ tables: SwapTables) -> Float {
    SwapGate.suspicion(gateLogits(sample, tables), floor: tables.gateFloor, words: sample.words)
  }

  /// The sum of the sieve’s probabilities of the places that a probe looks at.
  func probeSum(_ sample: Sample, _ tables: SwapTables, _ sieved: [Float]) -> Float {
    SwapGate.probe(gateLogits(sample, tables)).reduce(Float(0)) { $0 + sieved[$1] }
  }

  /// The sum of the sieve’s probabilities of all places, per word.
  func sieveSum(_ sample: Sample, _ sieved: [Float]) -> Float { sieved.reduce(0, +) / Float(max(1, sample.words)) }

  /// The least score of an article that keeps `gateRecall` of the swaps.
  private func threshold(_ chosen: [Int], _ score: (Int) -> Float) -> Float {
    Self.threshold(
      chosen.filter { samples[$0].article.isSpun }.map { (score($0), samples[$0].isSwapped.reduce(0, +)) })
  }

  /// The least score that keeps `gateRecall` of the swaps.
  private static func threshold(_ list: [(score: Float, swaps: Float)]) -> Float {
    let scored = list.sorted { $0.score < $1.score }
    let allowed = scored.reduce(Float(0)) { $0 + $1.swaps } * (1 - gateRecall)
    var lost: Float = 0
    for item in scored {
      lost += item.swaps
      if lost > allowed { return item.score }
    }
    return 0
  }

  private func prior(_ chosen: [Int]) -> Float {
    var swapped: Float = 0
    var places = 0
    for index in chosen {
      swapped += samples[index].isSwapped.reduce(0, +)
      places += samples[index].places.count
    }
    return swapped / Float(max(1, places))
  }

  private func fitArticle(_ chosen: [Int], _ fits: [Int: SwapScorer.Fit], _ tables: SwapTables) -> BoostedTrees {
    let scorer = SwapScorer(tables: tables)
    let (rows, labels) = articleRows(chosen, width: SwapArticleFeature.count) { index in
      fits[index].map { scorer.articleVector($0, samples[index].places, words: samples[index].words) }
    }
    var fitter = BoostedTreeFitter()
    fitter.rounds = 150
    fitter.leaves = 6
    fitter.rate = 0.05
    fitter.ridge = 5
    fitter.leastCurvature = 1
    fitter.featureShare = 0.7
    return Self.atBaseRate(fitter.fit(rows, labels), labels)
  }

  /// A row and a label for each article that has a vector.
  private func articleRows(
    _ chosen: [Int], width: Int, _ vector: (Int) -> [Float]?
  ) -> (BoostedTreeFitter.Rows, [Float]) {
    var rows = BoostedTreeFitter.Rows(values: [], width: width)
    var labels: [Float] = []
    for index in chosen {
      guard let values = vector(index) else { continue }
      rows.values += values
      labels.append(samples[index].article.isSpun ? 1 : 0)
    }
    return (rows, labels)
  }

  /// What the gate sees of an article, and whether it is worth a closer look.
  func gateSees(
    _ sample: Sample, _ tables: SwapTables, _ sieved: [Float]
  ) -> (vector: [Float], isLookedAt: Bool) {
    let suspicion = suspicion(sample, tables)
    guard suspicion >= tables.gateThreshold else {
      return (SwapGate.Seen(suspicion: suspicion, words: sample.words).vector, false)
    }
    let probe = probeSum(sample, tables, sieved)
    guard probe >= tables.probeThreshold else {
      return (SwapGate.Seen(suspicion: suspicion, probe: probe, words: sample.words).vector, false)
    }
    let sum = sieveSum(sample, sieved)
    let seen = SwapGate.Seen(suspicion: suspicion, probe: probe, sum: sum, words: sample.words)
    return (seen.vector, sum >= tables.sumThreshold)
  }

  private func fitSkipped(_ chosen: [Int], _ tables: SwapTables, _ sieved: [Int: [Float]]) -> BoostedTrees {
    let (rows, labels) = articleRows(chosen, width: SwapGateFeature.count) { index in
      sieved[index].map { gateSees(samples[index], tables, $0).vector }
    }
    var fitter = BoostedTreeFitter()
    fitter.rounds = 60
    fitter.leaves = 4
    fitter.rate = 0.1
    fitter.ridge = 5
    fitter.featureShare = 1
    fitter.leastCurvature = 1
    return Self.atBaseRate(fitter.fit(rows, labels), labels)
  }

  private static func atBaseRate(_ model: BoostedTrees, _ labels: [Float]) -> BoostedTrees {
    // The labelled sets hold far more spun articles than the world does.
    let spun = labels.reduce(0, +)
    return model.with(
      bias: model.bias + Math.logf(baseRate / (1 - baseRate))
        - Math.logf(spun / max(1, Float(labels.count) - spun)))
  }
}

/// Tokenizes texts as the linter does, sentences marked.
public struct ArticleTokenizer: Sendable {
  private let book: RuleBook

  public init(book: RuleBook) { self.book = book }

  /// The tokens of a valid UTF-8 text.
  public func tokens(of text: [UInt8]) -> [Token] { book.tokens(of: text) }
}
