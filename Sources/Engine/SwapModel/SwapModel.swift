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
  public var reading: BoostedTrees
  /// Logit that a chosen place was swapped.
  public var place: BoostedTrees
  /// Logit, from the form alone, that a place was swapped: decides whether the context is looked at.
  public var gate: BoostedTrees
  /// Logit that an article was spun.
  public var article: BoostedTrees
  /// The same for an article that is not looked at, from what the gate saw; see `SwapGateFeature`.
  public var skipped = BoostedTrees()
  /// Share of swapped places to start the fit of an article’s rate from.
  public var prior: Float
  /// Least sum of gate logits above `gateFloor`, per word, for an article to be looked at.
  public var gateThreshold: Float = 0
  public var gateFloor: Float = -1
  /// Least sum of the sieve’s probabilities of the probed places for an article to be looked at whole.
  public var probeThreshold: Float = 0
  /// Least sum of the sieve’s probabilities of all places, per word, for an article to be judged by the reading model.
  public var sumThreshold: Float = 0
  /// The same as `reading` by a few small trees, which is enough where a reading is hopeless,
  public var sieve = BoostedTrees()
  /// that is where this logit is not reached.
  public var sieveThreshold = -Float.infinity

  public init(
    reading: BoostedTrees = BoostedTrees(), place: BoostedTrees = BoostedTrees(), gate: BoostedTrees = BoostedTrees(),
    article: BoostedTrees = BoostedTrees(), prior: Float = 0.05
  ) {
    self.reading = reading
    self.place = place
    self.gate = gate
    self.article = article
    self.prior = prior
  }

  func encode(to writer: inout ByteWriter) {
    for trees in [reading, place, gate, article, skipped, sieve] { trees.encode(to: &writer) }
    for value in [prior, gateThreshold, gateFloor, probeThreshold, sumThreshold, sieveThreshold] {
      writer.write(fixed: value.bitPattern)
    }
  }

  init(from reader: inout ByteReader) throws(PackError) {
    reading = try BoostedTrees(from: &reader)
    place = try BoostedTrees(from: &reader)
    gate = try BoostedTrees(from: &reader)
    article = try BoostedTrees(from: &reader)
    skipped = try BoostedTrees(from: &reader)
    sieve = try BoostedTrees(from: &reader)
    prior = Float(bitPattern: try reader.fixed(UInt32.self))
    gateThreshold = Float(bitPattern: try reader.fixed(UInt32.self))
    gateFloor = Float(bitPattern: try reader.fixed(UInt32.self))
    probeThreshold = Float(bitPattern: try reader.fixed(UInt32.self))
    sumThreshold = Float(bitPattern: try reader.fixed(UInt32.self))
    sieveThreshold = Float(bitPattern: try reader.fixed(UInt32.self))
  }
}

/// Features of an article for `SwapTables.skipped`.
public enum SwapGateFeature: Int, Sendable, CaseIterable {
  /// What the gate thinks of the forms; the sums of the sieve’s probabilities of the probed places, and of all places per
  /// word, −1 where it did not come to that; log of words + 20.
  case suspicion, probe, sum, logWords

  public static let count = allCases.count
}

/// Features of an article for `SwapTables.article`.
public enum SwapArticleFeature: Int, Sendable, CaseIterable {
  /// Logarithms of (count + 0.2) / (words + 20): sum over the distinct forms of their best confidence, forms above 0.5, 0.8
  /// and 0.93, sum of the places’ first probabilities; logit of the swap rate; log of words + 20.
  case distinctSum, above50, above80, above93, evidenceSum, swapRate, logWords
  /// Log likelihood ratio of the places under a share of 1, 4 and 15 % of swapped places against none.
  case ratio1, ratio4, ratio15
  /// Logarithms of (count + 0.3) / (words + 20): distinct forms whose best evidence is above −6, −5 … 3.
  case evidence0, evidence1, evidence2, evidence3, evidence4, evidence5, evidence6, evidence7, evidence8, evidence9

  public static let count = allCases.count
}
