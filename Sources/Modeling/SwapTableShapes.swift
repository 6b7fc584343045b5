internal import Engine

/// Which tables the models have: single features and pairs, with their bins.
enum SwapTableShapes {
  private static func term(
    _ rows: AdditiveFitter.Rows, _ features: [(SwapFeature, bins: Int)]
  ) -> AdditiveModel.Term {
    AdditiveModel.Term(
      features: features.map(\.0.rawValue),
      binnings: features.map { feature, bins in
        feature.categories.map { .categories($0) } ?? AdditiveFitter.edges(rows, feature.rawValue, bins: bins)
      })
  }

  static func reading(_ rows: AdditiveFitter.Rows) -> AdditiveModel {
    let scales: [SwapFeature] = [
      .total, .left, .right, .spunUnigram, .originalUnigram, .spunAssociation, .originalAssociation, .spunRight,
      .originalRight, .totalPerWord, .unigramDifference, .share, .channel, .channelUnigram, .leftBigram, .rightBigram,
      .readings, .alternatives,
    ]
    let categories: [SwapFeature] = [
      .spunOrders, .originalOrders, .weight, .family, .inflection, .lengths, .spunCount, .originalCount, .capitals,
      .marks, .isOriginal, .reverseWeight, .rank,
    ]
    let pairs: [[(SwapFeature, bins: Int)]] = [
      [(.total, 12), (.spunUnigram, 12)], [(.spunUnigram, 12), (.originalUnigram, 12)],
      [(.total, 8), (.spunOrders, 0)], [(.total, 8), (.originalOrders, 0)], [(.spunOrders, 0), (.originalOrders, 0)],
      [(.total, 12), (.weight, 0)], [(.family, 0), (.weight, 0)], [(.inflection, 0), (.weight, 0)],
      [(.weight, 0), (.rank, 0)], [(.channel, 10), (.channelUnigram, 10)], [(.total, 8), (.lengths, 0)],
      [(.weight, 0), (.reverseWeight, 0)], [(.spunAssociation, 10), (.originalAssociation, 10)],
      [(.weight, 0), (.readings, 10)],
    ]
    let terms =
      scales.map { term(rows, [($0, 24)]) } + categories.map { term(rows, [($0, 0)]) } + pairs.map { term(rows, $0) }
    return AdditiveModel(terms: terms)
  }

  static func place(_ rows: AdditiveFitter.Rows) -> AdditiveModel {
    let scales: [SwapFeature] = [
      .evidence, .gap, .best, .otherEvidence, .share, .channel, .channelUnigram, .total, .left, .right, .spunUnigram,
      .originalUnigram, .spunAssociation, .originalAssociation, .totalPerWord, .readings,
    ]
    let categories: [SwapFeature] = [
      .spunOrders, .originalOrders, .weight, .family, .inflection, .lengths, .spunCount, .originalCount, .capitals,
      .marks, .reverseWeight, .rank, .otherCount,
    ]
    let pairs: [[(SwapFeature, bins: Int)]] = [
      [(.weight, 0), (.swapRate, 6)], [(.evidence, 20), (.swapRate, 10)], [(.evidence, 12), (.strongShare, 12)],
      [(.total, 12), (.swapRate, 10)], [(.spunUnigram, 10), (.swapRate, 10)], [(.family, 0), (.swapRate, 5)],
      [(.spunOrders, 0), (.originalOrders, 0)], [(.otherEvidence, 10), (.otherCount, 0)], [(.gap, 8), (.evidence, 10)],
      [(.originalCount, 0), (.swapRate, 6)],
    ]
    let terms =
      scales.map { term(rows, [($0, 24)]) } + categories.map { term(rows, [($0, 0)]) }
      + [term(rows, [(.swapRate, 10)]), term(rows, [(.strongShare, 8)])] + pairs.map { term(rows, $0) }
    return AdditiveModel(terms: terms)
  }

  static func display(_ rows: AdditiveFitter.Rows) -> AdditiveModel {
    let scales: [SwapFeature] = [
      .evidence, .gap, .otherEvidence, .total, .left, .right, .spunAssociation, .originalAssociation, .totalPerWord,
    ]
    let categories: [SwapFeature] = [
      .spunOrders, .originalOrders, .weight, .inflection, .lengths, .spunCount, .originalCount, .capitals, .marks,
      .otherCount,
    ]
    let pairs: [[(SwapFeature, bins: Int)]] = [
      [(.evidence, 16), (.swapRate, 12)], [(.evidence, 10), (.strongShare, 8)], [(.lengths, 0), (.swapRate, 6)],
      [(.otherEvidence, 8), (.otherCount, 0)],
    ]
    let terms =
      scales.map { term(rows, [($0, 16)]) } + categories.map { term(rows, [($0, 0)]) }
      + [term(rows, [(.swapRate, 12)]), term(rows, [(.strongShare, 12)])] + pairs.map { term(rows, $0) }
    return AdditiveModel(terms: terms)
  }

  static func gate(_ rows: AdditiveFitter.Rows) -> AdditiveModel {
    AdditiveModel(terms: [
      term(rows, [(.weight, 0)]), term(rows, [(.lengths, 0)]), term(rows, [(.isOriginal, 0)]),
      term(rows, [(.readings, 10)]), term(rows, [(.weight, 0), (.lengths, 0)]),
      term(rows, [(.weight, 0), (.readings, 8)]),
    ])
  }

  static func article(_ rows: AdditiveFitter.Rows) -> AdditiveModel {
    let singles = SwapArticleFeature.allCases.filter { $0 != .logWords }.map { feature in
      AdditiveModel.Term(
        features: [feature.rawValue], binnings: [AdditiveFitter.edges(rows, feature.rawValue, bins: 14)])
    }
    return AdditiveModel(terms: singles)
  }
}
