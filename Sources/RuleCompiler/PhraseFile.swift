internal import Engine

/// A phrase table file: `bad phrase<TAB>expected[|second]`, `#` comments, blank lines.
/// A word followed by “~” also stands for its plural, on both sides.
struct PhraseFile {
  struct Line {
    let number: Int
    let phrase: String
    let suggestions: [String]
  }

  /// The lines of a table, with its mistakes.
  static func read(_ text: [UInt8], file: String) -> (lines: [Line], errors: [FileError]) {
    var lines: [Line] = []
    var errors: [FileError] = []
    var seen: [String: Int] = [:]
    for (index, raw) in String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let number = index + 1
      if raw.isEmpty || raw.hasPrefix("#") { continue }
      let columns = raw.split(separator: "\t", omittingEmptySubsequences: false)
      func fail(_ column: Int, _ message: String) {
        errors.append(FileError(file: file, line: number, column: column, message: message))
      }
      guard columns.count == 2, !columns[0].isEmpty else {
        fail(
          1,
          "a line is “phrase<TAB>expected wording”; this one has \(columns.count) column\(columns.count == 1 ? "" : "s")"
        )
        continue
      }
      let phrase = String(columns[0])
      let suggestions = columns[1].split(separator: "|").map(String.init)
      if phrase != phrase.trimmed { fail(1, "white space at the edge of the phrase") }
      if suggestions.contains(phrase) { fail(phrase.count + 2, "the phrase is its own suggestion") }
      if let first = seen[phrase] { fail(1, "“\(phrase)” stands in line \(first) already") }
      seen[phrase] = number
      lines.append(Line(number: number, phrase: phrase, suggestions: suggestions))
    }
    return (lines, errors)
  }

  /// The forms of a phrase: as it is, and in the plural where words carry “~”.
  static func forms(_ phrase: String, _ suggestions: [String]) -> [(phrase: String, suggestions: [String])] {
    guard phrase.contains("~") else { return [(phrase, suggestions)] }
    let singular = phrase.split(separator: "~", omittingEmptySubsequences: false).joined()
    let plural = phrase.split(separator: " ").map { word in
      word.hasSuffix("~") ? Inflection.plural(String(word.dropLast())) : String(word)
    }.joined(separator: " ")
    return [(singular, suggestions), (plural, suggestions.map { Inflection.pluralOfPhrase($0) })]
  }
}
