public import Engine

/// The fitted tables of the swap model as text: readable, one table a line.
public enum SwapTablesFile {
  /// The text of the tables.
  /// - Parameter notes: comment lines: what the tables were fitted on.
  public static func text(_ tables: SwapTables, notes: [String]) -> String {
    var out = notes.map { "# \($0)\n" }.joined()
    out += "prior\t\(tables.prior)\ntarget\t\(tables.target)\n"
    out += lines("reading", tables.reading) { SwapFeature(rawValue: $0)?.name ?? "" }
    out += lines("place", tables.place) { SwapFeature(rawValue: $0)?.name ?? "" }
    out += lines("article", tables.article) { SwapArticleFeature(rawValue: $0).map { "\($0)" } ?? "" }
    return out
  }

  private static func lines(_ model: String, _ additive: AdditiveModel, _ name: (Int) -> String) -> String {
    var out = "\(model)\tbias\t\(additive.bias)\n"
    for term in additive.terms {
      let binnings = term.binnings.map { binning in
        switch binning {
        case .categories(let count): "\(count)"
        case .edges(let edges): edges.isEmpty ? "<" : "<" + edges.map(rounded).joined(separator: ",")
        }
      }
      out += "\(model)\t\(term.features.map(name).joined(separator: "*"))\t\(binnings.joined(separator: "*"))\t"
      out += term.values.map(rounded).joined(separator: ",") + "\n"
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
    var number = 0
    for line in String(decoding: content, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard apply(columns, to: &tables) else {
        throw FileErrors([
          FileError(
            file: file, line: number, column: 1,
            message: "not a table of the swap model: “model<TAB>features<TAB>bins<TAB>values”, written by model fit")
        ])
      }
    }
    return tables
  }

  private static func apply(_ columns: [Substring], to tables: inout SwapTables) -> Bool {
    if columns.count == 2, let value = Float(columns[1]) {
      if columns[0] == "prior" { tables.prior = value } else if columns[0] == "target" { tables.target = value }
      return columns[0] == "prior" || columns[0] == "target"
    }
    guard columns.count >= 3 else { return false }
    switch columns[0] {
    case "reading": return add(columns, to: &tables.reading) { SwapFeature(name: $0)?.rawValue }
    case "place": return add(columns, to: &tables.place) { SwapFeature(name: $0)?.rawValue }
    case "article":
      return add(columns, to: &tables.article) { name in
        SwapArticleFeature.allCases.first { "\($0)" == name }?.rawValue
      }
    default: return false
    }
  }

  private static func add(
    _ columns: [Substring], to model: inout AdditiveModel, _ feature: (Substring) -> Int?
  ) -> Bool {
    if columns[1] == "bias" {
      guard let bias = Float(columns[2]) else { return false }
      model.bias = bias
      return true
    }
    guard columns.count == 4 else { return false }
    let features = columns[1].split(separator: "*").compactMap(feature)
    var binnings: [AdditiveModel.Binning] = []
    for text in columns[2].split(separator: "*") {
      if text.hasPrefix("<") {
        binnings.append(.edges(text.dropFirst().split(separator: ",").compactMap { Float($0) }))
      } else {
        guard let count = Int(text), count > 0 else { return false }
        binnings.append(.categories(count))
      }
    }
    let values = columns[3].split(separator: ",").compactMap { Float($0) }
    guard !features.isEmpty, features.count == binnings.count,
      values.count == binnings.reduce(1, { $0 * $1.count })
    else { return false }
    model.terms.append(.init(features: features, binnings: binnings, values: values))
    return true
  }
}
