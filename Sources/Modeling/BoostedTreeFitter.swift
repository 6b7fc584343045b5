internal import Engine

/// Fits boosted symmetric trees to labels 0 or 1 by Newton steps over histograms (Friedman 2001; Chen & Guestrin 2016).
struct BoostedTreeFitter {
  var rounds = 120
  /// Questions of a tree.
  var depth = 4
  /// Share of a Newton step that is taken.
  var rate: Float = 0.12
  /// Ridge that pulls leaves of little weight to 0.
  var ridge: Float = 5
  /// Least curvature on both sides of a split that counts.
  var leastCurvature: Float = 2
  /// Shares of features and rows that a tree looks at.
  var featureShare = 0.6
  var rowShare = 0.5

  /// Feature vectors of equal length, row after row.
  struct Rows {
    var values: [Float]
    var width: Int
    /// Weight of each row; empty: all 1.
    var weights: [Float] = []
    var count: Int { width == 0 ? 0 : values.count / width }
  }

  private static let mostBins = 64

  /// Fits trees; `labels` has one entry a row. The same input gives the same trees.
  func fit(_ rows: Rows, _ labels: [Float]) -> BoostedTrees {
    let count = rows.count
    guard count > 0 else { return BoostedTrees() }
    let weights = rows.weights.isEmpty ? [Float](repeating: 1, count: count) : rows.weights
    let edges = (0..<rows.width).map { Self.edges(rows, $0) }
    let columns = (0..<rows.width).map { Self.column(rows, $0, edges[$0]) }
    let usable = (0..<rows.width).filter { !edges[$0].isEmpty }
    var positive: Float = 0
    var total: Float = 0
    for row in 0..<count {
      positive += labels[row] * weights[row]
      total += weights[row]
    }
    let bias = Math.logf(max(1, positive) / max(1, total - positive))
    var logits = [Float](repeating: bias, count: count)
    var gradients = [Float](repeating: 0, count: count)
    var curvatures = gradients
    var trees: [BoostedTrees.Tree] = []
    var random = SplitMix64(state: 0x5EED)
    for _ in 0..<rounds {
      for row in 0..<count {
        let p = 1 / (1 + Math.exp(-logits[row]))
        gradients[row] = (labels[row] - p) * weights[row]
        curvatures[row] = p * (1 - p) * weights[row]
      }
      let sample = (0..<count).filter { _ in random.unit() < rowShare }
      let features = usable.filter { _ in random.unit() < featureShare }
      let splits = grow(features, columns, sample, gradients, curvatures, edges)
      guard !splits.isEmpty else { continue }
      let values = settle(splits, columns, gradients, curvatures, &logits)
      trees.append(
        .init(
          questions: splits.map { .init(feature: $0.feature, threshold: edges[$0.feature][$0.bin - 1]) }, values: values
        ))
    }
    return BoostedTrees(bias: bias, trees: trees)
  }

  private struct Split {
    var feature: Int
    /// Rows of this bin and above answer yes.
    var bin: Int
  }

  /// Chooses the questions of one tree, level by level.
  private func grow(
    _ features: [Int], _ columns: [[UInt8]], _ sample: [Int], _ gradients: [Float], _ curvatures: [Float],
    _ edges: [[Float]]
  ) -> [Split] {
    let g = sample.map { gradients[$0] }
    let h = sample.map { curvatures[$0] }
    var leaves = [UInt8](repeating: 0, count: sample.count)
    var splits: [Split] = []
    var bins = [UInt8](repeating: 0, count: sample.count)
    for level in 0..<depth {
      var best: (gain: Float, split: Split)?
      for feature in features {
        let column = columns[feature]
        for index in sample.indices { bins[index] = column[sample[index]] }
        let found = bestSplit(bins, leaves, 1 << level, edges[feature].count + 1, g, h)
        if found.gain > (best?.gain ?? 1e-3) { best = (found.gain, Split(feature: feature, bin: found.bin)) }
      }
      guard let split = best?.split else { break }
      splits.append(split)
      let column = columns[split.feature]
      for index in sample.indices where Int(column[sample[index]]) >= split.bin { leaves[index] |= 1 << level }
    }
    return splits
  }

  private func bestSplit(
    _ bins: [UInt8], _ leaves: [UInt8], _ leafCount: Int, _ binCount: Int, _ g: [Float], _ h: [Float]
  ) -> (gain: Float, bin: Int) {
    let width = Self.mostBins
    var gradient = [Float](repeating: 0, count: leafCount * width)
    var curvature = gradient
    for index in bins.indices {
      let cell = Int(leaves[index]) &* width &+ Int(bins[index])
      gradient[cell] += g[index]
      curvature[cell] += h[index]
    }
    var gains = [Float](repeating: 0, count: binCount)
    for leaf in 0..<leafCount {
      let start = leaf * width
      var allG: Float = 0
      var allH: Float = 0
      for bin in 0..<binCount {
        allG += gradient[start + bin]
        allH += curvature[start + bin]
      }
      let whole = allG * allG / (allH + ridge)
      var lowG: Float = 0
      var lowH: Float = 0
      for bin in 1..<max(1, binCount) {
        lowG += gradient[start + bin - 1]
        lowH += curvature[start + bin - 1]
        let highH = allH - lowH
        guard lowH >= leastCurvature, highH >= leastCurvature else { continue }
        let highG = allG - lowG
        gains[bin] += lowG * lowG / (lowH + ridge) + highG * highG / (highH + ridge) - whole
      }
    }
    var best = 0
    for bin in gains.indices where gains[bin] > gains[best] { best = bin }
    return (best == 0 ? 0 : gains[best], best)
  }

  /// The values of the leaves over all rows; adds them to the logits.
  private func settle(
    _ splits: [Split], _ columns: [[UInt8]], _ gradients: [Float], _ curvatures: [Float], _ logits: inout [Float]
  ) -> [Float] {
    var leaves = [UInt8](repeating: 0, count: logits.count)
    for (level, split) in splits.enumerated() {
      let column = columns[split.feature]
      for row in leaves.indices where Int(column[row]) >= split.bin { leaves[row] |= 1 << level }
    }
    var gradient = [Float](repeating: 0, count: 1 << splits.count)
    var curvature = gradient
    for row in leaves.indices {
      gradient[Int(leaves[row])] += gradients[row]
      curvature[Int(leaves[row])] += curvatures[row]
    }
    let values = gradient.indices.map { ((rate * gradient[$0] / (curvature[$0] + ridge)) * 10_000).rounded() / 10_000 }
    for row in leaves.indices { logits[row] += values[Int(leaves[row])] }
    return values
  }

  /// Edges that cut a feature into at most `mostBins` parts of about equal shares.
  private static func edges(_ rows: Rows, _ feature: Int) -> [Float] {
    let step = max(1, rows.count / 100_000)
    let sample = stride(from: 0, to: rows.count, by: step).map { rows.values[$0 * rows.width + feature] }.sorted()
    var edges: [Float] = []
    for bin in 1..<mostBins where !sample.isEmpty {
      let value = (sample[sample.count * bin / mostBins] * 1000).rounded() / 1000
      if value != edges.last, value > sample[0] { edges.append(value) }
    }
    return edges
  }

  private static func column(_ rows: Rows, _ feature: Int, _ edges: [Float]) -> [UInt8] {
    (0..<rows.count).map { row in
      let value = rows.values[row * rows.width + feature]
      var low = 0
      var high = edges.count
      while low < high {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle + 1 } else { high = middle }
      }
      return UInt8(low)
    }
  }
}

/// A small generator of random numbers with a state of 64 bits (Steele, Lea & Flood 2014).
struct SplitMix64 {
  var state: UInt64

  /// A number in 0 ..< 1.
  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ z >> 31) >> 11) * 0x1p-53
  }
}
