/// Composes the term from what was read: kept words as they stand, swapped ones in the case of what stands for them.
struct TermSuggestion {
  let table: TermTable
  let pieces: [TermReader.Piece]

  func text(_ text: [UInt8], _ tokens: [Token]) -> String {
    var result = ""
    var joined = false
    for (number, piece) in pieces.enumerated() {
      let first = tokens[piece.tokens.lowerBound]
      if number > 0 { result += joined || !first.hasSpaceBefore ? "-" : " " }
      var words = ""
      joined = false
      for position in piece.firstWord..<piece.firstWord + piece.words {
        if position > piece.firstWord { words += joined ? "-" : " " }
        let word = table.word(table.readings[position])
        joined = word.hasSuffix("-")
        words += joined ? String(word.dropLast()) : word
      }
      if piece.isKept {
        words = String(decoding: text[Int(first.start)..<Int(tokens[piece.tokens.upperBound - 1].end)], as: UTF8.self)
      } else if first.flags.contains(.allCaps) {
        words = words.uppercased()
      } else if first.flags.contains(.capitalized) {
        words = CaseTransfer.capitalized(words)
      }
      result += words
    }
    return result
  }
}
