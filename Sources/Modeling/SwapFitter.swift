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

    /// The sample with only those readings that are weighed in context, given their logits out of it.
    func kept(_ logits: [Float], threshold: Float) -> Sample {
      var result = self
      result.features = []
      result.isRight = []
      var next = 0
      for index in places.indices {
        let candidates = places[index].readings
        let own = next..<next + candidates.count
        let kept = result.places[index].keep(candidates, logits[own], threshold: threshold)
        result.places[index].features = result.features.count
        for row in kept {
          result.features += features[row * SwapFeature.readingCount..<(row + 1) * SwapFeature.readingCount]
          result.isRight.append(isRight[row])
        }
        next = own.upperBound
      }
      return result
    }
  }

  let lexicon: SwapLexicon
  /// Weighs all readings: without tables none is hopeless.
  private var evidence: SwapEvidence
  private(set) var samples: [Sample] = []

  public init(lexicon: SwapLexicon, context: ContextModel) {
    self.lexicon = lexicon
    evidence = SwapEvidence(SwapModel(lexicon: lexicon, context: context, tables: SwapTables()))
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
    evidence.find(article.text, tokens)
    _ = evidence.glance(tokens)
    evidence.weigh(tokens)
    var sample = Sample(
      article: article, words: tokens.count { $0.kind != .mark }, places: evidence.places, features: evidence.features,
      isRight: [], isSwapped: [])
    let edits = article.edits ?? []
    for place in sample.places {
      let near = edits.isEmpty ? [] : Self.near(edits, place.range)
      let match = EditMatch(place.range, near)
      sample.isSwapped.append(match.hits.isEmpty ? 0 : 1)
      for number in place.readings {
        let text = lexicon.text(ofOriginal: lexicon.reading(number).original)
        var copy = article
        copy.edits = near
        sample.isRight.append(!match.hits.isEmpty && match.restores(place.range, text, copy) ? 1 : 0)
      }
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
    var tables = fitReadings(chosen)
    // What comes after is fitted on logits of models that have not seen the article.
    var staged: [Int: Staged] = [:]
    for part in 0..<2 {
      var partTables = fitReadings(Self.others(chosen, part))
      partTables.prior = tables.prior
      let scorer = SwapScorer(tables: partTables)
      for index in Self.own(chosen, part) { staged[index] = Staged(samples[index], scorer) }
    }
    tables.place = fitPlace(chosen, staged, tables)
    for part in 0..<2 {
      var partTables = tables
      partTables.place = fitPlace(Self.others(chosen, part), staged, tables)
      let scorer = SwapScorer(tables: partTables)
      for index in Self.own(chosen, part) { staged[index]?.judge(scorer) }
    }
    (tables.firstGate, tables.firstGateThreshold) = fitGate(chosen, SwapArticleFeature.first.count) {
      staged[$0]?.first
    }
    (tables.secondGate, tables.secondGateThreshold) = fitGate(chosen, SwapArticleFeature.second.count) {
      staged[$0].map { $0.first + $0.second }
    }
    tables.article = fitArticle(chosen, SwapArticleFeature.article.count) { staged[$0]?.article }
    return tables
  }

  /// A sample as the stages of the linter see it.
  struct Staged {
    var sample: Sample
    /// The profiles of the first two stages.
    let first: [Float]
    let second: [Float]
    private(set) var fit: SwapScorer.Fit
    /// What the last stage knows, with the profiles of the others.
    private(set) var article: [Float] = []

    init(_ sample: Sample, _ scorer: SwapScorer) {
      let width = SwapFeature.readingCount
      let logits = scorer.tables.contextFree.logits(sample.features, width: width, count: sample.isRight.count)
      first = scorer.profile(sample.places, logits).vector(words: sample.words)
      self.sample = sample.kept(logits, threshold: scorer.tables.contextFreeThreshold)
      let sieved = scorer.sieveLogits(self.sample.features)
      second = scorer.profile(self.sample.places, sieved).vector(words: sample.words)
      fit = scorer.fit(
        self.sample.places, readingLogits: scorer.readingLogits(self.sample.features, sieved: sieved))
    }

    mutating func judge(_ scorer: SwapScorer) {
      scorer.judge(&fit, sample.places, sample.features, words: sample.words)
      article = first + second + scorer.articleVector(fit, sample.places, words: sample.words)
    }
  }

  private static func own(_ chosen: [Int], _ part: Int) -> [Int] {
    chosen.indices.filter { $0 % 2 == part }.map { chosen[$0] }
  }
  private static func others(_ chosen: [Int], _ part: Int) -> [Int] {
    chosen.indices.filter { $0 % 2 != part }.map { chosen[$0] }
  }

  /// The models of readings with their thresholds.
  private func fitReadings(_ chosen: [Int]) -> SwapTables {
    var tables = SwapTables()
    tables.prior = prior(chosen)
    var fitter = BoostedTreeFitter()
    fitter.rounds = 60
    fitter.leaves = 31
    fitter.rate = 0.2
    fitter.ridge = 20
    fitter.leastRows = 60
    let contextual = SwapFeature.allCases.filter { !SwapFeature.contextFree.contains($0) }
    fitter.withheld = withheldFeatures.union(contextual.map(\.rawValue))
    let all = readingRows(chosen, stride: 4) { _ in nil }
    tables.contextFree = fitter.fit(all.rows, all.labels)
    tables.contextFreeThreshold = threshold(chosen, tables.contextFree, loss: Self.contextFreeLoss) { _ in nil }

    var weighed: [Int: [Int]] = [:]
    for index in chosen {
      let logits = tables.contextFree.logits(
        samples[index].features, width: SwapFeature.readingCount, count: samples[index].isRight.count)
      weighed[index] = logits.indices.filter { logits[$0] >= tables.contextFreeThreshold }
    }
    let kept = readingRows(chosen, stride: 1) { weighed[$0] }
    fitter.withheld = withheldFeatures
    fitter.rounds = 240
    fitter.leaves = 63
    fitter.depth = 9
    fitter.rate = 0.08
    fitter.ridge = 60
    tables.reading = fitter.fit(kept.rows, kept.labels)
    fitter.rounds = 30
    fitter.leaves = 16
    fitter.depth = 4
    fitter.rate = 0.25
    fitter.featureShare = 0.8
    tables.sieve = fitter.fit(kept.rows, kept.labels)
    tables.sieveThreshold = threshold(chosen, tables.sieve, loss: Self.sieveLoss) { weighed[$0] }
    return tables
  }

  /// Rows and labels of readings: of each sample those named, or all. Of the wrong ones, one in `stride` with that weight.
  private func readingRows(
    _ chosen: [Int], stride: Int, _ included: (Int) -> [Int]?
  ) -> (rows: BoostedTreeFitter.Rows, labels: [Float]) {
    var rows = BoostedTreeFitter.Rows(values: [], width: SwapFeature.readingCount)
    var labels: [Float] = []
    var wrong = 0
    for index in chosen {
      let sample = samples[index]
      for number in included(index) ?? Array(sample.isRight.indices) {
        let isRight = sample.isRight[number]
        if isRight == 0 {
          wrong += 1
          guard wrong % stride == 0 else { continue }
        }
        let start = number * SwapFeature.readingCount
        rows.values += sample.features[start..<start + SwapFeature.readingCount]
        rows.weights.append(isRight == 0 ? Float(stride) : 1)
        labels.append(isRight)
      }
    }
    return (rows, labels)
  }

  private func fitPlace(_ chosen: [Int], _ staged: [Int: Staged], _ tables: SwapTables) -> BoostedTrees {
    let scorer = SwapScorer(tables: tables)
    var rows = BoostedTreeFitter.Rows(values: [], width: SwapFeature.count)
    var labels: [Float] = []
    for index in chosen {
      guard let item = staged[index] else { continue }
      rows.values += scorer.placeVectors(item.fit, item.sample.places, item.sample.features, words: item.sample.words)
      labels += item.fit.chosen.map { item.sample.isSwapped[$0] }
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

  /// Shares of the right readings that the thresholds may lose: they are too weak to be shown.
  private static let contextFreeLoss = 0.02
  private static let sieveLoss = 0.05

  /// The logit that all but a share of the right readings reach, of all or of those named.
  private func threshold(
    _ chosen: [Int], _ model: BoostedTrees, loss: Double, _ included: (Int) -> [Int]?
  ) -> Float {
    var logits: [Float] = []
    for index in chosen {
      let sample = samples[index]
      let right = (included(index) ?? Array(sample.isRight.indices)).filter { sample.isRight[$0] == 1 }
      logits += model.logits(sample.features, width: SwapFeature.readingCount, rows: right)
    }
    guard !logits.isEmpty else { return -.infinity }
    logits.sort()
    return logits[Int(Double(logits.count) * loss)]
  }

  /// Share of articles that are taken to be spun before any evidence.
  private static let baseRate: Float = 0.02
  /// Share of the swaps in spun articles that lie in articles which pass a gate.
  private static let gateRecall: Float = 0.9992

  /// The least score that keeps `gateRecall` of the swaps.
  private static func threshold(_ list: [(score: Float, swaps: Float)]) -> Float {
    let scored = list.sorted { $0.score < $1.score }
    let allowed = scored.reduce(Float(0)) { $0 + $1.swaps } * (1 - gateRecall)
    var lost: Float = 0
    for item in scored {
      lost += item.swaps
      if lost > allowed { return item.score }
    }
    return -.infinity
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

  /// A model of articles with the threshold of a gate. The threshold comes from models that have not seen the article.
  private func fitGate(_ chosen: [Int], _ width: Int, _ vector: (Int) -> [Float]?) -> (BoostedTrees, Float) {
    var scores: [(score: Float, swaps: Float)] = []
    for part in 0..<2 {
      let model = fitArticle(Self.others(chosen, part), width, vector)
      for index in Self.own(chosen, part) where samples[index].article.isSpun {
        guard let values = vector(index) else { continue }
        scores.append((model.logit(values), samples[index].isSwapped.reduce(0, +)))
      }
    }
    return (fitArticle(chosen, width, vector), Self.threshold(scores))
  }

  private func fitArticle(_ chosen: [Int], _ width: Int, _ vector: (Int) -> [Float]?) -> BoostedTrees {
    var rows = BoostedTreeFitter.Rows(values: [], width: width)
    var labels: [Float] = []
    for index in chosen {
      guard let values = vector(index) else { continue }
      rows.values += values
      labels.append(samples[index].article.isSpun ? 1 : 0)
    }
    var fitter = BoostedTreeFitter()
    fitter.rounds = 300
    fitter.leaves = 4
    fitter.rate = 0.05
    fitter.ridge = 5
    fitter.leastCurvature = 1
    fitter.featureShare = 0.7
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
