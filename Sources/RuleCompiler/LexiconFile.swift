/// A table of the swap lexicon, one family: `original<TAB>spun[:weight]|spun…<TAB>class`, sorted, with `#` comments.
/// A comment that starts as `unmodelledMark` does names words that the context model need not know.
package struct LexiconFile: Sendable {
  package struct Entry: Sendable, Equatable {
    /// With “*” where the head is marked.
    package var text: String
    package var weight: Int
  }

  /// A word that a comment marks, with its place.
  package struct Unmodelled: Sendable, Equatable {
    package let word: String
    package let line: Int
    package let column: Int
  }

  /// Start of the comment that marks words.
  package static let unmodelledMark = "# Not in the context model:"

  package struct Line: Sendable, Equatable {
    package let number: Int
    /// With “*” where the head is marked.
    package let original: String
    package let spun: [Entry]
    package let wordClass: LexiconClass
  }

  /// The name without folder and ending.
  package let family: String
  /// The name for messages.
  package let file: String
  package private(set) var lines: [Line] = []
  /// Words that are marked as not in the context model.
  package private(set) var unmodelled: [Unmodelled] = []
  package private(set) var errors: [FileError] = []

  /// Reads a table; lines with mistakes are left out.
  package init(_ text: [UInt8], family: String, file: String) {
    self.family = family
    self.file = file
    var seen: [String: Int] = [:]
    var last = ""
    for (index, raw) in String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated() where !raw.isEmpty
    {
      if raw.hasPrefix("#") {
        readMark(raw, number: index + 1)
        continue
      }
      let known = errors.count
      guard let line = parse(raw, number: index + 1) else { continue }
      let key = Self.plain(line.original) + "\t" + line.wordClass.letter
      let order = line.original + "\t" + line.wordClass.letter
      if let first = seen[key] {
        fail(line.number, 1, "“\(Self.plain(line.original))” as \(line.wordClass) stands in line \(first) already")
      } else if Self.isBefore(order, last) {
        fail(
          line.number, 1, "“\(line.original)” stands after “\(last.prefix { $0 != "\t" })”: lines are sorted by bytes")
      }
      seen[key] = seen[key] ?? line.number
      last = order
      if errors.count == known { lines.append(line) }
    }
  }

  private mutating func readMark(_ raw: Substring, number: Int) {
    guard raw.hasPrefix(Self.unmodelledMark) else { return }
    for word in raw.dropFirst(Self.unmodelledMark.count).split(separator: " ") {
      let column = raw[..<word.startIndex].unicodeScalars.count + 1
      unmodelled.append(Unmodelled(word: String(word), line: number, column: column))
    }
  }

  /// A phrase without the mark of its head.
  package static func plain(_ phrase: String) -> String { phrase.filter { $0 != "*" } }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private mutating func fail(_ line: Int, _ column: Int, _ message: String) {
    errors.append(FileError(file: file, line: line, column: column, message: message))
  }

  private mutating func parse(_ raw: Substring, number: Int) -> Line? {
    let columns = raw.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count == 3 else {
      fail(
        number, 1,
        "a line is “original<TAB>spun[:weight]|…<TAB>class”; this one has \(columns.count) "
          + "column\(columns.count == 1 ? "" : "s")")
      return nil
    }
    let original = String(columns[0])
    let known = errors.count
    checkSide(original, number, 1)
    var column = original.unicodeScalars.count + 2
    var spun: [Entry] = []
    for part in columns[1].split(separator: "|", omittingEmptySubsequences: false) {
      if let entry = entry(part, number, column) {
        if Self.plain(entry.text) == Self.plain(original) { fail(number, column, "the spun form is the original") }
        if spun.contains(where: { Self.plain($0.text) == Self.plain(entry.text) }) {
          fail(number, column, "“\(entry.text)” stands in this line already")
        }
        spun.append(entry)
      }
      column += part.unicodeScalars.count + 1
    }
    guard let wordClass = LexiconClass(letter: columns[2]) else {
      fail(number, column, "unknown class “\(columns[2])”: v verb, n noun, a adjective, - fixed form")
      return nil
    }
    return errors.count == known ? Line(number: number, original: original, spun: spun, wordClass: wordClass) : nil
  }

  private mutating func entry(_ part: Substring, _ line: Int, _ column: Int) -> Entry? {
    guard let colon = part.lastIndex(of: ":") else {
      checkSide(String(part), line, column)
      return Entry(text: String(part), weight: 1)
    }
    let text = String(part[..<colon])
    checkSide(text, line, column)
    guard let weight = Int(part[part.index(after: colon)...]), (1...9).contains(weight) else {
      fail(line, column + text.unicodeScalars.count + 1, "a weight is a whole number from 1 to 9")
      return nil
    }
    return Entry(text: text, weight: weight)
  }

  private mutating func checkSide(_ text: String, _ line: Int, _ column: Int) {
    if text.allSatisfy({ $0 == " " || $0 == "*" }) {
      fail(line, column, "an empty side")
    } else if text != text.trimmed || text.contains("  ") {
      fail(line, column, "white space at the edge or doubled")
    } else if text.contains(where: \.isUppercase) {
      fail(line, column, "both sides are written in lower case")
    } else if text.count(where: { $0 == "*" }) > 1 || text.split(separator: " ").contains(where: Self.hasInnerStar) {
      fail(line, column, "“*” stands once, after the head")
    }
  }

  private static func hasInnerStar(_ word: Substring) -> Bool { word.dropLast().contains("*") || word == "*" }
}
