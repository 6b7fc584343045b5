/// Makes rule files of a list of phrases.
package struct PhraseListImport: Sendable {
  /// A phrase of the list.
  package struct Entry: Sendable, Equatable {
    package var phrase: String
    package var expected: [String]
    /// What else the article must hold: one term of each group.
    package var others: [[String]] = []
  }
  package private(set) var entries: [Entry] = []
  package private(set) var errors: [FileError] = []
  /// Lines that repeat a phrase.
  package private(set) var repeated = 0
  private let file: String
  private var known: [String: Int] = [:]

  /// Two columns, separated by tabs: phrase and expected wordings, which are separated by |.
  package init(tsv bytes: [UInt8], file: String) {
    self.file = file
    let text = DelimitedText(bytes, file: file, separator: 0x09, hasQuotes: false)
    for (number, row) in text.rows.enumerated() {
      if row[0].text.hasPrefix("#") || number == 0 && Self.isHeader(row) { continue }
      guard row.count == 2 else {
        fail(
          row[0],
          "a line is “phrase<TAB>expected wording”; this one has \(row.count) column\(row.count == 1 ? "" : "s")")
        continue
      }
      add(row[0], row[1])
    }
  }

  /// An export with a header: the columns are found by name.
  /// - Parameters:
  ///   - phraseColumn: name of the column with the phrases or queries; nil looks for “fingerprint”, “tortured”, “query”
  ///     or “phrase”.
  ///   - expectedColumn: nil looks for “expected”, “established”, “genuine” or “correct”.
  package init(csv bytes: [UInt8], file: String, phraseColumn: String?, expectedColumn: String?) {
    self.file = file
    let text = DelimitedText(bytes, file: file, separator: nil, hasQuotes: true)
    errors = text.errors
    guard let header = text.rows.first else {
      errors.append(FileError(file: file, line: 1, column: 1, message: "the file is empty; a header was expected"))
      return
    }
    func find(_ name: String?, _ guesses: [String]) -> Int? {
      let names = header.map { $0.text.trimmed.lowercased() }
      if let name { return names.firstIndex(of: name.lowercased()) }
      return guesses.lazy.compactMap { guess in names.firstIndex { $0.contains(guess) } }.first
    }
    let columns = header.map { "“\($0.text)”" }.joined(separator: ", ")
    let expected = find(expectedColumn, ["expected", "established", "genuine", "correct"])
    guard let phrase = find(phraseColumn, ["fingerprint", "tortured", "query", "phrase"]), phrase != expected else {
      fail(
        header[0], "no column “\(phraseColumn ?? "fingerprint")”; there are \(columns); name it with --phrase-column")
      return
    }
    guard let expected else {
      fail(
        header[0], "no column “\(expectedColumn ?? "expected")”; there are \(columns); name it with --expected-column")
      return
    }
    for row in text.rows.dropFirst() {
      guard row.count > max(phrase, expected) else {
        fail(row[0], "this row has \(row.count) columns, the header has \(header.count)")
        continue
      }
      add(row[phrase], row[expected])
    }
  }

  private static func isHeader(_ row: [DelimitedText.Field]) -> Bool {
    row.count == 2 && ["phrase", "tortured phrase", "fingerprint", "bad"].contains(row[0].text.lowercased())
  }

  private mutating func fail(_ field: DelimitedText.Field, offset: Int = 0, _ message: String) {
    errors.append(FileError(file: file, line: field.line, column: field.column + offset, message: message))
  }

  private mutating func add(_ field: DelimitedText.Field, _ wordings: DelimitedText.Field) {
    let fingerprint: Fingerprint
    do throws(Fingerprint.Mistake) { fingerprint = try Fingerprint(field.text) } catch {
      fail(field, offset: error.offset, error.message)
      return
    }
    let expected = wordings.text.split { $0 == "|" || $0 == ";" || $0 == "\n" }.map {
      String($0).trimmed.filter { $0 != "\"" && $0 != "\t" }
    }.filter { !$0.isEmpty }
    for phrase in fingerprint.phrases {
      guard !phrase.isEmpty else {
        fail(field, "the phrase is empty")
        continue
      }
      guard !phrase.contains(where: { $0 == "\t" || $0 == "\n" || $0 == "~" }) else {
        fail(field, "a phrase holds no tab, line break or ~")
        continue
      }
      guard !expected.contains(phrase) else {
        fail(wordings, "“\(phrase)” is its own expected wording")
        continue
      }
      let entry = Entry(phrase: phrase, expected: expected, others: fingerprint.others)
      let key =
        phrase.lowercased() + "\t" + fingerprint.others.map { $0.joined(separator: "|") }.joined(separator: "\t")
      if let index = known[key] {
        repeated += 1
        for wording in expected where !entries[index].expected.contains(wording) {
          entries[index].expected.append(wording)
        }
        continue
      }
      known[key] = entries.count
      entries.append(entry)
    }
  }
}
