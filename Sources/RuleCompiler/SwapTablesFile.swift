public import Engine

/// The fitted tables of the swap model as text: readable, one table a line.
public enum SwapTablesFile {
  /// The text of the tables.
  /// - Parameter notes: comment lines: what the tables were fitted on.
  public static func text(_ tables: SwapTables, notes: [String]) -> String {
    var out = notes.map { "# \($0)\n" }.joined()
    for (name, value) in numbers { out += "\(name)\t\(tables[keyPath: value])\n" }
    for model in models { out += lines(model.name, tables[keyPath: model.trees], model.features) }
    return out
  }

  private typealias Number = (name: Substring, value: WritableKeyPath<SwapTables, Float>)
  private typealias Model = (name: Substring, trees: WritableKeyPath<SwapTables, BoostedTrees>, features: [String])

  private static var numbers: [Number] {
    [
      ("prior", \.prior), ("context-free-threshold", \.contextFreeThreshold), ("sieve-threshold", \.sieveThreshold),
      ("first-gate-threshold", \.firstGateThreshold), ("second-gate-threshold", \.secondGateThreshold),
    ]
  }

  private static var models: [Model] {
    let swap = SwapFeature.allCases.map(\.name)
    return [
      ("context-free", \.contextFree, swap), ("sieve", \.sieve, swap), ("reading", \.reading, swap),
      ("place", \.place, swap), ("first-gate", \.firstGate, SwapArticleFeature.first),
      ("second-gate", \.secondGate, SwapArticleFeature.second), ("article", \.article, SwapArticleFeature.article),
    ]
  }

  private static func lines(_ model: Substring, _ boosted: BoostedTrees, _ names: [String]) -> String {
    var out = "\(model)\tbias\t\(boosted.bias)\n"
    for tree in boosted.trees {
      let parts = tree.map { node in
        switch node {
        case .question(let feature, let threshold): "\(names[feature])>=\(rounded(threshold))"
        case .leaf(let value): rounded(value)
        }
      }
      out += "\(model)\ttree\t\(parts.joined(separator: " "))\n"
    }
    return out
  }

  private static func rounded(_ value: Float) -> String {
    let scaled = (value * 10_000).rounded() / 10_000
    return scaled == scaled.rounded() ? String(Int(scaled)) : "\(scaled)"
  }

  /// Reads what `text` wrote. Throws `FileErrors` with the first mistake.
  public static func read(_ content: [UInt8], file: String) throws(FileErrors) -> SwapTables {
    var tables = SwapTables()
    var read: [Substring: (bias: Float, trees: [[BoostedTrees.Node]])] = [:]
    var number = 0
    let reader = LineReader()
    for line in String(decoding: content, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard apply(columns, to: &tables) || reader.add(columns, to: &read) else {
        throw FileErrors([
          FileError(
            file: file, line: number, column: 1,
            message: "not a tree of the swap model: “model<TAB>tree<TAB>feature>=threshold … value …”, in preorder, as "
              + "written by model fit")
        ])
      }
    }
    for model in models {
      tables[keyPath: model.trees] = BoostedTrees(
        bias: read[model.name]?.bias ?? 0, trees: read[model.name]?.trees ?? [])
    }
    return tables
  }

  private static func apply(_ columns: [Substring], to tables: inout SwapTables) -> Bool {
    guard columns.count == 2, let value = Float(columns[1]),
      let number = numbers.first(where: { $0.name == columns[0] })
    else { return false }
    tables[keyPath: number.value] = value
    return true
  }

  /// Reads the lines of the trees.
  private struct LineReader {
    /// Numbers of the features by name, for each model.
    private let features: [Substring: [Substring: Int]]

    init() {
      features = Dictionary(
        uniqueKeysWithValues: SwapTablesFile.models.map { model in
          let numbers = model.features.enumerated().map { (Substring($1), $0) }
          return (model.name, Dictionary(uniqueKeysWithValues: numbers))
        })
    }

    func add(
      _ columns: [Substring], to models: inout [Substring: (bias: Float, trees: [[BoostedTrees.Node]])]
    ) -> Bool {
      guard columns.count == 3, let numbers = features[columns[0]] else { return false }
      if columns[1] == "bias" {
        guard let bias = Float(columns[2]) else { return false }
        models[columns[0], default: (0, [])].bias = bias
        return true
      }
      guard columns[1] == "tree" else { return false }
      var tree: [BoostedTrees.Node] = []
      for part in columns[2].split(separator: " ") {
        let sides = part.split(separator: ">=", maxSplits: 1)
        guard let number = Float(sides[sides.count - 1]) else { return false }
        if sides.count == 1 {
          tree.append(.leaf(number))
        } else if let feature = numbers[sides[0]] {
          tree.append(.question(feature: feature, threshold: number))
        } else {
          return false
        }
      }
      guard BoostedTrees.isWellFormed(tree) else { return false }
      models[columns[0], default: (0, [])].trees.append(tree)
      return true
    }
  }
}
