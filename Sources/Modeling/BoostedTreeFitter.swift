internal import Engine

/// Fits boosted trees to labels 0 or 1 by Newton steps over histograms, each tree leaf by leaf where the gain is largest
/// (Friedman 2001; Chen & Guestrin 2016; Ke et al. 2017).
struct BoostedTreeFitter {
  var rounds = 120
  /// Most leaves of a tree, and most questions on the way to one.
  var leaves = 15
  var depth = BoostedTrees.mostDepth
  /// Share of a Newton step that is taken.
  var rate: Float = 0.12
  /// Ridge that pulls leaves of little weight to 0.
  var ridge: Float = 5
  /// Least curvature on both sides of a split that counts, and least number of rows.
  var leastCurvature: Float = 2
  var leastRows = 20
  /// Shares of features and rows that a tree looks at.
  var featureShare = 0.6
  var rowShare = 0.5
  /// Features that no question may ask for.
  var withheld: Set<Int> = []

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
    let table = BinTable(rows, edges)
    let usable = (0..<rows.width).filter { !edges[$0].isEmpty && !withheld.contains($0) }
    var positive: Float = 0
    var total: Float = 0
    for row in 0..<count {
      positive += labels[row] * weights[row]
      total += weights[row]
    }
    let bias = Math.logf(max(1, positive) / max(1, total - positive))
    var logits = [Float](repeating: bias, count: count)
    var steps = [SIMD2<Float>](repeating: .zero, count: count)
    var trees: [[BoostedTrees.Node]] = []
    var random = SplitMix64(state: 0x5EED)
    for _ in 0..<rounds {
      for row in 0..<count {
        let p = 1 / (1 + Math.exp(-logits[row]))
        steps[row] = SIMD2((labels[row] - p) * weights[row], p * (1 - p) * weights[row])
      }
      let sample = (0..<count).filter { _ in random.unit() < rowShare }.map { Int32($0) }
      let features = usable.filter { _ in random.unit() < featureShare }
      var grower = TreeGrower(fitter: self, table: table, steps: steps, features: features)
      guard grower.grow(sample) else { continue }
      trees.append(grower.settle(edges, &logits))
    }
    return BoostedTrees(bias: bias, trees: trees)
  }

  /// The feature values as numbers of bins, row after row.
  fileprivate struct BinTable {
    let bins: [UInt8]
    let width: Int
    var count: Int { bins.count / width }

    init(_ rows: Rows, _ edges: [[Float]]) {
      width = rows.width
      var bins = [UInt8](repeating: 0, count: rows.values.count)
      for index in rows.values.indices {
        let value = rows.values[index]
        let own = edges[index % rows.width]
        var low = 0
        var high = own.count
        while low < high {
          let middle = (low + high) / 2
          if own[middle] <= value { low = middle + 1 } else { high = middle }
        }
        bins[index] = UInt8(low)
      }
      self.bins = bins
    }
  }

  /// One tree while it grows.
  private struct TreeGrower {
    let fitter: BoostedTreeFitter
    let table: BinTable
    /// Gradient and curvature of each row.
    let steps: [SIMD2<Float>]
    let features: [Int]
    private var nodes: [GrowingNode] = []

    init(fitter: BoostedTreeFitter, table: BinTable, steps: [SIMD2<Float>], features: [Int]) {
      self.fitter = fitter
      self.table = table
      self.steps = steps
      self.features = features
    }

    /// A leaf, or a question once it is split.
    private struct GrowingNode {
      var rows: [Int32]
      /// Sums of gradients and curvatures: `mostBins` for each of `features`.
      var histogram: [SIMD2<Float>]
      var depth: Int
      var split: Split?
      /// Nodes after “no” and “yes”; 0 for a leaf.
      var no = 0
      var yes = 0
    }

    private struct Split {
      var gain: Float
      var feature: Int
      /// Rows of this bin and above answer yes.
      var bin: UInt8
    }

    /// Grows the tree on a sample of the rows; false where no question gains anything.
    mutating func grow(_ sample: [Int32]) -> Bool {
      add(sample, histogram(sample), depth: 0)
      var leaves = 1
      while leaves < fitter.leaves {
        var best: (gain: Float, node: Int)?
        for (index, node) in nodes.enumerated() where node.no == 0 {
          if let split = node.split, split.gain > (best?.gain ?? 1e-3) { best = (split.gain, index) }
        }
        guard let best else { break }
        divide(best.node)
        leaves += 1
      }
      return leaves > 1
    }

    private mutating func divide(_ index: Int) {
      guard let split = nodes[index].split else { return }
      var no: [Int32] = []
      var yes: [Int32] = []
      for row in nodes[index].rows {
        if table.bins[Int(row) &* table.width &+ split.feature] >= split.bin { yes.append(row) } else { no.append(row) }
      }
      let smaller = histogram(yes.count < no.count ? yes : no)
      var larger = nodes[index].histogram
      for cell in larger.indices { larger[cell] -= smaller[cell] }
      let depth = nodes[index].depth + 1
      nodes[index].rows = []
      nodes[index].histogram = []
      nodes[index].no = nodes.count
      nodes[index].yes = nodes.count + 1
      add(no, yes.count < no.count ? larger : smaller, depth: depth)
      add(yes, yes.count < no.count ? smaller : larger, depth: depth)
    }

    private mutating func add(_ rows: [Int32], _ histogram: [SIMD2<Float>], depth: Int) {
      let split = depth < fitter.depth && rows.count >= 2 * fitter.leastRows ? bestSplit(histogram) : nil
      nodes.append(GrowingNode(rows: rows, histogram: split == nil ? [] : histogram, depth: depth, split: split))
    }

    private func histogram(_ rows: [Int32]) -> [SIMD2<Float>] {
      var sums = [SIMD2<Float>](repeating: .zero, count: features.count * BoostedTreeFitter.mostBins)
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe table.bins.withUnsafeBufferPointer { bins in
          unsafe features.withUnsafeBufferPointer { features in
            for row in rows {
              let step = steps[Int(row)]
              let base = Int(row) &* table.width
              for position in 0..<features.count {
                let cell = unsafe position &* BoostedTreeFitter.mostBins &+ Int(bins[base &+ features[position]])
                unsafe sums[cell] += step
              }
            }
          }
        }
      }
      return sums
    }

    private func bestSplit(_ histogram: [SIMD2<Float>]) -> Split? {
      var best: Split?
      let bins = BoostedTreeFitter.mostBins
      func worth(_ sum: SIMD2<Float>) -> Float { sum.x * sum.x / (sum.y + fitter.ridge) }
      for (position, feature) in features.enumerated() {
        let start = position * bins
        var all = SIMD2<Float>.zero
        for bin in 0..<bins { all += histogram[start + bin] }
        let whole = worth(all)
        var low = SIMD2<Float>.zero
        for bin in 1..<bins {
          low += histogram[start + bin - 1]
          let high = all - low
          guard low.y >= fitter.leastCurvature, high.y >= fitter.leastCurvature else { continue }
          let gain = worth(low) + worth(high) - whole
          if gain > (best?.gain ?? 0) { best = Split(gain: gain, feature: feature, bin: UInt8(bin)) }
        }
      }
      return best
    }

    /// The values of the leaves over all rows, which are added to the logits; returns the tree.
    func settle(_ edges: [[Float]], _ logits: inout [Float]) -> [BoostedTrees.Node] {
      // What is asked at a node and where to go on, without its rows.
      let questions = nodes.map { (feature: $0.split?.feature ?? 0, bin: $0.split?.bin ?? 0, no: $0.no, yes: $0.yes) }
      var places = [Int32](repeating: 0, count: table.count)
      var sums = [SIMD2<Float>](repeating: .zero, count: nodes.count)
      for row in 0..<table.count {
        var index = 0
        while questions[index].no != 0 {
          let question = questions[index]
          index = table.bins[row &* table.width &+ question.feature] >= question.bin ? question.yes : question.no
        }
        places[row] = Int32(index)
        sums[index] += steps[row]
      }
      let values = sums.map { ((fitter.rate * $0.x / ($0.y + fitter.ridge)) * 10_000).rounded() / 10_000 }
      for row in 0..<table.count { logits[row] += values[Int(places[row])] }
      var tree: [BoostedTrees.Node] = []
      func list(_ index: Int) {
        guard nodes[index].no != 0, let split = nodes[index].split else { return tree.append(.leaf(values[index])) }
        tree.append(.question(feature: split.feature, threshold: edges[split.feature][Int(split.bin) - 1]))
        list(nodes[index].no)
        list(nodes[index].yes)
      }
      list(0)
      return tree
    }
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
