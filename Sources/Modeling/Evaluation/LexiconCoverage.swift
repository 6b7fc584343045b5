public import Engine

/// Tells whether a swap lexicon lists a swap, case folded.
public struct LexiconCoverage: Sendable {
  private let originals: [String: [SwapPair]]
  private let spun: [String: Int]
  private let families: [String]

  /// - Parameters:
  ///   - pairs: the inflected pairs of the lexicon.
  ///   - families: names, by `SwapPair.family`.
  public init(pairs: [SwapPair], families: [String]) {
    originals = Dictionary(grouping: pairs) { $0.original }
    spun = Dictionary(pairs.map { ($0.spun, $0.family) }) { first, _ in first }
    self.families = families
  }

  /// The family of the pair, nil where it is not listed. Words that both sides share at either end may be left out, and
  /// possessive endings too.
  public func family(spun: String, original: String) -> String? {
    listed(spun, original).map { name($0.family) }
  }

  /// The family in which the original stands, else that of the spun form; nil where neither is known.
  public func nearestFamily(spun: String, original: String) -> String? {
    if let pair = listed(spun, original) { return name(pair.family) }
    let now = Self.words(spun)
    let was = Self.words(original)
    let (head, tail) = Self.shared(now, was)
    for sides in Self.variants(now, was, head, tail) {
      if let family = originals[sides.original]?.first?.family { return name(family) }
    }
    for sides in Self.variants(now, was, head, tail) {
      if let family = self.spun[sides.spun] { return name(family) }
    }
    return nil
  }

  private func name(_ family: Int) -> String { families.indices.contains(family) ? families[family] : "\(family)" }

  private func listed(_ spun: String, _ original: String) -> SwapPair? {
    let now = Self.words(spun)
    let was = Self.words(original)
    let (head, tail) = Self.shared(now, was)
    for sides in Self.variants(now, was, head, tail) {
      if let pair = originals[sides.original]?.first(where: { $0.spun == sides.spun }) { return pair }
    }
    return nil
  }

  /// Folded words.
  static func words(_ text: String) -> [String] {
    LabelledArticle.plain(text).split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Words that two phrases share at their start and end, one word of each left at least.
  static func shared(_ left: [String], _ right: [String]) -> (head: Int, tail: Int) {
    let shorter = min(left.count, right.count)
    var head = 0
    while head < shorter - 1, left[head] == right[head] { head += 1 }
    var tail = 0
    while tail < shorter - 1 - head, left[left.count - 1 - tail] == right[right.count - 1 - tail] { tail += 1 }
    return (head, tail)
  }

  /// Both sides whole, and with fewer and fewer shared words.
  private static func variants(
    _ now: [String], _ was: [String], _ head: Int, _ tail: Int
  ) -> [(spun: String, original: String)] {
    var list: [(spun: String, original: String)] = []
    for front in 0...head {
      for back in 0...tail {
        let spun = now[front..<now.count - back].joined(separator: " ")
        let original = was[front..<was.count - back].joined(separator: " ")
        list.append((spun, original))
        if spun.hasSuffix("'s"), original.hasSuffix("'s") {
          list.append((String(spun.dropLast(2)), String(original.dropLast(2))))
        }
      }
    }
    return list
  }
}

/// Edits by whether the lexicon lists them.
public struct CoverageCounts: Sendable {
  /// Edits of one family.
  public struct Family: Sendable, Equatable {
    public var edits = 0
    public var listed = 0
    /// Listed edits that a finding touches.
    public var found = 0

    public var coverage: Double? { Share.of(listed, edits) }
    public var recall: Double? { Share.of(found, listed) }
  }
  public var listed = EditCounts()
  public var unlisted = EditCounts()
  public var families: [String: Family] = [:]
  /// Unlisted swaps (“spun ← original”), with their numbers.
  public var missing: [String: Int] = [:]

  /// All families together.
  public var total: Family {
    families.values.reduce(into: Family()) { sum, family in
      sum.edits += family.edits
      sum.listed += family.listed
      sum.found += family.found
    }
  }

  /// Family of edits whose sides the lexicon does not know.
  public static let noFamily = "(none)"

  mutating func add(
    _ lexicon: LexiconCoverage, spun: String, original: String?, isFound: Bool, isRestored: Bool?
  ) {
    guard let original else { return }
    let family = lexicon.family(spun: spun, original: original)
    let name = family ?? lexicon.nearestFamily(spun: spun, original: original) ?? Self.noFamily
    families[name, default: Family()].edits += 1
    guard family != nil else {
      unlisted.add(isFound: isFound, isRestored: isRestored)
      missing["\(spun.lowercased()) ← \(original.lowercased())", default: 0] += 1
      return
    }
    listed.add(isFound: isFound, isRestored: isRestored)
    families[name, default: Family()].listed += 1
    if isFound { families[name, default: Family()].found += 1 }
  }

  public init() {}
}
