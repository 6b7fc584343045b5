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
  }

  let lexicon: SwapLexicon
  private let context: ContextModel
  private(set) var samples: [Sample] = []

  public init(lexicon: SwapLexicon, context: ContextModel) {
    self.lexicon = lexicon
    self.context = context
  }

  /// Number of articles added so far.
  public var count: Int { samples.count }

  /// Adds an article; one without marked swaps is left out unless it is clean.
  public mutating func add(_ article: LabelledArticle, sentences: ArticleTokenizer) {
    guard !article.isSpun || article.edits != nil else { return }
    let tokens = sentences.tokens(of: article.text)
    var evidence = SwapEvidence(lexicon: lexicon, context: context)
    evidence.find(article.text, tokens)
    evidence.weigh(article.text, tokens)
    var sample = Sample(
      article: article, words: tokens.count { $0.kind != .mark }, places: evidence.places, features: evidence.features,
      isRight: [], isSwapped: [])
    let edits = article.edits ?? []
    for place in sample.places {
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
    tables.reading = fitReading(chosen)
    // The place model is fitted on logits of reading models that have not seen the article.
    var logits: [Int: [Float]] = [:]
    for half in 0..<2 {
      let model = fitReading(chosen.enumerated().filter { $0.offset % 2 != half }.map(\.element))
      for (offset, index) in chosen.enumerated() where offset % 2 == half {
        logits[index] = readingLogits(model, samples[index])
      }
    }
    tables.prior = prior(chosen, logits)
    let scorer = SwapScorer(tables: tables)
    var vectors: [Int: SwapScorer.PlaceVectors] = [:]
    for index in chosen {
      let sample = samples[index]
      vectors[index] = scorer.placeVectors(
        sample.places, sample.features, readingLogits: logits[index] ?? [], words: sample.words)
    }
    tables.place = fitPlace(chosen, vectors)
    // The same for the display model and logits of place models.
    var probabilities: [Int: [Float]] = [:]
    for half in 0..<2 {
      var halfTables = tables
      halfTables.place = fitPlace(chosen.enumerated().filter { $0.offset % 2 != half }.map(\.element), vectors)
      let scorer = SwapScorer(tables: halfTables)
      for (offset, index) in chosen.enumerated() where offset % 2 == half {
        guard let vector = vectors[index] else { continue }
        probabilities[index] = scorer.probabilities(vector, count: samples[index].places.count)
      }
    }
    tables.display = fitDisplay(chosen, vectors, probabilities, scorer)
    tables.gate = fitGate(chosen)
    tables.gateThreshold = gateThreshold(chosen, tables)
    tables.probeThreshold = probeThreshold(chosen, tables, logits)
    tables.article = fitArticle(chosen, vectors, probabilities, tables)
    return tables
  }

  private func fitPlace(_ chosen: [Int], _ vectors: [Int: SwapScorer.PlaceVectors]) -> AdditiveModel {
    var rows = AdditiveFitter.Rows(values: [], width: SwapFeature.count)
    var labels: [Float] = []
    for index in chosen {
      rows.values += vectors[index]?.features ?? []
      labels += samples[index].isExact
    }
    var fitter = AdditiveFitter()
    fitter.cycles = 8
    fitter.rate = 0.4
    return fitter.fit(SwapTableShapes.place(rows), rows, labels)
  }

  private func fitDisplay(
    _ chosen: [Int], _ vectors: [Int: SwapScorer.PlaceVectors], _ probabilities: [Int: [Float]], _ scorer: SwapScorer
  ) -> AdditiveModel {
    var rows = AdditiveFitter.Rows(values: [], width: SwapFeature.count)
    var labels: [Float] = []
    for index in chosen {
      guard let vector = vectors[index], let p = probabilities[index] else { continue }
      let shown = scorer.select(samples[index].places, p)
      rows.values += scorer.displayVectors(vector, shown, p, words: samples[index].words)
      labels += shown.map { samples[index].isSwapped[$0] }
    }
    var fitter = AdditiveFitter()
    fitter.cycles = 8
    fitter.rate = 0.4
    return fitter.fit(SwapTableShapes.display(rows), rows, labels)
  }

  private func fitGate(_ chosen: [Int]) -> AdditiveModel {
    var rows = AdditiveFitter.Rows(values: [], width: SwapFeature.readingCount)
    var labels: [Float] = []
    for index in chosen {
      for (number, place) in samples[index].places.enumerated() {
        rows.values += SwapGate.vector(place, lexicon)
        labels.append(samples[index].isSwapped[number])
      }
    }
    return AdditiveFitter().fit(SwapTableShapes.gate(rows), rows, labels)
  }

  /// Share of articles that are taken to be spun before any evidence.
  private static let baseRate: Float = 0.02
  /// Share of the swaps in spun articles that lie in articles which pass the gate.
  private static let gateRecall: Float = 0.998

  /// The sum of the probabilities of the places that a probe looks at.
  func probeEvidence(_ sample: Sample, _ gate: SwapGate, _ logits: [Float]) -> Float {
    let probe = Set(gate.probe(sample.places, lexicon))
    var next = 0
    var sum: Float = 0
    for (index, place) in sample.places.enumerated() {
      let own = logits[next..<next + place.readings.count]
      next += place.readings.count
      guard probe.contains(index) else { continue }
      let odds = own.reduce(Float(0)) { $0 + Math.exp(min(30, $1)) }
      sum += odds / (1 + odds)
    }
    return sum
  }

  private func probeThreshold(_ chosen: [Int], _ tables: SwapTables, _ logits: [Int: [Float]]) -> Float {
    let gate = SwapGate(tables)
    var scored: [(score: Float, swaps: Float)] = []
    for index in chosen where samples[index].article.isSpun {
      scored.append(
        (probeEvidence(samples[index], gate, logits[index] ?? []), samples[index].isSwapped.reduce(0, +)))
    }
    return Self.threshold(scored)
  }

  private func gateThreshold(_ chosen: [Int], _ tables: SwapTables) -> Float {
    let gate = SwapGate(tables)
    var scored: [(score: Float, swaps: Float)] = []
    for index in chosen where samples[index].article.isSpun {
      let sum = samples[index].places.reduce(Float(0)) { $0 + gate.excess($1, lexicon) }
      scored.append((sum / Float(max(1, samples[index].words)), samples[index].isSwapped.reduce(0, +)))
    }
    return Self.threshold(scored)
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

  private func fitReading(_ chosen: [Int]) -> AdditiveModel {
    var rows = AdditiveFitter.Rows(values: [], width: SwapFeature.readingCount)
    var labels: [Float] = []
    rows.values.reserveCapacity(chosen.reduce(0) { $0 + samples[$1].features.count })
    for index in chosen {
      rows.values += samples[index].features
      labels += samples[index].isRight
    }
    return AdditiveFitter().fit(SwapTableShapes.reading(rows), rows, labels)
  }

  private func readingLogits(_ model: AdditiveModel, _ sample: Sample) -> [Float] {
    stride(from: 0, to: sample.features.count, by: SwapFeature.readingCount).map {
      model.logit(sample.features, at: $0)
    }
  }

  private func prior(_ chosen: [Int], _ logits: [Int: [Float]]) -> Float {
    var swapped: Float = 0
    var places = 0
    for index in chosen {
      swapped += samples[index].isSwapped.reduce(0, +)
      places += samples[index].places.count
    }
    return swapped / Float(max(1, places))
  }

  private func fitArticle(
    _ chosen: [Int], _ vectors: [Int: SwapScorer.PlaceVectors], _ probabilities: [Int: [Float]], _ tables: SwapTables
  ) -> AdditiveModel {
    let scorer = SwapScorer(tables: tables)
    var rows = AdditiveFitter.Rows(values: [], width: SwapArticleFeature.count)
    var labels: [Float] = []
    for index in chosen {
      guard let vector = vectors[index], let p = probabilities[index] else { continue }
      let sample = samples[index]
      let shown = scorer.select(sample.places, p)
      let confidences = scorer.confidences(vector, shown, p, words: sample.words)
      rows.values += scorer.articleVector(sample.places, vector, shown, confidences, words: sample.words)
      labels.append(sample.article.isSpun ? 1 : 0)
    }
    var fitter = AdditiveFitter()
    fitter.cycles = 40
    fitter.ridge = 8
    var model = fitter.fit(SwapTableShapes.article(rows), rows, labels)
    // The labelled sets hold far more spun articles than the world does.
    let spun = labels.reduce(0, +)
    model.bias += Math.logf(Self.baseRate / (1 - Self.baseRate)) - Math.logf(spun / max(1, Float(labels.count) - spun))
    return model
  }
}

/// Tokenizes texts as the linter does, sentences marked.
public struct ArticleTokenizer: Sendable {
  private let book: RuleBook

  public init(book: RuleBook) { self.book = book }

  /// The tokens of a valid UTF-8 text.
  public func tokens(of text: [UInt8]) -> [Token] { book.tokens(of: text) }
}
