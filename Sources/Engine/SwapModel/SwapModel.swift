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
  /// Logit that a chosen place was swapped, which corrects for the choice among places.
  public var display: AdditiveModel
  /// Logit, from the form alone, that a place was swapped: decides whether the context is looked at.
  public var gate: AdditiveModel
  /// Least sum of gate logits above `gateFloor`, per word, for an article to be looked at.
  public var gateThreshold: Float
  public var gateFloor: Float
  /// Least sum of the probabilities of the probed places for an article to be looked at whole.
  public var probeThreshold: Float = 0
  /// Logit that an article was spun.
  public var article: AdditiveModel
  /// Share of swapped places to start the fit of an article’s rate from.
  public var prior: Float

  public init(
    reading: AdditiveModel = AdditiveModel(), place: AdditiveModel = AdditiveModel(),
    display: AdditiveModel = AdditiveModel(), gate: AdditiveModel = AdditiveModel(), gateThreshold: Float = 0,
    gateFloor: Float = -0.5, article: AdditiveModel = AdditiveModel(), prior: Float = 0.05
  ) {
    self.reading = reading
    self.place = place
    self.display = display
    self.gate = gate
    self.gateThreshold = gateThreshold
    self.gateFloor = gateFloor
    self.article = article
    self.prior = prior
  }

  func encode(to writer: inout ByteWriter) {
    reading.encode(to: &writer)
    place.encode(to: &writer)
    display.encode(to: &writer)
    gate.encode(to: &writer)
    article.encode(to: &writer)
    for value in [prior, gateThreshold, gateFloor, probeThreshold] { writer.write(fixed: value.bitPattern) }
  }

  init(from reader: inout ByteReader) throws(PackError) {
    reading = try AdditiveModel(from: &reader)
    place = try AdditiveModel(from: &reader)
    display = try AdditiveModel(from: &reader)
    gate = try AdditiveModel(from: &reader)
    article = try AdditiveModel(from: &reader)
    prior = Float(bitPattern: try reader.fixed(UInt32.self))
    gateThreshold = Float(bitPattern: try reader.fixed(UInt32.self))
    gateFloor = Float(bitPattern: try reader.fixed(UInt32.self))
    probeThreshold = Float(bitPattern: try reader.fixed(UInt32.self))
  }
}

/// Features of an article for `SwapTables.article`.
public enum SwapArticleFeature: Int, Sendable, CaseIterable {
  /// Logarithms of (count + 0.2) / (words + 20): sum over the distinct forms of their best confidence, forms above 0.5, 0.8
  /// and 0.93, sum of the places’ first probabilities; logit of the swap rate; log of words + 20.
  case distinctSum, above50, above80, above93, evidenceSum, swapRate, logWords

  public static let count = allCases.count
}
