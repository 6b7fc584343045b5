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
  }

  private let lexicon: SwapLexicon
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
    var rows = AdditiveFitter.Rows(values: [], width: SwapFeature.count)
    var labels: [Float] = []
    var vectors: [Int: SwapScorer.PlaceVectors] = [:]
    for index in chosen {
      let sample = samples[index]
      let vector = scorer.placeVectors(
        sample.places, sample.features, readingLogits: logits[index] ?? [], words: sample.words)
      rows.values += vector.features
      labels += sample.isSwapped
      vectors[index] = vector
    }
    var fitter = AdditiveFitter()
    fitter.cycles = 8
    fitter.rate = 0.4
    tables.place = fitter.fit(SwapTableShapes.place(rows), rows, labels)
    tables.article = fitArticle(chosen, vectors, tables)
    return tables
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
    _ chosen: [Int], _ vectors: [Int: SwapScorer.PlaceVectors], _ tables: SwapTables
  ) -> AdditiveModel {
    let scorer = SwapScorer(tables: tables)
    var rows = AdditiveFitter.Rows(values: [], width: SwapArticleFeature.count)
    var labels: [Float] = []
    for index in chosen {
      guard let vector = vectors[index] else { continue }
      let sample = samples[index]
      let confidences = scorer.confidences(vector, count: sample.places.count)
      let shown = scorer.select(sample.places, confidences)
      rows.values += scorer.articleVector(vector, shown, confidences, words: sample.words)
      labels.append(sample.article.isSpun ? 1 : 0)
    }
    var fitter = AdditiveFitter()
    fitter.cycles = 40
    fitter.ridge = 4
    return fitter.fit(SwapTableShapes.article(rows), rows, labels)
  }
}

/// Tokenizes texts as the linter does, sentences marked.
public struct ArticleTokenizer: Sendable {
  private let book: RuleBook

  public init(book: RuleBook) { self.book = book }

  /// The tokens of a valid UTF-8 text.
  public func tokens(of text: [UInt8]) -> [Token] { book.tokens(of: text) }
}
