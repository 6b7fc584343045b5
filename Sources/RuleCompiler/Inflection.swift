/// English inflection by rule, for both sides of table lines.
package enum Inflection {
  static let vowels: Set<Character> = ["a", "e", "i", "o", "u"]

  /// Whether a word ends in a consonant and “y”.
  static func endsInConsonantY(_ word: String) -> Bool {
    guard word.utf8.last == 0x79, let before = word.dropLast().last else { return false }
    return !vowels.contains(before)
  }

  static func hasSuffix(_ word: String, of suffixes: [String]) -> Bool { suffixes.contains { word.hasSuffix($0) } }

  private static let suffixes = [
    ("person", "people"), ("child", "children"), ("wife", "wives"), ("shelf", "shelves"), ("fish", "fish"),
  ]
  private static let regularInMan = ["human", "german", "roman", "shaman", "ottoman", "talisman"]

  /// The plural of a noun. A noun that looks like a plural stays as it is.
  package static func plural(_ noun: String) -> String {
    if let irregular = IrregularForms.plurals[noun] { return irregular }
    if IrregularForms.mass.contains(noun) { return noun }
    if noun.hasSuffix("man"), noun.utf8.count > 4, !hasSuffix(noun, of: regularInMan) {
      return noun.dropLast(3) + "men"
    }
    for (singular, plural) in suffixes where noun.hasSuffix(singular) && noun.utf8.count > singular.utf8.count {
      return noun.dropLast(singular.count) + plural
    }
    if noun.hasSuffix("-in-law") { return plural(String(noun.dropLast(7))) + "-in-law" }
    if endsInConsonantY(noun) { return noun.dropLast() + "ies" }
    if isPlural(noun) { return noun }
    if hasSuffix(noun, of: ["s", "x", "z", "ch", "sh"]) { return noun + "es" }
    return noun + "s"
  }

  private static func isPlural(_ noun: String) -> Bool {
    guard noun.hasSuffix("s"), noun.utf8.count > 3 else { return false }
    return hasSuffix(noun, of: ["ics", "wares", "goods"]) || !hasSuffix(noun, of: ["ss", "us", "is", "as", "os"])
  }

  private static let prepositions: Set<String> = [
    "of", "for", "in", "to", "with", "on", "at", "by", "from", "about", "into", "over", "between", "under", "against",
    "behind", "than", "that", "who",
  ]

  /// The index of the head of a noun phrase: the last word, or the one before the first preposition.
  static func nounHead(_ words: [String]) -> Int {
    let preposition = words.indices.dropFirst().first { prepositions.contains(words[$0]) } ?? words.count
    return preposition - 1
  }

  /// The plural of a noun phrase.
  package static func pluralOfPhrase(_ phrase: String) -> String {
    var words = phrase.split(separator: " ").map(String.init)
    guard !words.isEmpty else { return phrase }
    let head = nounHead(words)
    words[head] = plural(words[head])
    return words.joined(separator: " ")
  }
}
