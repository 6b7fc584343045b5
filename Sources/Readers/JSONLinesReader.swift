public import Engine

/// Reads JSON Lines: one JSON object a line, an article in one of its fields.
public struct JSONLinesReader: Sendable {
  /// Name of the field with the text.
  public var textField: String
  /// Name of the field with the id.
  public var idField: String

  public init(textField: String = "text", idField: String = "id") {
    self.textField = textField
    self.idField = idField
  }

  /// The article of one line, nil for a blank line. A line that is not a JSON object with a text becomes an article
  /// with an `error`; a missing id is the line number.
  /// - Parameters:
  ///   - line: byte range of the line in `bytes`, without its line break.
  ///   - number: line number, from 1.
  public func article(_ bytes: Span<UInt8>, line: Range<Int>, number: Int) -> Article? {
    var scanner = JSONScanner(bytes, range: line)
    scanner.skipSpace()
    if scanner.isAtEnd { return nil }
    var article = Article(id: .literal(String(number)))
    do {
      try read(&scanner, bytes, into: &article)
    } catch {
      article.text = []
      article.error = InputError(error.message, line: number, column: column(bytes, line, error.offset))
    }
    return article
  }

  private func column(_ bytes: Span<UInt8>, _ line: Range<Int>, _ offset: Int) -> Int {
    (line.lowerBound..<min(offset, line.upperBound)).count { bytes[$0] & 0xC0 != 0x80 } + 1
  }

  private func read(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, into article: inout Article
  ) throws(JSONScanner.Failure) {
    guard scanner.take(0x7B) else {
      throw JSONScanner.Failure(offset: scanner.offset, message: "a line must be a JSON object")
    }
    var hasText = false
    scanner.skipSpace()
    if !scanner.take(0x7D) {
      var name: [UInt8] = []
      repeat {
        scanner.skipSpace()
        name.removeAll(keepingCapacity: true)
        try scanner.string(into: &name)
        scanner.skipSpace()
        try scanner.expect(0x3A, "“:”")
        scanner.skipSpace()
        if name.elementsEqual(textField.utf8) {
          guard scanner.next == 0x22 else {
            throw JSONScanner.Failure(offset: scanner.offset, message: "“\(textField)” must be a string")
          }
          article.text.reserveCapacity(scanner.remaining)
          article.text.removeAll(keepingCapacity: true)
          try scanner.string(into: &article.text)
          hasText = true
        } else if name.elementsEqual(idField.utf8) {
          article.id = try id(&scanner, bytes)
        } else {
          try scanner.skipValue()
        }
        scanner.skipSpace()
      } while scanner.take(0x2C)
      try scanner.expect(0x7D, "“,” or “}”")
    }
    scanner.skipSpace()
    guard scanner.isAtEnd else {
      throw JSONScanner.Failure(offset: scanner.offset, message: "more text after the JSON object")
    }
    guard hasText else {
      throw JSONScanner.Failure(offset: scanner.offset, message: "the object has no field “\(textField)”")
    }
    if let repaired = UTF8Repair.repair(article.text) { article.text = repaired.text }
  }

  private func id(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONScanner.Failure) -> ArticleID {
    if scanner.next == 0x22 {
      var text: [UInt8] = []
      try scanner.string(into: &text)
      return .string(String(decoding: text, as: UTF8.self))
    }
    let start = scanner.offset
    try scanner.skipValue()
    return .literal(String(decoding: (start..<scanner.offset).map { bytes[$0] }, as: UTF8.self))
  }
}
