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

/// The fitted tables of the swap model (`Rules/en/swap-model.tsv`). They judge in three stages: the forms out of context,
/// the sieve, the model of readings. An article in which a stage sees too little does not come to the next.
public struct SwapTables: Sendable, Equatable {
  /// Logit that a reading is what the text said, by the features of `SwapFeature.contextFree`,
  public var contextFree = BoostedTrees()
  /// which must reach this for the reading to be weighed in its context.
  public var contextFreeThreshold = -Float.infinity
  /// The same in context, by a few small trees,
  public var sieve = BoostedTrees()
  /// which must reach this for the reading to be judged by the model of readings.
  public var sieveThreshold = -Float.infinity
  /// The same by all that is known.
  public var reading: BoostedTrees
  /// Logit that a chosen place was swapped.
  public var place: BoostedTrees
  /// Logits that an article was spun, after the first stage and after the second, see `SwapArticleFeature`,
  public var firstGate = BoostedTrees()
  public var secondGate = BoostedTrees()
  /// which must reach these for the article to come to the next stage.
  public var firstGateThreshold = -Float.infinity
  public var secondGateThreshold = -Float.infinity
  /// Logit that an article was spun.
  public var article: BoostedTrees
  /// Share of swapped places to start the fit of an article’s rate from.
  public var prior: Float

  public init(
    reading: BoostedTrees = BoostedTrees(), place: BoostedTrees = BoostedTrees(),
    article: BoostedTrees = BoostedTrees(), prior: Float = 0.05
  ) {
    self.reading = reading
    self.place = place
    self.article = article
    self.prior = prior
  }

  func encode(to writer: inout ByteWriter) {
    for trees in [contextFree, sieve, reading, place, firstGate, secondGate, article] { trees.encode(to: &writer) }
    for value in [prior, contextFreeThreshold, sieveThreshold, firstGateThreshold, secondGateThreshold] {
      writer.write(fixed: value.bitPattern)
    }
  }

  init(from reader: inout ByteReader) throws(PackError) {
    contextFree = try BoostedTrees(from: &reader)
    sieve = try BoostedTrees(from: &reader)
    reading = try BoostedTrees(from: &reader)
    place = try BoostedTrees(from: &reader)
    firstGate = try BoostedTrees(from: &reader)
    secondGate = try BoostedTrees(from: &reader)
    article = try BoostedTrees(from: &reader)
    prior = Float(bitPattern: try reader.fixed(UInt32.self))
    contextFreeThreshold = Float(bitPattern: try reader.fixed(UInt32.self))
    sieveThreshold = Float(bitPattern: try reader.fixed(UInt32.self))
    firstGateThreshold = Float(bitPattern: try reader.fixed(UInt32.self))
    secondGateThreshold = Float(bitPattern: try reader.fixed(UInt32.self))
  }

  /// The probability that an article was spun where its first profile is not worth a second; else nil.
  package func passesUnread(first: [Float]) -> Float? {
    Self.below(firstGateThreshold, firstGate.logit(first))
  }

  /// The probability that an article was spun where its first two profiles are not worth a third; else nil.
  package func passesUnread(first: [Float], second: [Float]) -> Float? {
    Self.below(secondGateThreshold, secondGate.logit(first + second))
  }

  private static func below(_ threshold: Float, _ logit: Float) -> Float? {
    logit < threshold ? Logarithm.logistic(logit) : nil
  }
}

/// Features of an article: the profiles of the stages that it came to, see `SwapProfileFeature`, then what only the last
/// stage knows.
public enum SwapArticleFeature {
  /// Logarithms of (count + 0.2) / (words + 20): sum over the distinct forms of their best confidence, forms above 0.5, 0.8
  /// and 0.93; logit of the swap rate.
  public enum Judged: Int, Sendable, CaseIterable {
    case distinctSum, above50, above80, above93, swapRate

    public static let count = allCases.count
  }

  /// Names of the features of `SwapTables.firstGate`.
  public static let first = names("contextFree")
  /// Names of the features of `SwapTables.secondGate`.
  public static let second = first + names("sieve")
  /// Names of the features of `SwapTables.article`.
  public static let article = second + names("reading") + Judged.allCases.map { "judged.\($0)" }

  private static func names(_ stage: String) -> [String] { SwapProfileFeature.allCases.map { "\(stage).\($0)" } }
}
