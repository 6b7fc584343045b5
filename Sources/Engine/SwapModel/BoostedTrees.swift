/// A logistic model of boosted symmetric trees: the logit is a sum over trees, and all nodes of one level of a tree ask
/// the same question, so that the answers are the bits of the leaf’s number (Prokhorenkova et al. 2018).
public struct BoostedTrees: Sendable, Equatable {
  /// Whether a feature reaches a threshold.
  public struct Question: Sendable, Equatable {
    /// Feature by number.
    public var feature: Int
    public var threshold: Float

    public init(feature: Int, threshold: Float) {
      self.feature = feature
      self.threshold = threshold
    }
  }

  /// One tree.
  public struct Tree: Sendable, Equatable {
    public var questions: [Question]
    /// Addends to the logit; the answer to question i is bit i of the index.
    public var values: [Float]

    public init(questions: [Question], values: [Float]) {
      self.questions = questions
      self.values = values
    }
  }

  public let bias: Float
  /// Most questions of a tree.
  public static let mostQuestions = 6

  /// All questions, those of a tree together.
  private var features: [UInt8] = []
  private var thresholds: [Float] = []
  private var values: [Float] = []
  /// Number of questions of each tree.
  private var depths: [UInt8] = []
  /// Features that a vector has at least.
  private let leastWidth: Int

  public init(bias: Float = 0, trees: [Tree] = []) {
    self.bias = bias
    leastWidth = trees.flatMap(\.questions).reduce(0) { max($0, $1.feature + 1) }
    for tree in trees {
      features += tree.questions.map { UInt8($0.feature) }
      thresholds += tree.questions.map(\.threshold)
      values += tree.values
      depths.append(UInt8(tree.questions.count))
    }
  }

  /// The trees in the order in which they were fitted.
  public var trees: [Tree] {
    var question = 0
    var value = 0
    return depths.map { depth in
      let questions = question..<question + Int(depth)
      let leaves = value..<value + 1 << Int(depth)
      question = questions.upperBound
      value = leaves.upperBound
      return Tree(
        questions: questions.map { Question(feature: Int(features[$0]), threshold: thresholds[$0]) },
        values: Array(values[leaves]))
    }
  }

  /// The logit of the feature vector that starts at `offset`.
  public func logit(_ vector: [Float], at offset: Int = 0) -> Float {
    var sum = bias
    var question = 0
    var value = 0
    for depth in depths {
      var leaf = 0
      for bit in 0..<Int(depth) {
        let answer = vector[offset &+ Int(features[question])] >= thresholds[question]
        leaf |= (answer ? 1 : 0) &<< bit
        question &+= 1
      }
      sum += values[value &+ leaf]
      value &+= 1 &<< Int(depth)
    }
    return sum
  }

  /// The logits of `count` feature vectors of that width, row after row: the same as `logit` gives for each.
  public func logits(_ vectors: [Float], width: Int, count: Int) -> [Float] {
    precondition(vectors.count >= width * count && width >= leastWidth)
    var result = [Float](repeating: bias, count: count)
    var columns = [Block](repeating: .zero, count: width)
    for start in stride(from: 0, to: count, by: Block.scalarCount) {
      let rows = min(Block.scalarCount, count - start)
      Self.transpose(vectors, from: start * width, rows: rows, into: &columns)
      let sums = sums(of: columns)
      for row in 0..<rows { result[start &+ row] = sums[row] }
    }
    return result
  }

  private typealias Block = SIMD16<Float>

  /// Lays rows out feature by feature.
  private static func transpose(_ vectors: [Float], from start: Int, rows: Int, into columns: inout [Block]) {
    let width = columns.count
    unsafe vectors.withUnsafeBufferPointer { source in
      unsafe columns.withUnsafeMutableBytes { target in
        let cells = unsafe target.assumingMemoryBound(to: Float.self)
        for row in 0..<rows {
          for feature in 0..<width {
            unsafe cells[feature &* Block.scalarCount &+ row] = source[start &+ row &* width &+ feature]
          }
        }
      }
    }
  }

  /// The logits of a block of vectors, feature by feature.
  private func sums(of columns: [Block]) -> Block {
    var sums = Block(repeating: bias)
    var question = 0
    var value = 0
    for depth in depths {
      var leaves = SIMD16<UInt32>.zero
      for bit in 0..<UInt32(depth) {
        let answers = columns[Int(features[question])] .>= thresholds[question]
        leaves.replace(with: leaves | (1 &<< bit), where: answers)
        question &+= 1
      }
      unsafe values.withUnsafeBufferPointer { values in
        for row in 0..<Block.scalarCount { unsafe sums[row] += values[value &+ Int(leaves[row])] }
      }
      value &+= 1 &<< Int(depth)
    }
    return sums
  }

  /// The same trees with another bias.
  public func with(bias: Float) -> BoostedTrees { BoostedTrees(bias: bias, trees: trees) }

  func encode(to writer: inout ByteWriter) {
    writer.write(fixed: bias.bitPattern)
    writer.write(words: depths)
    writer.write(words: features)
    writer.write(words: thresholds.map(\.bitPattern))
    writer.write(words: values.map(\.bitPattern))
  }

  init(from reader: inout ByteReader) throws(PackError) {
    bias = Float(bitPattern: try reader.fixed(UInt32.self))
    depths = try reader.words(UInt8.self)
    features = try reader.words(UInt8.self)
    thresholds = try reader.words(UInt32.self).map { Float(bitPattern: $0) }
    values = try reader.words(UInt32.self).map { Float(bitPattern: $0) }
    leastWidth = features.reduce(0) { max($0, Int($1) + 1) }
    let questions = depths.reduce(0) { $0 + Int($1) }
    guard depths.allSatisfy({ $0 <= Self.mostQuestions }), questions == features.count, questions == thresholds.count,
      depths.reduce(0, { $0 + 1 << Int($1) }) == values.count
    else { throw PackError(description: "the trees of the swap model are malformed") }
  }
}
