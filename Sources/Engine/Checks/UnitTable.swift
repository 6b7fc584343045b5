/// Units of measurement by their names, from the option `units` of a rule.
struct UnitTable: Sendable {
  /// A unit: `base = (value + offset) × factor`, in a base unit of its dimension.
  struct Unit: Sendable {
    let dimension: String
    let factor: Double
    let offset: Double
    /// Whether values below zero make sense and differences differ from points on the scale.
    var isScale: Bool { offset != 0 || dimension == "temperature" }
  }
  private struct Name {
    let keys: [UInt64]
    let units: [Int]
  }

  let units: [Unit]
  private let names: [Name]
  /// Names by their last and by their first token, longest first.
  private let byLast: [UInt64: [Int]]
  private let byFirst: [UInt64: [Int]]

  /// - Parameter pairs: names separated by “|”, and dimension, factor and, for temperatures, offset.
  init(_ pairs: [OptionValue.Pair]) throws(UnitError) {
    var units: [Unit] = []
    var names: [[UInt64]: [Int]] = [:]
    var tokenizer = Tokenizer()
    for pair in pairs {
      guard pair.right.count >= 2, let factor = Double(pair.right[1]), factor != 0,
        let offset = pair.right.count > 2 ? Double(pair.right[2]) : 0
      else { throw UnitError(name: pair.left) }
      for name in pair.left.split(separator: "|") {
        let keys = tokenizer.keys(of: String(name))
        if !keys.isEmpty { names[keys, default: []].append(units.count) }
      }
      units.append(Unit(dimension: pair.right[0], factor: factor, offset: offset))
    }
    self.units = units
    let sorted = names.map { Name(keys: $0.key, units: $0.value) }.sorted {
      $0.keys.count != $1.keys.count ? $0.keys.count > $1.keys.count : $0.keys.lexicographicallyPrecedes($1.keys)
    }
    self.names = sorted
    var byLast: [UInt64: [Int]] = [:]
    var byFirst: [UInt64: [Int]] = [:]
    for (index, name) in sorted.enumerated() {
      byLast[name.keys[name.keys.count - 1], default: []].append(index)
      byFirst[name.keys[0], default: []].append(index)
    }
    self.byLast = byLast
    self.byFirst = byFirst
  }

  /// The longest unit name that ends before the token `end`: its first token and the units it may stand for.
  func ending(before end: Int, _ tokens: [Token]) -> (start: Int, units: [Int])? {
    guard end > 0 else { return nil }
    for index in byLast[tokens[end - 1].key] ?? [] {
      let keys = names[index].keys
      let start = end - keys.count
      if start >= 0, keys.indices.allSatisfy({ tokens[start + $0].key == keys[$0] }) {
        return (start, names[index].units)
      }
    }
    return nil
  }

  /// The longest unit name that starts at a token: the token after it and the units it may stand for.
  func starting(at start: Int, _ tokens: [Token]) -> (end: Int, units: [Int])? {
    guard start < tokens.count else { return nil }
    for index in byFirst[tokens[start].key] ?? [] {
      let keys = names[index].keys
      if start + keys.count <= tokens.count, keys.indices.allSatisfy({ tokens[start + $0].key == keys[$0] }) {
        return (start + keys.count, names[index].units)
      }
    }
    return nil
  }

  /// The units that a name glued to digits stands for (“5km”).
  func named(_ key: UInt64) -> [Int] {
    for index in byFirst[key] ?? [] where names[index].keys.count == 1 { return names[index].units }
    return []
  }
}

/// An entry of a unit table that cannot be used.
struct UnitError: Error {
  let name: String
}
