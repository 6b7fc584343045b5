/// The class of a lexicon line, which says how both sides are inflected.
package enum LexiconClass: Int, Sendable, CaseIterable {
  case verb, noun, adjective, fixed

  /// The letter in the table.
  package var letter: String { ["v", "n", "a", "-"][rawValue] }

  init?(letter: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
    self = found
  }
}

/// Inflects the sides of lexicon lines. Forms of words are kept, as each word stands in many lines.
package struct LexiconInflection {
  private var verbs: [String: [String]] = [:]
  private var nouns: [String: String] = [:]
  private var britishWords: [String: String] = [:]

  package init() {}

  /// The forms of a phrase in the order of `SwapPair.form`; nil where it has no such form. A “*” marks the head.
  package mutating func forms(_ phrase: String, _ wordClass: LexiconClass) -> [String?] {
    var words = phrase.split(separator: " ").map(String.init)
    guard !words.isEmpty else { return [] }
    let marked = words.firstIndex { $0.hasSuffix("*") }
    if let marked { words[marked].removeLast() }
    switch wordClass {
    case .fixed: return [words.joined(separator: " ")]
    case .adjective: return degrees(words)
    case .noun:
      let head = marked ?? Inflection.nounHead(words)
      var plural = words
      plural[head] = self.plural(words[head])
      if head > 0, words[0] == "a" || words[0] == "an" { plural.removeFirst() }
      return [words.joined(separator: " "), plural.joined(separator: " ")]
    case .verb:
      let head = marked ?? Self.verbHead(words)
      return verbForms(words[head]).map {
        words[head] = $0
        return words.joined(separator: " ")
      }
    }
  }

  private static let intensifiers: Set<String> = ["very", "more", "most", "less", "really", "extremely", "so", "too"]

  private func degrees(_ words: [String]) -> [String?] {
    let phrase = words.joined(separator: " ")
    return words.count > 1 && Self.intensifiers.contains(words[0]) ? [phrase, nil, nil] : Inflection.degrees(phrase)
  }

  private static let adverbs: Set<String> = ["also", "not", "just", "even", "still", "never", "always"]
  private static let verbsInLY: Set<String> = [
    "apply", "supply", "rely", "reply", "fly", "comply", "multiply", "imply",
  ]

  /// The first word that is no adverb.
  private static func verbHead(_ words: [String]) -> Int {
    words.firstIndex { !adverbs.contains($0) && (!$0.hasSuffix("ly") || verbsInLY.contains($0)) } ?? words.count - 1
  }

  private mutating func verbForms(_ verb: String) -> [String] {
    if let known = verbs[verb] { return known }
    let forms = Inflection.verbForms(verb)
    verbs[verb] = forms
    return forms
  }

  private mutating func plural(_ noun: String) -> String {
    if let known = nouns[noun] { return known }
    let plural = Inflection.plural(noun)
    nouns[noun] = plural
    return plural
  }

  /// The phrase in British spelling, nil where it does not differ.
  package mutating func british(_ phrase: String) -> String? {
    var differs = false
    let words = phrase.split(separator: " ").map { part in
      let word = String(part)
      let spelling = britishWords[word] ?? Inflection.british(word)
      britishWords[word] = spelling
      if spelling != word { differs = true }
      return spelling
    }
    return differs ? words.joined(separator: " ") : nil
  }
}
