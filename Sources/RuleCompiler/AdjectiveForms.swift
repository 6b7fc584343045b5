extension Inflection {
  private static let irregularDegrees = [
    "good": ("better", "best"), "bad": ("worse", "worst"), "far": ("further", "furthest"), "little": ("less", "least"),
    "well": ("better", "best"), "many": ("more", "most"), "much": ("more", "most"), "red": ("redder", "reddest"),
  ]
  private static let inflectedOfTwoSyllables: Set<String> = [
    "narrow", "simple", "gentle", "quiet", "clever", "shallow", "humble", "noble", "subtle", "able",
  ]
  private static let withoutDegrees: Set<String> = [
    "prime", "main", "sole", "whole", "chief", "own", "last", "past", "male", "top", "best", "worst", "first", "next",
    "same", "half", "due", "joint", "twin", "lone", "live", "worse", "more", "less", "least", "most", "such", "each",
  ]
  private static let periphrastic: Set<String> = ["right", "wrong", "real", "fun", "just", "like", "prone", "ill"]

  /// Base, comparative and superlative of an adjective; nil where it has no degrees.
  package static func degrees(_ adjective: String) -> [String?] {
    if let (comparative, superlative) = irregularDegrees[adjective] { return [adjective, comparative, superlative] }
    if withoutDegrees.contains(adjective) { return [adjective, nil, nil] }
    guard takesER(adjective) else { return [adjective, "more " + adjective, "most " + adjective] }
    if adjective.hasSuffix("e") { return [adjective, adjective + "r", adjective + "st"] }
    if endsInConsonantY(adjective) {
      let stem = String(adjective.dropLast())
      return [adjective, stem + "ier", stem + "iest"]
    }
    let stem = doublesBeforeER(adjective) ? adjective + String(adjective.suffix(1)) : adjective
    return [adjective, stem + "er", stem + "est"]
  }

  private static func takesER(_ adjective: String) -> Bool {
    if periphrastic.contains(adjective) || adjective.contains(" ") || adjective.contains("-") { return false }
    let count = syllables(adjective)
    let isInflected =
      count == 1 || inflectedOfTwoSyllables.contains(adjective)
      || count == 2 && adjective.hasSuffix("y") && !adjective.hasSuffix("ly")
    if adjective.hasSuffix("e") || endsInConsonantY(adjective) { return isInflected }
    return isInflected && !hasSuffix(adjective, of: ["ed", "ing", "ful", "ous", "ive", "al"])
  }

  private static func doublesBeforeER(_ adjective: String) -> Bool {
    let letters = Array(adjective)
    guard (3...4).contains(letters.count), "bdgntm".contains(letters[letters.count - 1]) else { return false }
    return vowels.contains(letters[letters.count - 2]) && !vowels.contains(letters[letters.count - 3])
  }

  /// Runs of vowels, without a mute “e”.
  private static func syllables(_ word: String) -> Int {
    let letters = word.hasSuffix("e") ? word.dropLast() : word[...]
    var count = 0
    var inRun = false
    for letter in letters {
      let isVowel = vowels.contains(letter) || letter == "y"
      if isVowel, !inRun { count += 1 }
      inRun = isVowel
    }
    return max(1, count)
  }
}
