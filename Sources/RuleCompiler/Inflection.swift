/// English inflection by rule, for both sides of table lines.
enum Inflection {
  private static let irregularPlurals = [
    "man": "men", "woman": "women", "child": "children", "foot": "feet", "tooth": "teeth", "mouse": "mice",
    "goose": "geese", "person": "people", "life": "lives", "wife": "wives", "knife": "knives", "leaf": "leaves",
    "half": "halves", "shelf": "shelves", "self": "selves", "wolf": "wolves", "thief": "thieves", "loaf": "loaves",
    "calf": "calves", "elf": "elves", "analysis": "analyses", "basis": "bases", "crisis": "crises",
    "thesis": "theses", "diagnosis": "diagnoses", "hypothesis": "hypotheses", "axis": "axes", "synthesis": "syntheses",
    "phenomenon": "phenomena", "criterion": "criteria", "datum": "data", "medium": "media", "bacterium": "bacteria",
    "stimulus": "stimuli", "nucleus": "nuclei", "radius": "radii", "series": "series", "species": "species",
    "sheep": "sheep", "fish": "fish", "deer": "deer", "aircraft": "aircraft", "matrix": "matrices", "vertex": "vertices",
    "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes", "echo": "echoes", "veto": "vetoes",
  ]

  /// The plural of a noun.
  static func plural(_ noun: String) -> String {
    if let irregular = irregularPlurals[noun] { return irregular }
    for suffix in ["man"] where noun.hasSuffix(suffix) && noun.count > 4 && !noun.hasSuffix("human") {
      return noun.dropLast(3) + "men"
    }
    if noun.hasSuffix("y"), let before = noun.dropLast().last, !"aeiou".contains(before) {
      return noun.dropLast() + "ies"
    }
    if ["s", "x", "z", "ch", "sh"].contains(where: { noun.hasSuffix($0) }) { return noun + "es" }
    return noun + "s"
  }

  private static let prepositions: Set<Substring> = ["of", "for", "in", "to", "with", "on", "at", "by", "from"]

  /// The plural of a noun phrase: its head is the last word, or the one before the first preposition.
  static func pluralOfPhrase(_ phrase: String) -> String {
    var words = phrase.split(separator: " ").map(String.init)
    guard !words.isEmpty else { return phrase }
    let preposition = words.firstIndex { prepositions.contains($0[...]) } ?? words.count
    let head = preposition > 0 ? preposition - 1 : words.count - 1
    words[head] = plural(words[head])
    return words.joined(separator: " ")
  }
}
