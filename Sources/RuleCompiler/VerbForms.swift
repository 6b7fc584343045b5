extension Inflection {
  /// The forms of a verb: three of the present without -s (they differ for “be” only), -s, -ing, two of the past (they
  /// differ for “be” only), participle.
  package static func verbForms(_ verb: String) -> [String] {
    if verb == "be" { return ["be", "am", "are", "is", "being", "was", "were", "been"] }
    let irregular = irregularVerb(verb)
    let past = irregular?.past ?? regularPast(verb)
    return [verb, verb, verb, thirdPerson(verb), gerund(verb), past, past, irregular?.participle ?? past]
  }

  private static let prefixes = ["re", "over", "under", "out", "mis", "un", "fore", "with"]

  private static func irregularVerb(_ verb: String) -> (past: String, participle: String)? {
    if let forms = IrregularForms.verbs[verb] { return forms }
    for prefix in prefixes where verb.hasPrefix(prefix) && verb.utf8.count > prefix.utf8.count + 3 {
      if let forms = IrregularForms.verbs[String(verb.dropFirst(prefix.count))] {
        return (prefix + forms.past, prefix + forms.participle)
      }
    }
    return nil
  }

  private static let takesES: Set<String> = ["do", "go", "undergo", "veto", "echo", "redo", "undo", "outdo", "overdo"]

  private static func thirdPerson(_ verb: String) -> String {
    if verb == "have" { return "has" }
    if takesES.contains(verb) { return verb + "es" }
    if endsInConsonantY(verb) { return verb.dropLast() + "ies" }
    if verb.hasSuffix("quiz") { return verb + "zes" }
    return verb + (hasSuffix(verb, of: ["s", "x", "z", "ch", "sh"]) ? "es" : "s")
  }

  private static let takesK: Set<String> = ["panic", "mimic", "traffic", "picnic"]
  private static let keepsE: Set<String> = ["singe", "tinge"]

  private static func gerund(_ verb: String) -> String {
    if verb.hasSuffix("ie") { return verb.dropLast(2) + "ying" }
    if verb.hasSuffix("e"), !hasSuffix(verb, of: ["ee", "oe", "ye"]), !keepsE.contains(verb) {
      return verb.dropLast() + "ing"
    }
    return stem(verb) + "ing"
  }

  private static func regularPast(_ verb: String) -> String {
    if verb.hasSuffix("e") { return verb + "d" }
    if endsInConsonantY(verb) { return verb.dropLast() + "ied" }
    return stem(verb) + "ed"
  }

  /// The verb as it stands before -ed and -ing: “stopp”, “panick”.
  private static func stem(_ verb: String) -> String {
    if takesK.contains(verb) { return verb + "k" }
    return doubles(verb) ? verb + String(verb.suffix(1)) : verb
  }

  private static func doubles(_ verb: String) -> Bool {
    if IrregularForms.britishDoubling.contains(verb) { return false }
    if IrregularForms.doubling.contains(verb) { return true }
    let letters = Array(verb)
    guard letters.count >= 3, let last = letters.last, !"wxyaeiou".contains(last) else { return false }
    guard vowels.contains(letters[letters.count - 2]) else { return false }
    if letters.count >= 4, letters[letters.count - 4] == "q", letters[letters.count - 3] == "u" { return true }
    return last != "h" && letters.count(where: vowels.contains) == 1
  }
}
