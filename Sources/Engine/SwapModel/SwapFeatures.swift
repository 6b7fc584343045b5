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
  /// Capital letters of the place and its neighbours, 16 values; marks beside it, 16 values.
  case capitals, marks
  case isOriginal, reverseWeight, rank
  // Of the place.
  case evidence, gap, best, otherEvidence, otherCount
  // Of the article.
  case swapRate, strongShare

  /// Length of a feature vector.
  public static let count = allCases.count
  /// The features of a reading come before those of a place.
  public static let readingCount = SwapFeature.evidence.rawValue

  /// The number of categories, nil for a number on a scale.
  public var categories: Int? {
    switch self {
    case .spunOrders, .originalOrders: 27
    case .weight, .reverseWeight, .rank: 10
    case .family: 64
    case .inflection: 32
    case .lengths, .capitals, .marks: 16
    case .spunCount, .otherCount: 7
    case .originalCount: 9
    case .isOriginal: 2
    default: nil
    }
  }

  /// The name in the model file.
  public var name: String { "\(self)" }

  /// The feature of that name.
  public init?(name: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// A place where a spun form stands, with its readings.
public struct SwapPlace: Sendable {
  /// Token indices, half open.
  public var tokens: Range<Int>
  /// Byte range, without a possessive ending.
  public var range: Range<Int>
  var form: Int
  /// Hash of the form, to pool places of one article.
  var key: UInt64
  /// Readings by number in the lexicon, with the offset of the first feature vector.
  public var readings: [Int]
  public var features: Int
}
