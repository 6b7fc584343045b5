/// A logistic model of boosted decision trees: the logit is a bias and the sum of one leaf of each tree (Friedman 2001).
public struct BoostedTrees: Sendable, Equatable {
  /// A node of a tree. A tree lists its nodes in preorder: a question, what follows a “no”, what follows a “yes”.
  public enum Node: Sendable, Equatable {
    /// Whether a feature, by number, reaches a threshold.
    case question(feature: Int, threshold: Float)
    /// An addend to the logit.
    case leaf(Float)
  }

  public let bias: Float
  /// Most questions on the way to a leaf.
  public static let mostDepth = 12
  /// Most nodes of a tree.
  static let mostNodes = 0xFFFF

  /// All nodes, those of a tree together: in the low 32 bits a threshold or an addend, then in 16 bits how far the node
  /// after a “yes” is (0 for a leaf), in 8 the feature, and in 1 whether it is a question.
  private var nodes: [UInt64] = []
  /// First nodes of the trees, and the end of the last.
  private var starts: [UInt32] = [0]
  /// Most questions on the way to a leaf, for each tree.
  private var depths: [UInt8] = []
  /// Features that a vector has at least.
  private var leastWidth = 0

  /// The model of trees, each a list of nodes in preorder. They must be well-formed, see `isWellFormed`.
  public init(bias: Float = 0, trees: [[Node]] = []) {
    precondition(trees.allSatisfy(Self.isWellFormed))
    self.bias = bias
    for tree in trees {
      var index = 0
      depths.append(UInt8(Self.pack(tree, &index, into: &nodes)))
      starts.append(UInt32(nodes.count))
      for case .question(let feature, _) in tree { leastWidth = max(leastWidth, feature + 1) }
    }
  }

  /// Whether nodes are one whole tree of no more than `mostDepth` questions on the way to a leaf.
  public static func isWellFormed(_ tree: [Node]) -> Bool {
    guard tree.count <= mostNodes else { return false }
    // Depths of the subtrees that are still to come.
    var open = [0]
    for node in tree {
      guard let depth = open.popLast() else { return false }
      guard case .question(let feature, _) = node else { continue }
      guard depth < mostDepth, (0...255).contains(feature) else { return false }
      open += [depth + 1, depth + 1]
    }
    return open.isEmpty
  }

  /// Packs the subtree at `index`; returns its depth.
  private static func pack(_ tree: [Node], _ index: inout Int, into packed: inout [UInt64]) -> Int {
    let node = tree[index]
    index += 1
    switch node {
    case .leaf(let value):
      packed.append(UInt64(value.bitPattern))
      return 0
    case .question(let feature, let threshold):
      let position = packed.count
      packed.append(0)
      let no = pack(tree, &index, into: &packed)
      let distance = packed.count - position
      let yes = pack(tree, &index, into: &packed)
      packed[position] =
        UInt64(threshold.bitPattern) | UInt64(distance) << 32 | UInt64(feature) << 48 | 1 << 56
      return 1 + max(no, yes)
    }
  }

  /// Number of trees.
  public var count: Int { depths.count }

  /// The trees in the order in which they were fitted.
  public var trees: [[Node]] {
    (0..<count).map { tree in
      (Int(starts[tree])..<Int(starts[tree + 1])).map { index in
        let word = nodes[index]
        let value = Float(bitPattern: UInt32(truncatingIfNeeded: word))
        return word >> 56 == 0 ? .leaf(value) : .question(feature: Int(word >> 48 & 0xFF), threshold: value)
      }
    }
  }

  /// The logit of the feature vector that starts at `offset`.
  public func logit(_ vector: [Float], at offset: Int = 0) -> Float {
    var sum = bias
    for tree in 0..<count {
      var index = Int(starts[tree])
      var word = nodes[index]
      while word >> 56 != 0 {
        let isReached = vector[offset + Int(word >> 48 & 0xFF)] >= Float(bitPattern: UInt32(truncatingIfNeeded: word))
        index += isReached ? Int(word >> 32 & 0xFFFF) : 1
        word = nodes[index]
      }
      sum += Float(bitPattern: UInt32(truncatingIfNeeded: word))
    }
    return sum
  }

  /// The logits of feature vectors of that width, row after row, of the rows named: what `logit` gives for each.
  public func logits(_ vectors: [Float], width: Int, rows: [Int]) -> [Float] {
    precondition(width >= leastWidth && rows.allSatisfy { $0 >= 0 && ($0 + 1) * width <= vectors.count })
    var sums = [Float](repeating: bias, count: rows.count)
    add(vectors, width: width, rows: rows, to: &sums)
    return sums
  }

  /// The logits of `count` feature vectors of that width, row after row: what `logit` gives for each.
  public func logits(_ vectors: [Float], width: Int, count: Int) -> [Float] {
    logits(vectors, width: width, rows: Array(0..<count))
  }

  /// Vectors that walk down a tree side by side, so that the processor need not wait for each step.
  private static let side = 8

  private func add(_ vectors: [Float], width: Int, rows: [Int], to sums: inout [Float]) {
    unsafe vectors.withUnsafeBufferPointer { vectors in
      unsafe nodes.withUnsafeBufferPointer { nodes in
        unsafe rows.withUnsafeBufferPointer { rows in
          unsafe sums.withUnsafeMutableBufferPointer { sums in
            // Tree by tree, so that a tree stays close to the processor while all rows walk down.
            for tree in 0..<count {
              let root = starts[tree]
              let depth = depths[tree]
              for start in stride(from: 0, to: rows.count, by: Self.side) {
                // A block that is not full walks with its last row.
                let last = rows.count &- 1
                var offsets = SIMD8<Int32>.zero
                for lane in 0..<Self.side {
                  offsets[lane] = unsafe Int32(truncatingIfNeeded: rows[min(start &+ lane, last)] &* width)
                }
                var indices = SIMD8<UInt32>(repeating: root)
                for _ in 0..<depth {
                  for lane in 0..<Self.side {
                    let word = unsafe nodes[Int(indices[lane])]
                    let value = unsafe vectors[Int(offsets[lane]) &+ Int(truncatingIfNeeded: word &>> 48 & 0xFF)]
                    let isReached = value >= Float(bitPattern: UInt32(truncatingIfNeeded: word))
                    let yes = UInt32(truncatingIfNeeded: word &>> 32) & 0xFFFF
                    let no = UInt32(truncatingIfNeeded: word &>> 56)
                    indices[lane] &+= isReached ? yes : no
                  }
                }
                for lane in 0..<min(Self.side, rows.count &- start) {
                  unsafe sums[start &+ lane] += Float(
                    bitPattern: UInt32(truncatingIfNeeded: nodes[Int(indices[lane])]))
                }
              }
            }
          }
        }
      }
    }
  }

  /// The same trees with another bias.
  public func with(bias: Float) -> BoostedTrees { BoostedTrees(bias: bias, trees: trees) }

  func encode(to writer: inout ByteWriter) {
    writer.write(fixed: bias.bitPattern)
    writer.write(words: starts)
    writer.write(words: nodes)
  }

  init(from reader: inout ByteReader) throws(PackError) {
    bias = Float(bitPattern: try reader.fixed(UInt32.self))
    starts = try reader.words(UInt32.self)
    nodes = try reader.words(UInt64.self)
    guard starts.first == 0, Int(starts[starts.count - 1]) == nodes.count, measure() else {
      throw PackError(description: "the trees of the swap model are malformed")
    }
  }

  /// Fills `depths` and `leastWidth`; false where a node leads out of its tree.
  private mutating func measure() -> Bool {
    var below = [UInt8](repeating: 0, count: nodes.count)
    for tree in 0..<starts.count - 1 {
      guard starts[tree] < starts[tree + 1] else { return false }
      for index in (Int(starts[tree])..<Int(starts[tree + 1])).reversed() {
        let word = nodes[index]
        guard word >> 56 != 0 else { continue }
        let yes = index + Int(word >> 32 & 0xFFFF)
        guard word >> 56 == 1, yes > index + 1, yes < Int(starts[tree + 1]) else { return false }
        below[index] = 1 + max(below[index + 1], below[yes])
        guard below[index] <= Self.mostDepth else { return false }
        leastWidth = max(leastWidth, Int(word >> 48 & 0xFF) + 1)
      }
      depths.append(below[Int(starts[tree])])
    }
    return true
  }
}
