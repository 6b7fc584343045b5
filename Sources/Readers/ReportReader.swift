/// An article of a report that was written before.
public struct PreviousArticle: Sendable, Equatable {
  /// The path, or the id of a record.
  public var name: String
  /// 0…100; nil where the article was not scored.
  public var score: Double?
  /// `pass`, `fail`, `unscored` or `error`.
  public var verdict: String

  /// An article of that name.
  public init(name: String, score: Double?, verdict: String) {
    self.name = name
    self.score = score
    self.verdict = verdict
  }
}

/// A mistake in a report.
public struct ReportReaderError: Error, Sendable, CustomStringConvertible {
  /// Line of the mistake, from 1.
  public let line: Int
  /// What is wrong.
  public let message: String
  /// Line and message.
  public var description: String { "\(line): \(message)" }
}

/// Reads the articles of a report of schema `spinlint.report/1`, without their findings.
public enum ReportReader {
  /// The articles in the order of the report.
  public static func articles(_ bytes: [UInt8]) throws(ReportReaderError) -> [PreviousArticle] {
    var articles: [PreviousArticle] = []
    var schema: String?
    var scanner = JSONScanner(bytes.span, range: 0..<bytes.count)
    do throws(JSONScanner.Failure) {
      try members(&scanner) { (name, scanner) throws(JSONScanner.Failure) in
        switch name {
        case "schema": schema = try text(&scanner)
        case "articles":
          try scanner.expect(0x5B, "a list of articles")
          scanner.skipSpace()
          if scanner.take(0x5D) { return }
          repeat {
            scanner.skipSpace()
            articles.append(try article(&scanner, bytes))
            scanner.skipSpace()
          } while scanner.take(0x2C)
          try scanner.expect(0x5D, "“,” or “]”")
        default: try scanner.skipValue()
        }
      }
    } catch {
      let line = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
      throw ReportReaderError(line: line, message: error.message)
    }
    guard schema == "spinlint.report/1" else {
      throw ReportReaderError(line: 1, message: "this is not a report of schema spinlint.report/1")
    }
    return articles
  }

  private static func article(
    _ scanner: inout JSONScanner, _ bytes: [UInt8]
  ) throws(JSONScanner.Failure) -> PreviousArticle {
    var id = ""
    var path: String?
    var article = PreviousArticle(name: "", score: nil, verdict: "unscored")
    var isError = false
    try members(&scanner) { (name, scanner) throws(JSONScanner.Failure) in
      switch name {
      case "id" where scanner.next == 0x22: id = try text(&scanner) ?? ""
      case "id": id = try literal(&scanner, bytes)
      case "path": path = try text(&scanner)
      case "verdict": article.verdict = try text(&scanner) ?? "unscored"
      case "score": article.score = Double(try literal(&scanner, bytes))
      case "error": isError = try literal(&scanner, bytes) != "null"
      default: try scanner.skipValue()
      }
    }
    article.name = path ?? id
    if isError { article.verdict = "error" }
    return article
  }

  private static func members(
    _ scanner: inout JSONScanner, _ read: (String, inout JSONScanner) throws(JSONScanner.Failure) -> Void
  ) throws(JSONScanner.Failure) {
    scanner.skipSpace()
    try scanner.expect(0x7B, "a JSON object")
    scanner.skipSpace()
    if scanner.take(0x7D) { return }
    repeat {
      scanner.skipSpace()
      let name = try text(&scanner) ?? ""
      scanner.skipSpace()
      try scanner.expect(0x3A, "“:”")
      scanner.skipSpace()
      try read(name, &scanner)
      scanner.skipSpace()
    } while scanner.take(0x2C)
    try scanner.expect(0x7D, "“,” or “}”")
  }

  /// A string; nil for any other value.
  private static func text(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> String? {
    guard scanner.next == 0x22 else {
      try scanner.skipValue()
      return nil
    }
    var text: [UInt8] = []
    try scanner.string(into: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private static func literal(
    _ scanner: inout JSONScanner, _ bytes: [UInt8]
  ) throws(JSONScanner.Failure) -> String {
    let start = scanner.offset
    try scanner.skipValue()
    return String(decoding: bytes[start..<scanner.offset], as: UTF8.self)
  }
}
