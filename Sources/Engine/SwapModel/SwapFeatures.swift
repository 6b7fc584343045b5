/// What is known of a reading in its place, as numbers. Logarithms are natural.
public enum SwapFeature: Int, Sendable, CaseIterable {
  /// Log odds of original against text: all n-grams, those up to the place, those after it.
  case total, left, right
  /// Unigram log probabilities of the spun form and of the original.
  case spunUnigram, originalUnigram
  /// Log probability from the left less the unigrams’.
  case spunAssociation, originalAssociation
  /// Log probability of the right context.
  case spunRight, originalRight
  /// `total` by number of words; difference of the unigrams; `share`; sums of these.
  case totalPerWord, unigramDifference, share, channel, channelUnigram
  /// Bigram log odds at the left and right edge.
  case leftBigram, rightBigram
  /// Number of readings of the form; number of forms of the original.
  case readings, alternatives
  /// Which orders of n-gram the model had for the spun form and the original: 27 values.
  case spunOrders, originalOrders
  case weight, family, inflection
  /// Lengths in words, 16 values.
  case lengths
  /// How often the article has the spun form and the original.
  case spunCount, originalCount
  /// Capital letters of the place and its neighbours, 16 values; marks beside it, 16 values, and 16 more before “’s”.
  case capitals, marks
  case isOriginal, reverseWeight, rank
  /// Attraction of the original, and of the spun form, to the word before and after, see `PairCounts`; original less spun.
  case pairLeft, originalPairLeft, spunPairLeft, pairRight, originalPairRight, spunPairRight
  /// Log count of the original’s first word less that of the spun form’s, see `PairCounts`.
  case wordCounts
  // Of the place: log of the summed odds of its readings, and the lead and the logit of the best of them.
  case evidence, gap, best
  /// The mean evidence of the other places of the same form in the article, and their number.
  case otherEvidence, otherCount
  // Of the article: logit of the share of swapped places; logs of the chosen places above 0.5 and 0.9, and of the sum of
  // their probabilities, each per word; log of the number of words.
  case swapRate, share50, share90, probabilitySum, logWords
  /// `evidence` with the article’s rate for a prior.
  case posterior

  /// What is known of a reading out of its context: these depend on the form and the original alone.
  public static let contextFree: Set<SwapFeature> = [
    .spunUnigram, .originalUnigram, .unigramDifference, .share, .channelUnigram, .readings, .alternatives, .weight,
    .family, .inflection, .lengths, .isOriginal, .reverseWeight, .rank, .wordCounts,
  ]

  /// Length of the feature vector of a place.
  public static let count = allCases.count
  /// The features of a reading come before those of a place.
  public static let readingCount = SwapFeature.evidence.rawValue

  /// The name in the model file.
  public var name: String { "\(self)" }

  /// The feature of that name.
  public init?(name: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// Kinds of evidence, to measure what each of them buys.
public enum SwapEvidenceKind: String, Sendable, CaseIterable {
  case ngrams, pairs, lexicon, unigrams, counts, shape, otherPlaces = "other-places", article
  /// The rule of what is shown: without it, whatever has a confidence of 0.5.
  case display

  /// The features that hold it.
  public var features: Set<SwapFeature> {
    switch self {
    case .ngrams:
      [
        .total, .left, .right, .spunAssociation, .originalAssociation, .spunRight, .originalRight, .totalPerWord,
        .channel, .leftBigram, .rightBigram, .spunOrders, .originalOrders,
      ]
    case .pairs:
      [
        .pairLeft, .originalPairLeft, .spunPairLeft, .pairRight, .originalPairRight, .spunPairRight, .wordCounts,
      ]
    case .lexicon:
      [
        .share, .channel, .channelUnigram, .readings, .alternatives, .weight, .family, .inflection, .isOriginal,
        .reverseWeight, .rank,
      ]
    case .unigrams: [.spunUnigram, .originalUnigram, .unigramDifference, .channelUnigram]
    case .counts: [.spunCount, .originalCount]
    case .shape: [.lengths, .capitals, .marks]
    case .otherPlaces: [.otherEvidence, .otherCount]
    case .article: [.swapRate, .share50, .share90, .probabilitySum, .logWords, .posterior]
    case .display: []
    }
  }
}

/// A place where a spun form stands, with its readings.
public struct SwapPlace: Sendable {
  /// Token indices, half open.
  public var tokens: Range<Int>
  /// Byte range, without a possessive ending.
  public var range: Range<Int>
  package var form: Int
  /// Key of the last word without its possessive ending, 0 where it has none.
  var stem: UInt64
  /// Readings that are weighed, by number in the lexicon, with the offset of the first feature vector.
  public var readings: [Int] = []
  public var features = 0
  /// Log of the summed odds of the readings that are not weighed.
  var background = -Float.infinity

  /// Parts readings, given their logits out of context, into those to be weighed and the log of the summed odds of the
  /// others. Returns the indices of the logits of those to be weighed.
  package mutating func keep(_ candidates: [Int], _ logits: ArraySlice<Float>, threshold: Float) -> [Int] {
    readings.removeAll()
    var kept: [Int] = []
    var odds: Float = 0
    for (candidate, index) in zip(candidates, logits.indices) {
      if logits[index] >= threshold {
        readings.append(candidate)
        kept.append(index)
      } else {
        odds += Logarithm.exponential(logits[index])
      }
    }
    background = odds > 0 ? Logarithm.natural(odds) : -.infinity
    return kept
  }
}
