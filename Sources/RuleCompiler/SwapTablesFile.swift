public import Engine

/// The fitted tables of the swap model as text: readable, one table a line.
public enum SwapTablesFile {
  /// The text of the tables.
  /// - Parameter notes: comment lines: what the tables were fitted on.
  public static func text(_ tables: SwapTables, notes: [String]) -> String {
    var out = notes.map { "# \($0)\n" }.joined()
    out += "prior\t\(tables.prior)\ngate-threshold\t\(tables.gateThreshold)\ngate-floor\t\(tables.gateFloor)\n"
    out += "probe-threshold\t\(tables.probeThreshold)\n"
    out += "sum-threshold\t\(tables.sumThreshold)\n"
    out += "sieve-threshold\t\(tables.sieveThreshold)\n"
    out += lines("reading", tables.reading) { SwapFeature(rawValue: $0)?.name ?? "" }
    out += lines("sieve", tables.sieve) { SwapFeature(rawValue: $0)?.name ?? "" }
    out += lines("place", tables.place) { SwapFeature(rawValue: $0)?.name ?? "" }
    out += lines("gate", tables.gate) { SwapFeature(rawValue: $0)?.name ?? "" }
    out += lines("article", tables.article) { SwapArticleFeature(rawValue: $0).map { "\($0)" } ?? "" }
    out += lines("skipped", tables.skipped) { SwapGateFeature(rawValue: $0).map { "\($0)" } ?? "" }
    return out
  }

  private static func lines(_ model: String, _ boosted: BoostedTrees, _ name: (Int) -> String) -> String {
    var out = "\(model)\tbias\t\(boosted.bias)\n"
    for tree in boosted.trees {
      let parts = tree.map { node in
        switch node {
        case .question(let feature, let threshold): "\(name(feature))>=\(rounded(threshold))"
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
    var models: [Substring: (bias: Float, trees: [[BoostedTrees.Node]])] = [:]
    var number = 0
    for line in String(decoding: content, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard apply(columns, to: &tables) || add(columns, to: &models) else {
        throw FileErrors([
          FileError(
            file: file, line: number, column: 1,
            message: "not a tree of the swap model: “model<TAB>tree<TAB>feature>=threshold … value …”, in preorder, as "
              + "written by model fit")
        ])
      }
    }
    func model(_ name: Substring) -> BoostedTrees {
      BoostedTrees(bias: models[name]?.bias ?? 0, trees: models[name]?.trees ?? [])
    }
    tables.reading = model("reading")
    tables.place = model("place")
    tables.gate = model("gate")
    tables.article = model("article")
    tables.skipped = model("skipped")
    tables.sieve = model("sieve")
    return tables
  }

  private static func apply(_ columns: [Substring], to tables: inout SwapTables) -> Bool {
    guard columns.count == 2, let value = Float(columns[1]) else { return false }
    switch columns[0] {
    case "prior": tables.prior = value
    case "gate-threshold": tables.gateThreshold = value
    case "gate-floor": tables.gateFloor = value
    case "probe-threshold": tables.probeThreshold = value
    case "sum-threshold": tables.sumThreshold = value
    case "sieve-threshold": tables.sieveThreshold = value
    default: return false
    }
    return true
  }

  private static func add(
    _ columns: [Substring], to models: inout [Substring: (bias: Float, trees: [[BoostedTrees.Node]])]
  ) -> Bool {
    let names: [Substring] = ["reading", "place", "gate", "article", "skipped", "sieve"]
    guard columns.count == 3, names.contains(columns[0]) else { return false }
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
      } else if let feature = feature(sides[0], of: columns[0]) {
        tree.append(.question(feature: feature, threshold: number))
      } else {
        return false
      }
    }
    guard BoostedTrees.isWellFormed(tree) else { return false }
    models[columns[0], default: (0, [])].trees.append(tree)
    return true
  }

  private static func feature(_ name: Substring, of model: Substring) -> Int? {
    switch model {
    case "article": SwapArticleFeature.allCases.first { "\($0)" == name }?.rawValue
    case "skipped": SwapGateFeature.allCases.first { "\($0)" == name }?.rawValue
    default: SwapFeature(name: name)?.rawValue
    }
  }
}
