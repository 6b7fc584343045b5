internal import Engine

/// A file of technical terms, one a line: words with one space or hyphen between them, `(one|other wording)` for
/// alternatives, “!” at the end for an established term, `#` comments, blank lines.
struct TermFile {
  /// A term as its words; one that is joined to the next ends in “-”.
  typealias Term = [String]

  private(set) var terms: [(words: Term, isEstablished: Bool)] = []
  private(set) var errors: [FileError] = []
  private let file: String
  private let leastWords: Int

  /// - Parameter leastWords: 2 for terms; 1 for what may follow a term.
  init(_ text: [UInt8], file: String, leastWords: Int = 2) {
    self.file = file
    self.leastWords = leastWords
    var seen: [String: Int] = [:]
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, text) in lines.enumerated() where !text.isEmpty && !text.hasPrefix("#") {
      let number = index + 1
      let isEstablished = text.hasSuffix("!")
      let line = isEstablished ? text.dropLast() : text
      if let first = seen[String(line)] {
        fail(number, 1, "“\(line)” stands in line \(first) already")
        continue
      }
      seen[String(line)] = number
      read(String(line), number, isEstablished)
    }
  }

  private mutating func fail(_ line: Int, _ column: Int, _ message: String) {
    errors.append(FileError(file: file, line: line, column: column, message: message))
  }

  private mutating func read(_ line: String, _ number: Int, _ isEstablished: Bool) {
    var wordings = [""]
    var group: [String]?
    var groupColumn = 0
    for (index, character) in line.enumerated() {
      switch character {
      case "(":
        if group != nil { return fail(number, index + 1, "a group inside a group; write the alternatives out") }
        group = [""]
        groupColumn = index + 1
      case ")":
        guard let choices = group else { return fail(number, index + 1, "“)” closes no group") }
        if choices.count < 2 || choices.contains("") {
          return fail(number, groupColumn, "a group has two alternatives or more: (one|other)")
        }
        wordings = wordings.flatMap { start in choices.map { start + $0 } }
        group = nil
      case "|":
        if group == nil { return fail(number, index + 1, "alternatives stand in parentheses: (one|other)") }
        group?.append("")
      default:
        if var choices = group {
          choices[choices.count - 1].append(character)
          group = choices
        } else {
          for position in wordings.indices { wordings[position].append(character) }
        }
      }
    }
    if group != nil { return fail(number, groupColumn, "“(” is never closed") }
    for wording in wordings {
      let words = Self.words(wording)
      if words.contains("") || words.contains("-") || wording.contains("\t") {
        return fail(number, 1, "words have one space or hyphen between them and none at the edges: “\(wording)”")
      }
      if words.count < leastWords { return fail(number, 1, "a term has two words or more, “\(wording)” has one") }
      if words.count > 12 { return fail(number, 1, "a term has at most twelve words: “\(wording)”") }
      terms.append((words, isEstablished))
    }
  }

  /// The words of a wording; the hyphen stays with the word before it.
  static func words(_ wording: String) -> Term {
    wording.split(separator: " ", omittingEmptySubsequences: false).flatMap { chunk in
      let parts = chunk.split(separator: "-", omittingEmptySubsequences: false)
      return parts.enumerated().map { $0.offset < parts.count - 1 ? $0.element + "-" : String($0.element) }
    }
  }
}
