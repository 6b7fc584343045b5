internal import Engine

/// Proves the tables of a swap lexicon beyond their form: that every side can be found in a text, and that inflection
/// gives no nonsense.
package struct LexiconCheck: Sendable {
  /// Counts of a family.
  package struct Family: Sendable, Equatable {
    package var name: String
    package var lines = 0
    package var pairs = 0
    /// Inflected pairs that are counted for this family.
    package var inflected = 0
    /// Sides of lines with a word that the context model does not know, by original or spun form.
    package var unknownOriginals = 0
    package var unknownSpun = 0
  }

  package private(set) var families: [Family] = []
  package private(set) var originals = 0
  package private(set) var problems: [FileError] = []
  /// Words that the context model does not know, sorted.
  package private(set) var unknownWords: [String] = []

  /// - Parameter isKnown: whether the context model knows the token key of a word; nil without a model.
  package init(_ tables: [LexiconFile], isKnown: ((UInt64) -> Bool)? = nil) {
    var keys = PhraseKeys()
    var inflection = LexiconInflection()
    var unknown: Set<String> = []
    var seen: Set<String> = []
    func isUnknown(_ phrase: String) -> Bool {
      guard let isKnown else { return false }
      var found = false
      for word in LexiconFile.plain(phrase).split(separator: " ") where !keys.keys(of: String(word)).allSatisfy(isKnown)
      {
        unknown.insert(String(word))
        found = true
      }
      return found
    }
    for table in tables {
      var family = Family(name: table.family, lines: table.lines.count)
      for line in table.lines {
        seen.insert(LexiconFile.plain(line.original))
        family.pairs += line.spun.count
        if isUnknown(line.original) { family.unknownOriginals += 1 }
        family.unknownSpun += line.spun.count { isUnknown($0.text) }
        for side in [line.original] + line.spun.map(\.text) {
          func report(_ message: String) {
            problems.append(FileError(file: table.file, line: line.number, column: 1, message: message))
          }
          if let reason = Self.fault(side: side) { report("“\(side)” \(reason)") }
          for case let form? in inflection.forms(side, line.wordClass) {
            if let reason = Self.fault(form: form) { report("“\(form)”, a form of “\(side)”, \(reason)") }
          }
        }
      }
      families.append(family)
    }
    for pair in LexiconCompiler.pairs(of: tables) { families[pair.family].inflected += 1 }
    originals = seen.count
    unknownWords = unknown.sorted()
  }

  /// Why a side cannot be found in a text, nil where it can.
  package static func fault(side: String) -> String? {
    for scalar in LexiconFile.plain(side).unicodeScalars {
      let isPlain =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || " '-%.".unicodeScalars.contains(scalar)
      if !isPlain { return "holds “\(scalar)”, which no token has" }
    }
    for word in side.split(separator: " ") {
      if !word.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) {
        return "has a word without a letter or digit"
      }
      if let edge = [word.first, word.last { $0 != "*" }].compactMap(\.self).first(where: { $0 == "-" }) {
        return "has a word with “\(edge)” at its edge"
      }
    }
    return nil
  }

  private static let soundEING = ["being", "ageing", "ingeing"]

  /// What is impossible in a form, nil where nothing is.
  static func fault(form: String) -> String? {
    if form.isEmpty || form.hasPrefix(" ") || form.hasSuffix(" ") || form.contains("  ") {
      return "is empty or has a gap"
    }
    for word in form.split(whereSeparator: { $0 == " " || $0 == "-" }) {
      if let ending = impossibleEnding(String(word)) { return "ends in “\(ending)”" }
    }
    return nil
  }

  private static func impossibleEnding(_ word: String) -> String? {
    func before(_ ending: String) -> Character? { word.hasSuffix(ending) ? word.dropLast(ending.count).last : nil }
    for ending in ["ys", "yed", "yest"] {
      if let letter = before(ending), letter.isLetter, !Inflection.vowels.contains(letter) { return ending }
    }
    if let letter = before("eing"), !"eoy".contains(letter), !soundEING.contains(where: word.hasSuffix) {
      return "eing"
    }
    return ["sss", "shs", "xs", "zs", "menes", "iesed", "ededed"].first(where: word.hasSuffix)
  }
}
