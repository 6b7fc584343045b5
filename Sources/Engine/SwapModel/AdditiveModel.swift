/// An additive logistic model: the logit is a sum of small tables, one for each feature or pair of features
/// (Lou, Caruana & Gehrke 2012).
public struct AdditiveModel: Sendable, Equatable {
  /// How the values of a feature fall into bins.
  public enum Binning: Sendable, Equatable {
    /// Bin i holds the values from `edges[i − 1]` up to `edges[i]`.
    case edges([Float])
    /// The value is the number of its bin, 0 ..< count.
    case categories(Int)

    /// Number of bins.
    public var count: Int {
      switch self {
      case .edges(let edges): edges.count + 1
      case .categories(let count): count
      }
    }

    /// The bin of a value.
    @inline(__always)
    public func bin(_ value: Float) -> Int {
      switch self {
      case .categories(let count): return min(count - 1, max(0, Int(value)))
      case .edges(let edges):
        var low = 0
        var high = edges.count
        while low < high {
          let middle = (low &+ high) / 2
          if edges[middle] <= value { low = middle &+ 1 } else { high = middle }
        }
        return low
      }
    }
  }

  /// One table.
  public struct Term: Sendable, Equatable {
    /// Features by number.
    public var features: [Int]
    /// One for each feature.
    public var binnings: [Binning]
    /// Addends to the logit, the last feature’s bins varying fastest.
    public var values: [Float]

    public init(features: [Int], binnings: [Binning], values: [Float]? = nil) {
      self.features = features
      self.binnings = binnings
      self.values = values ?? Array(repeating: 0, count: binnings.reduce(1) { $0 * $1.count })
    }

    /// The cell of a feature vector.
    @inline(__always)
    public func cell(_ vector: [Float], at offset: Int = 0) -> Int {
      var cell = 0
      for index in features.indices {
        cell = cell &* binnings[index].count &+ binnings[index].bin(vector[offset &+ features[index]])
      }
      return cell
    }
  }

  public var bias: Float
  public var terms: [Term]

  public init(bias: Float = 0, terms: [Term] = []) {
    self.bias = bias
    self.terms = terms
  }

  /// The logit of a feature vector that starts at `offset`.
  public func logit(_ vector: [Float], at offset: Int = 0) -> Float {
    var sum = bias
    for index in terms.indices { sum += terms[index].values[terms[index].cell(vector, at: offset)] }
    return sum
  }

  func encode(to writer: inout ByteWriter) {
    writer.write(fixed: bias.bitPattern)
    writer.write(terms) { writer, term in
      writer.write(words: term.features.map { UInt8($0) })
      writer.write(term.binnings) { writer, binning in
        switch binning {
        case .edges(let edges):
          writer.write(UInt8(0))
          writer.write(words: edges.map(\.bitPattern))
        case .categories(let count):
          writer.write(UInt8(1))
          writer.write(count: count)
        }
      }
      writer.write(words: term.values.map(\.bitPattern))
    }
  }

  init(from reader: inout ByteReader) throws(PackError) {
    bias = Float(bitPattern: try reader.fixed(UInt32.self))
    terms = try reader.array { reader throws(PackError) in
      let features = try reader.words(UInt8.self).map { Int($0) }
      let binnings = try reader.array { reader throws(PackError) in
        try reader.byte() == 0
          ? Binning.edges(try reader.words(UInt32.self).map { Float(bitPattern: $0) })
          : Binning.categories(try reader.count())
      }
      let values = try reader.words(UInt32.self).map { Float(bitPattern: $0) }
      guard features.count == binnings.count, values.count == binnings.reduce(1, { $0 * $1.count }) else {
        throw PackError(description: "a table of the swap model is malformed")
      }
      return Term(features: features, binnings: binnings, values: values)
    }
  }
}
