public import Engine

/// Reads JSON Lines: one JSON object a line, an article in one of its fields.
public struct JSONLinesReader: Sendable {
  /// Name of the field with the text.
  public let textField: String
  /// Name of the field with the id.
  public let idField: String
  private let textName: [UInt8]
  private let idName: [UInt8]

  public init(textField: String = "text", idField: String = "id") {
    self.textField = textField
    self.idField = idField
    textName = Array(textField.utf8)
    idName = Array(idField.utf8)
  }

  /// The article of one line, nil for a blank line. A line that is not a JSON object with a text becomes an article
  /// with an `error`; a missing id is the line number.
  /// - Parameters:
  ///   - line: byte range of the line in `bytes`, without its line break.
  ///   - number: line number, from 1.
  public func article(_ bytes: Span<UInt8>, line: Range<Int>, number: Int) -> Article? {
    var article = Article(id: .literal(""))
    return read(bytes, line: line, number: number, into: &article) ? article : nil
  }

  /// Reads one line as `article` does, into an article that came from this reader before or is empty, so that its memory
  /// is used again. False for a blank line.
  public func read(_ bytes: Span<UInt8>, line: Range<Int>, number: Int, into article: inout Article) -> Bool {
    var scanner = JSONScanner(bytes, range: line)
    scanner.skipSpace()
    if scanner.isAtEnd { return false }
    var id: ArticleID?
    article.error = nil
    article.text.removeAll(keepingCapacity: true)
    do {
      try read(&scanner, bytes, into: &article.text, id: &id)
    } catch {
      article.text.removeAll(keepingCapacity: true)
      article.error = InputError(error.message, line: number, column: column(bytes, line, error.offset))
    }
    article.id = id ?? .literal(String(number))
    return true
  }

  private func column(_ bytes: Span<UInt8>, _ line: Range<Int>, _ offset: Int) -> Int {
    (line.lowerBound..<min(offset, line.upperBound)).count { bytes[$0] & 0xC0 != 0x80 } + 1
  }

  private func read(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, into text: inout [UInt8], id: inout ArticleID?
  ) throws(JSONScanner.Failure) {
    guard scanner.take(0x7B) else {
      throw JSONScanner.Failure(offset: scanner.offset, message: "a line must be a JSON object")
    }
    var hasText = false
    scanner.skipSpace()
    if !scanner.take(0x7D) {
      repeat {
        scanner.skipSpace()
        let field = try field(&scanner, bytes)
        scanner.skipSpace()
        try scanner.expect(0x3A, "“:”")
        scanner.skipSpace()
        switch field {
        case .text:
          guard scanner.next == 0x22 else {
            throw JSONScanner.Failure(offset: scanner.offset, message: "“\(textField)” must be a string")
          }
          text.removeAll(keepingCapacity: true)
          if text.capacity < scanner.remaining { text.reserveCapacity(scanner.remaining) }
          try scanner.string(into: &text)
          hasText = true
        case .id: id = try Self.id(&scanner, bytes)
        case .other: try scanner.skipValue()
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
    if let repaired = UTF8Repair.repair(text) { text = repaired.text }
  }

  private enum Field { case text, id, other }

  private func field(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONScanner.Failure) -> Field {
    if let range = scanner.plainString() {
      if Self.isSame(bytes, range, textName) { return .text }
      return Self.isSame(bytes, range, idName) ? .id : .other
    }
    var name: [UInt8] = []
    try scanner.string(into: &name)
    if name == textName { return .text }
    return name == idName ? .id : .other
  }

  private static func isSame(_ bytes: Span<UInt8>, _ range: Range<Int>, _ name: [UInt8]) -> Bool {
    guard range.count == name.count else { return false }
    for index in name.indices where bytes[range.lowerBound &+ index] != name[index] { return false }
    return true
  }

  private static func id(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>) throws(JSONScanner.Failure) -> ArticleID {
    if scanner.next == 0x22 {
      if let range = scanner.plainString() { return .string(string(bytes, range)) }
      var text: [UInt8] = []
      try scanner.string(into: &text)
      return .string(String(decoding: text, as: UTF8.self))
    }
    let start = scanner.offset
    try scanner.skipValue()
    return .literal(string(bytes, start..<scanner.offset))
  }

  private static func string(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
