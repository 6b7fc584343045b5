/// Everything that judges swaps: lexicon, context model and the fitted tables.
public struct SwapModel: Sendable {
  public var lexicon: SwapLexicon
  public var context: ContextModel
  public var tables: SwapTables

  public init(lexicon: SwapLexicon, context: ContextModel, tables: SwapTables) {
    self.lexicon = lexicon
    self.context = context
    self.tables = tables
  }
}

/// The fitted tables of the swap model (`Rules/en/swap-model.tsv`).
public struct SwapTables: Sendable, Equatable {
  /// Logit that a reading is what the text said.
  public var reading: AdditiveModel
  /// Logit that a place was swapped.
  public var place: AdditiveModel
  /// Logit that an article was spun.
  public var article: AdditiveModel
  /// Share of swapped places to start the fit of an article’s rate from.
  public var prior: Float
  /// Points of (logit of the display, confidence): what a set of shown places is worth.
  public var target: Float

  public init(
    reading: AdditiveModel = AdditiveModel(), place: AdditiveModel = AdditiveModel(),
    article: AdditiveModel = AdditiveModel(), prior: Float = 0.05, target: Float = 0.9
  ) {
    self.reading = reading
    self.place = place
    self.article = article
    self.prior = prior
    self.target = target
  }

  func encode(to writer: inout ByteWriter) {
    reading.encode(to: &writer)
    place.encode(to: &writer)
    article.encode(to: &writer)
    writer.write(fixed: prior.bitPattern)
    writer.write(fixed: target.bitPattern)
  }

  init(from reader: inout ByteReader) throws(PackError) {
    reading = try AdditiveModel(from: &reader)
    place = try AdditiveModel(from: &reader)
    article = try AdditiveModel(from: &reader)
    prior = Float(bitPattern: try reader.fixed(UInt32.self))
    target = Float(bitPattern: try reader.fixed(UInt32.self))
  }
}

/// Features of an article for `SwapTables.article`.
public enum SwapArticleFeature: Int, Sendable, CaseIterable {
  /// Sum of the confidences per word; share of strong places; log of the swap rate; mean evidence of the best tenth of the
  /// places; log of the number of words.
  case confidencePerWord, strongShare, logRate, topEvidence, logWords

  public static let count = allCases.count
}
