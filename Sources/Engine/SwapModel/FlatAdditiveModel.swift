/// An `AdditiveModel` laid out in flat arrays, for scoring without allocations.
struct FlatAdditiveModel: Sendable {
  /// One feature of a term: its number, the number of its bins, and where its edges lie (no edges: a category).
  private struct Axis {
    var feature: Int32
    var bins: Int32
    var firstEdge: Int32
    var edges: Int32
  }
  private struct Term {
    var first: Axis
    /// Has no bins where the term has one feature only.
    var second: Axis
    var firstValue: Int32
  }

  private let bias: Float
  private let terms: [Term]
  private let edges: [Float]
  private let values: [Float]

  init(_ model: AdditiveModel) {
    var terms: [Term] = []
    var edges: [Float] = []
    var values: [Float] = []
    for term in model.terms {
      func axis(_ index: Int) -> Axis {
        guard index < term.features.count else { return Axis(feature: 0, bins: 0, firstEdge: 0, edges: 0) }
        var list: [Float] = []
        if case .edges(let own) = term.binnings[index] { list = own }
        defer { edges += list }
        return Axis(
          feature: Int32(term.features[index]), bins: Int32(term.binnings[index].count),
          firstEdge: Int32(edges.count), edges: Int32(list.count))
      }
      let first = axis(0)
      let second = axis(1)
      terms.append(Term(first: first, second: second, firstValue: Int32(values.count)))
      values += term.values
    }
    bias = model.bias
    self.terms = terms
    self.edges = edges
    self.values = values
  }

  /// The logit of the feature vector that starts at `offset`.
  func logit(_ vector: [Float], at offset: Int = 0) -> Float {
    var sum = bias
    for index in terms.indices {
      let term = terms[index]
      var cell = bin(term.first, vector, offset)
      if term.second.bins > 0 { cell = cell &* Int(term.second.bins) &+ bin(term.second, vector, offset) }
      sum += values[Int(term.firstValue) &+ cell]
    }
    return sum
  }

  @inline(__always)
  private func bin(_ axis: Axis, _ vector: [Float], _ offset: Int) -> Int {
    let value = vector[offset &+ Int(axis.feature)]
    if axis.edges == 0 { return min(Int(axis.bins) &- 1, max(0, Int(value))) }
    var low = Int(axis.firstEdge)
    var high = low &+ Int(axis.edges)
    while low < high {
      let middle = (low &+ high) &>> 1
      if edges[middle] <= value { low = middle &+ 1 } else { high = middle }
    }
    return low &- Int(axis.firstEdge)
  }
}
