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
  /// The same of each table, in the order of the tables.
  package private(set) var unknownByTable: [[String]] = []

  /// - Parameter isKnown: whether the context model knows the token key of a word; nil without a model.
  package init(_ tables: [LexiconFile], isKnown: ((UInt64) -> Bool)? = nil) {
    var keys = PhraseKeys()
    var inflection = LexiconInflection()
    var unknown: Set<String> = []
    var unknownLines: [String: Int] = [:]
    var seen: Set<String> = []
    func isMark(_ key: UInt64) -> Bool { key <= 0x10FFFF }
    // Hyphens are marks, and numbers stand for spelled-out ones.
    func words(_ phrase: String) -> [String] {
      phrase.split { $0 == " " || $0 == "-" }.map(String.init).filter { word in
        !word.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || "%.,".unicodeScalars.contains($0) }
      }
    }
    func isUnknown(_ phrase: String, at line: Int) -> Bool {
      guard let isKnown else { return false }
      var found = false
      for word in words(LexiconFile.plain(phrase)) where !keys.keys(of: word).allSatisfy({ isMark($0) || isKnown($0) })
      {
        if unknown.insert(word).inserted { unknownLines[word] = line }
        found = true
      }
      return found
    }
    for table in tables {
      unknown = []
      unknownLines = [:]
      var family = Family(name: table.family, lines: table.lines.count)
      for line in table.lines {
        seen.insert(LexiconFile.plain(line.original))
        family.pairs += line.spun.count
        if isUnknown(line.original, at: line.number) { family.unknownOriginals += 1 }
        for entry in line.spun where isUnknown(entry.text, at: line.number) { family.unknownSpun += 1 }
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
      if isKnown != nil {
        checkMarks(table, unknownLines)
        unknownByTable.append(unknown.sorted())
      }
    }
    for pair in LexiconCompiler.pairs(of: tables) { families[pair.family].inflected += 1 }
    originals = seen.count
    unknownWords = Set(unknownByTable.joined()).sorted()
  }

  /// Every word that the context model does not know is marked, and no other.
  private mutating func checkMarks(_ table: LexiconFile, _ unknown: [String: Int]) {
    let marked = Set(table.unmodelled.map(\.word))
    for (word, line) in unknown.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) where !marked.contains(word) {
      problems.append(
        FileError(
          file: table.file, line: line, column: 1,
          message: "“\(word)” is not in the context model; if that is right, mark it (lexicon check --mark)"))
    }
    for mark in table.unmodelled where unknown[mark.word] == nil {
      problems.append(
        FileError(
          file: table.file, line: mark.line, column: mark.column,
          message: "“\(mark.word)” is marked as not in the context model, and no line has such a word"))
    }
  }

  /// The table with the comment that marks exactly these words, behind its first comment.
  package static func marked(_ text: [UInt8], unknown: [String]) -> [UInt8] {
    var lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeAll { $0.hasPrefix(LexiconFile.unmodelledMark) }
    var comments: [Substring] = []
    var line = LexiconFile.unmodelledMark
    for word in unknown {
      if line.count + word.count > 118 {
        comments.append(Substring(line))
        line = LexiconFile.unmodelledMark
      }
      line += " " + word
    }
    if line != LexiconFile.unmodelledMark { comments.append(Substring(line)) }
    lines.insert(contentsOf: comments, at: lines.first?.hasPrefix("#") == true ? 1 : 0)
    return Array(lines.joined(separator: "\n").utf8)
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
