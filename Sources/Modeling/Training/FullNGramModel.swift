internal import Engine

/// A back-off model that answers with the probability of a word after two others.
protocol BackoffModel {
  /// Log P(w | u v), natural; keys of 0 stand for no word.
  func logProbability(_ u: UInt64, _ v: UInt64, _ w: UInt64) -> Float
}

extension ContextModel: BackoffModel {
  func logProbability(_ u: UInt64, _ v: UInt64, _ w: UInt64) -> Float { score(u, v, w).logProbability }
}

/// Every n-gram of a source, neither pruned nor quantized.
public struct FullNGramModel: Sendable {
  fileprivate var ids: [UInt64: UInt32] = [:]
  fileprivate var unigrams: [NGramSource.Unigram] = []
  fileprivate var bigrams: [UInt64: (probability: Float, backoff: Float)] = [:]
  fileprivate var trigrams: [Trigram: Float] = [:]
  /// Log probability of a word that the model does not know.
  let unknown: Float

  fileprivate struct Trigram: Hashable, Sendable {
    var pair: UInt64
    var word: UInt32
  }

  /// - Parameter source: of words with one token key the first counts.
  public init(_ source: NGramSource) {
    for (id, word) in source.words.enumerated() {
      let key = ContextModelBuilder.key(word)
      if ids[key] == nil { ids[key] = UInt32(id) }
    }
    unigrams = source.unigrams
    bigrams.reserveCapacity(source.bigrams.count)
    trigrams.reserveCapacity(source.trigrams.count)
    for item in source.bigrams {
      bigrams[UInt64(item.v) << 32 | UInt64(item.w)] = (item.probability, item.backoff)
    }
    for item in source.trigrams {
      trigrams[Trigram(pair: UInt64(item.u) << 32 | UInt64(item.v), word: item.w)] = item.probability
    }
    unknown = ContextModelBuilder.unknown(of: source)
  }

  func knows(_ key: UInt64) -> Bool { ids[key] != nil }

}

extension FullNGramModel: BackoffModel {
  func logProbability(_ u: UInt64, _ v: UInt64, _ w: UInt64) -> Float {
    let first = u == 0 ? nil : ids[u]
    let second = v == 0 ? nil : ids[v]
    let third = ids[w]
    var sum: Float = 0
    if let first, let second {
      let pair = UInt64(first) << 32 | UInt64(second)
      if let third, let found = trigrams[Trigram(pair: pair, word: third)] {
        return found
      }
      sum += bigrams[pair]?.backoff ?? 0
    }
    if let second {
      if let third, let found = bigrams[UInt64(second) << 32 | UInt64(third)] {
        return sum + found.probability
      }
      sum += unigrams[Int(second)].backoff
    }
    guard let third else { return sum + unknown }
    return sum + unigrams[Int(third)].probability
  }
}
