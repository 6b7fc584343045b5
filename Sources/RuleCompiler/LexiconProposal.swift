/// Table lines for swaps as they were seen: one line in its base form where several inflected forms of a pair were seen,
/// a fixed form otherwise.
package struct LexiconProposal: Sendable {
  /// A swap as it was seen, inflected.
  package struct Swap: Sendable, Hashable {
    package var original: String
    package var spun: String
    /// 1…9.
    package var weight: Int

    package init(original: String, spun: String, weight: Int) {
      self.original = original
      self.spun = spun
      self.weight = weight
    }
  }

  /// One spun form of a line, and the swaps that it stands for.
  package struct Entry: Sendable {
    package var spun: String
    package var weight: Int
    package var swaps: [Swap]
  }

  /// A line of a table.
  package struct Line: Sendable {
    package var original: String
    package var wordClass: LexiconClass
    package var entries: [Entry]

    /// As it stands in the table.
    package var text: String {
      "\(original)\t\(entries.map { "\($0.spun):\($0.weight)" }.joined(separator: "|"))\t\(wordClass.letter)"
    }
  }

  private struct Base: Hashable {
    var original: String
    var spun: String
    var wordClass: LexiconClass
  }

  /// Sorted as a table must be.
  package private(set) var lines: [Line] = []

  /// - Parameter isWord: whether there is such a word; base forms have no others.
  package init(_ swaps: [Swap], isWord: (String) -> Bool) {
    var inflection = LexiconInflection()
    var bases: [Base: Set<Int>] = [:]
    for (number, swap) in swaps.enumerated() {
      for base in Self.bases(of: swap, &inflection, isWord) { bases[base, default: []].insert(number) }
    }
    // The base that explains most swaps comes first; nouns before verbs, which have more forms.
    let order: [LexiconClass] = [.noun, .adjective, .verb, .fixed]
    let ranked = bases.filter { $0.value.count > 1 }.sorted {
      let classes = (order.firstIndex(of: $0.key.wordClass) ?? 0, order.firstIndex(of: $1.key.wordClass) ?? 0)
      return ($1.value.count, classes.0, $0.key.original, $0.key.spun)
        < ($0.value.count, classes.1, $1.key.original, $1.key.spun)
    }
    var isTaken = Array(repeating: false, count: swaps.count)
    var entries: [LineKey: [Entry]] = [:]
    for (base, numbers) in ranked {
      let free = numbers.filter { !isTaken[$0] }.sorted()
      guard free.count > 1 else { continue }
      for number in free { isTaken[number] = true }
      let own = free.map { swaps[$0] }
      let weight = own.map(\.weight).max() ?? 1
      entries[LineKey(original: base.original, wordClass: base.wordClass), default: []].append(
        Entry(spun: base.spun, weight: weight, swaps: own))
    }
    for (number, swap) in swaps.enumerated() where !isTaken[number] {
      entries[LineKey(original: swap.original, wordClass: .fixed), default: []].append(
        Entry(spun: swap.spun, weight: swap.weight, swaps: [swap]))
    }
    lines = entries.map { key, entries in
      Line(
        original: key.original, wordClass: key.wordClass,
        entries: entries.sorted { ($1.weight, $0.spun) < ($0.weight, $1.spun) })
    }.sorted {
      ($0.original + "\t" + $0.wordClass.letter).utf8.lexicographicallyPrecedes(
        ($1.original + "\t" + $1.wordClass.letter).utf8)
    }
  }

  private struct LineKey: Hashable {
    var original: String
    var wordClass: LexiconClass
  }

  /// The base forms that give both sides of a swap in one and the same inflected form.
  private static func bases(
    of swap: Swap, _ inflection: inout LexiconInflection, _ isWord: (String) -> Bool
  ) -> [Base] {
    var found: [Base] = []
    let originals = candidates(swap.original, isWord)
    let spun = candidates(swap.spun, isWord)
    for wordClass in [LexiconClass.verb, .noun, .adjective] {
      for left in originals {
        let leftForms = inflection.forms(left, wordClass)
        guard leftForms.contains(swap.original) else { continue }
        for right in spun {
          let rightForms = inflection.forms(right, wordClass)
          if zip(leftForms, rightForms).contains(where: { $0 == swap.original && $1 == swap.spun }) {
            found.append(Base(original: left, spun: right, wordClass: wordClass))
          }
        }
      }
    }
    return found
  }

  /// The phrase with each of its words in what may be its base form.
  private static func candidates(_ phrase: String, _ isWord: (String) -> Bool) -> [String] {
    let words = phrase.split(separator: " ").map(String.init)
    var found = [phrase]
    for (index, word) in words.enumerated() {
      for base in Inflection.possibleBases(word) where base != word && isWord(base) {
        var copy = words
        copy[index] = base
        found.append(copy.joined(separator: " "))
      }
    }
    return found
  }
}

extension Inflection {
  private static let irregularBases: [String: [String]] = {
    var bases: [String: [String]] = [:]
    for (verb, forms) in IrregularForms.verbs {
      for form in [forms.past, forms.participle] { bases[form, default: []].append(verb) }
    }
    for (noun, plural) in IrregularForms.plurals { bases[plural, default: []].append(noun) }
    for (form, verb) in [("has", "have"), ("is", "be"), ("are", "be"), ("was", "be"), ("were", "be"), ("am", "be")] {
      bases[form, default: []].append(verb)
    }
    return bases
  }()

  private static let endings = [
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("er", "e"), ("ier", "y"), ("est", ""), ("est", "e"), ("iest", "y"), ("men", "man"), ("ves", "f"), ("ves", "fe"),
  ]

  /// What a word may be an inflected form of, itself among them; to be confirmed by inflecting.
  static func possibleBases(_ word: String) -> [String] {
    var found = [word] + (irregularBases[word] ?? []).sorted()
    for (ending, base) in endings where word.hasSuffix(ending) && word.count > ending.count + 1 {
      let stem = word.dropLast(ending.count)
      found.append(stem + base)
      let letters = Array(stem.suffix(2))
      if base.isEmpty, letters.count == 2, letters[0] == letters[1] { found.append(String(stem.dropLast())) }
    }
    return found
  }
}
