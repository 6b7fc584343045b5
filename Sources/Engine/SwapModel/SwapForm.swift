/// A spun form as the models see it out of its context.
struct SwapForm {
  /// Keys of its words for the context model.
  let keys: [UInt64]
  /// Keys of its first and last word, without a possessive ending.
  let firstWord: UInt64
  let lastWord: UInt64
  private let unigram: Float
  private let readings: Float
  private let isOriginal: Float
  /// Log count of the first word, see `PairCounts`.
  private let wordCount: Float

  init(_ place: SwapPlace, _ tokens: [Token], _ lexicon: SwapLexicon, _ context: ContextModel) {
    var keys: [UInt64] = []
    var words: [UInt64] = []
    for index in place.tokens where tokens[index].kind != .mark {
      let token = tokens[index]
      words.append(token.key)
      keys.append(token.kind == .number ? NumberWords.key(token) : token.key)
    }
    if place.stem != 0 {
      keys[keys.count - 1] = place.stem
      words[words.count - 1] = place.stem
    }
    self.keys = keys
    firstWord = words[0]
    lastWord = words[words.count - 1]
    unigram = context.unigramSum(keys)
    readings = Float(min(40, lexicon.readingRange(place.form).count))
    isOriginal = lexicon.isOriginal(place.form) ? 1 : 0
    wordCount = context.pairs?.word(words[0]) ?? 0
  }

  /// Sets the features of `SwapFeature.contextFree` of one reading.
  /// - Parameters:
  ///   - keys: those of the original’s words.
  ///   - unigram: the sum of their unigram log probabilities.
  ///   - base: where the vector starts.
  func describe(
    _ reading: SwapLexicon.Reading, _ keys: [UInt64], unigram original: Float, _ context: ContextModel,
    into features: inout [Float], at base: Int
  ) {
    func set(_ feature: SwapFeature, _ value: Float) { features[base &+ feature.rawValue] = value }
    set(.spunUnigram, unigram)
    set(.originalUnigram, original)
    set(.unigramDifference, original - unigram)
    set(.share, reading.share)
    set(.channelUnigram, original - unigram + reading.share * 2.3026)
    set(.readings, readings)
    set(.alternatives, Float(reading.alternatives))
    set(.weight, Float(reading.weight))
    set(.family, Float(reading.family))
    set(.inflection, Float(reading.inflection))
    set(.lengths, Float((min(self.keys.count, 4) - 1) * 4 + min(max(keys.count, 1), 4) - 1))
    set(.isOriginal, isOriginal)
    set(.reverseWeight, Float(reading.reverseWeight))
    set(.rank, Float(min(reading.rank, 9)))
    set(.wordCounts, (keys.first.flatMap { context.pairs?.word($0) } ?? 0) - wordCount)
  }
}
