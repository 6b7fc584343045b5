internal import Engine

/// What careless thesauruses put for the words of terms: `original<TAB>swap|swap?|swap!|…`, the most typical first.
/// “?” marks a soft swap, a natural synonym, which counts only where another word of the term is swapped as well; “!” a
/// strong one, which nobody chooses in any term.
struct TermSwapFile {
  struct Swap: Equatable {
    let surface: String
    let strength: TermTable.Strength
  }

  struct Line: Equatable {
    let number: Int
    let original: String
    let swaps: [Swap]
  }

  private(set) var lines: [Line] = []
  private(set) var errors: [FileError] = []

  init(_ text: [UInt8], file: String) {
    var seen: [String: Int] = [:]
    let rows = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, row) in rows.enumerated() where !row.isEmpty && !row.hasPrefix("#") {
      let number = index + 1
      func fail(_ column: Int, _ message: String) {
        errors.append(FileError(file: file, line: number, column: column, message: message))
      }
      let columns = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 2, !columns[0].isEmpty else {
        fail(
          1,
          "a line is “original<TAB>swap|swap?|swap!|…”; this one has \(columns.count) column\(columns.count == 1 ? "" : "s")"
        )
        continue
      }
      let original = columns[0]
      if let first = seen[original] { fail(1, "“\(original)” stands in line \(first) already") }
      seen[original] = number
      if !Self.isClean(original) { fail(1, "white space at the edge or doubled") }
      var column = original.count + 2
      var swaps: [Swap] = []
      for text in columns[1].split(separator: "|", omittingEmptySubsequences: false).map(String.init) {
        let strength: TermTable.Strength = text.hasSuffix("?") ? .soft : text.hasSuffix("!") ? .strong : .hard
        let surface = strength == .hard ? text : String(text.dropLast())
        if surface.isEmpty {
          fail(column, "an empty swap")
        } else if !Self.isClean(surface) {
          fail(column, "white space at the edge or doubled")
        } else if surface == original {
          fail(column, "the swap is the original")
        } else if swaps.contains(where: { $0.surface == surface }) {
          fail(column, "“\(surface)” stands in this line already")
        }
        swaps.append(Swap(surface: surface, strength: strength))
        column += text.count + 1
      }
      lines.append(Line(number: number, original: original, swaps: swaps))
    }
  }

  private static func isClean(_ text: String) -> Bool {
    text == text.trimmed && !text.contains("  ") && !text.contains("\t")
  }
}
