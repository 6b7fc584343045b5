/// The n-grams of a trigram model before they are compressed. Probabilities and back-off weights are natural
/// logarithms; words are indices into `words`.
public struct NGramSource: Sendable {
  public struct Unigram: Sendable {
    public var probability: Float
    public var backoff: Float
  }
  /// P(w | v), and the back-off weight of the context “v w”.
  public struct Bigram: Sendable {
    public var v: UInt32
    public var w: UInt32
    public var probability: Float
    public var backoff: Float
  }
  /// P(w | u v).
  public struct Trigram: Sendable {
    public var u: UInt32
    public var v: UInt32
    public var w: UInt32
    public var probability: Float
  }
  public var words: [String] = []
  /// One for each word.
  public var unigrams: [Unigram] = []
  public var bigrams: [Bigram] = []
  public var trigrams: [Trigram] = []

  public init() {}
}

/// A model file that cannot be read.
public struct ModelError: Error, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
