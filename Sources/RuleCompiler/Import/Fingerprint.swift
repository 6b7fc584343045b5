/// A query of the public list of tortured phrases: `"profound learning"`, or `"counterfeit" AND "brain organization"`,
/// where alternatives stand in parentheses: `("a" OR "b") AND "c"`.
package struct Fingerprint: Sendable, Equatable {
  /// Terms of which the first group is looked for.
  package var phrases: [String]
  /// What else the article must hold: one term of each group.
  package var others: [[String]]

  /// A mistake and its offset in characters.
  package struct Mistake: Error, Equatable {
    package let offset: Int
    package let message: String
  }

  /// Reads a query; text without quotation marks is one phrase.
  package init(_ text: String) throws(Mistake) {
    var reader = Reader(characters: Array(text))
    guard text.contains("\"") || text.contains("“") else {
      phrases = [text.trimmed]
      others = []
      return
    }
    var groups = [try reader.group()]
    while let word = reader.word() {
      guard word.text == "AND" else {
        throw Mistake(offset: word.offset, message: "“\(word.text)” stands where AND belongs: \"one\" AND \"other\"")
      }
      groups.append(try reader.group())
    }
    if let rest = reader.rest {
      throw Mistake(offset: rest, message: "AND belongs between two terms: \"one\" AND \"other\"")
    }
    phrases = groups.removeFirst()
    others = groups
  }

  private struct Reader {
    let characters: [Character]
    var index = 0

    /// The offset of what is left, nil at the end.
    var rest: Int? {
      var reader = self
      reader.skip()
      return reader.index < characters.count ? reader.index : nil
    }

    private mutating func skip() {
      while index < characters.count, characters[index].isWhitespace { index += 1 }
    }

    mutating func word() -> (text: String, offset: Int)? {
      skip()
      let start = index
      var text = ""
      while index < characters.count, characters[index].isLetter {
        text.append(characters[index])
        index += 1
      }
      return text.isEmpty ? nil : (text, start)
    }

    mutating func group() throws(Mistake) -> [String] {
      skip()
      guard index < characters.count, characters[index] == "(" else { return [try term()] }
      index += 1
      var terms = [try term()]
      while let word = word() {
        guard word.text == "OR" else {
          throw Mistake(offset: word.offset, message: "“\(word.text)” stands where OR belongs in parentheses")
        }
        terms.append(try term())
      }
      skip()
      guard index < characters.count, characters[index] == ")" else {
        throw Mistake(offset: index, message: "the parenthesis is never closed")
      }
      index += 1
      return terms
    }

    private mutating func term() throws(Mistake) -> String {
      skip()
      guard index < characters.count, "\"“”".contains(characters[index]) else {
        throw Mistake(offset: index, message: "a term stands in quotation marks: \"profound learning\"")
      }
      index += 1
      let start = index
      while index < characters.count, !"\"“”".contains(characters[index]) { index += 1 }
      guard index < characters.count else {
        throw Mistake(offset: start - 1, message: "the quotation mark is never closed")
      }
      let term = String(characters[start..<index]).trimmed
      index += 1
      guard !term.isEmpty else { throw Mistake(offset: start - 1, message: "the term is empty") }
      return term
    }
  }
}
