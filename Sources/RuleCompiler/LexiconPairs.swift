package import Engine

extension LexiconCompiler {
  /// The swap tables of a rule folder.
  package static func tables(in folder: RuleFolder) -> [RuleFolder.File] {
    folder.files.filter { RulePlace(path: $0.path).isLexicon && $0.path.hasSuffix(".tsv") }
  }
}

/// The inflected pairs of several lexicons together.
package struct LexiconPairs: Sendable {
  private struct Sides: Hashable {
    let spun: String
    let original: String
  }
  private var found: [Sides: SwapPair] = [:]
  /// Names, by `SwapPair.family`.
  package private(set) var families: [String] = []

  /// `SwapPair.family` has six bits in the engine.
  private static let mostFamilies = 64

  package init() {}

  /// Adds the tables of a lexicon. A family of the same name is the same family, and a pair that is there already
  /// gets the weight of the new one.
  package mutating func add(_ tables: [LexiconFile]) {
    let numbers = tables.map { table in
      if let known = families.firstIndex(of: table.family) { return known }
      families.append(table.family)
      return families.count - 1
    }
    for var pair in LexiconCompiler.pairs(of: tables) {
      pair.family = min(numbers[pair.family], Self.mostFamilies - 1)
      found[Sides(spun: pair.spun, original: pair.original)] = pair
    }
  }

  /// Sorted by spun form and original.
  package var pairs: [SwapPair] { found.values.sorted { ($0.spun, $0.original) < ($1.spun, $1.original) } }
}
