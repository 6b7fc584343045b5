extension Inflection {
  private static let our = [
    "color", "favor", "honor", "labor", "neighbor", "rumor", "behavior", "harbor", "humor", "flavor", "armor", "odor",
    "vapor", "savior", "endeavor", "vigor",
  ]
  /// What follows “or” where British spelling has no “our” either: “laboratory”, “humorous”.
  private static let keepsOr = ["ous", "at", "ary", "if", "ist", "iz", "ado"]
  private static let whole = [
    "defense": "defence", "center": "centre", "centers": "centres", "centered": "centred", "program": "programme",
    "programs": "programmes", "theater": "theatre", "theaters": "theatres",
  ]
  private static let endings = ["e", "es", "ed", "ing", "ation", "ations"]
  private static let keepsIz: Set<String> = [
    "res", "downs", "overs", "outs", "supers", "unders", "rights", "caps", "ups",
  ]

  /// The British spelling of an American word, the word itself where they agree. Parts around hyphens are words; what
  /// follows an apostrophe stays.
  package static func british(_ word: String) -> String {
    word.split(separator: "-", omittingEmptySubsequences: false).map { part in
      let stem = part.prefix { $0 != "'" }
      return britishPart(String(stem)) + part.dropFirst(stem.count)
    }.joined(separator: "-")
  }

  private static func britishPart(_ word: String) -> String {
    if let spelling = whole[word] { return spelling }
    for stem in our where word.hasPrefix(stem) {
      let rest = word.dropFirst(stem.count)
      if keepsOr.contains(where: { rest.hasPrefix($0) }) { break }
      return stem.dropLast(2) + "our" + rest
    }
    for ending in endings where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.count)
      if stem.hasSuffix("iz") {
        let root = stem.dropLast(2)
        return root.count >= 3 && !keepsIz.contains(String(root)) ? root + "is" + ending : word
      }
      if stem.hasSuffix("yz"), !ending.hasPrefix("a") { return stem.dropLast() + "s" + ending }
      if stem.hasSuffix("l"), ending == "ed" || ending == "ing",
        IrregularForms.britishDoubling.contains(String(stem))
      {
        return stem + "l" + ending
      }
    }
    return word
  }
}
