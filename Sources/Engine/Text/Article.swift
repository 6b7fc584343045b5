/// The identity of an article in a report: a path, or the id of a JSON Lines record with its JSON type kept.
public enum ArticleID: Sendable, Equatable, CustomStringConvertible {
  case string(String)
  /// A JSON literal other than a string, as it was written (`17`, `4.5`, `null`, `true`).
  case literal(String)

  public var description: String {
    switch self {
    case .string(let text): text
    case .literal(let text): text
    }
  }
}

/// What went wrong with one input: a message and, where it is known, the place (line and column from 1).
public struct InputError: Error, Sendable, Equatable {
  public var message: String
  public var line: Int?
  public var column: Int?

  public init(_ message: String, line: Int? = nil, column: Int? = nil) {
    self.message = message
    self.line = line
    self.column = column
  }
}

/// A stretch of an article's text with a role. Text outside every zone is prose.
public struct Zone: Sendable, Equatable {
  /// What a stretch of text is for.
  public enum Kind: UInt8, Sendable {
    case prose, heading, quotation, caption, alternativeText, tableCell, listItem
    /// Text a reader put in for something that is not prose (code, a formula); checks keep away from it.
    case placeholder
  }
  public var kind: Kind
  /// Byte offsets into `Article.text`, half open.
  public var range: Range<Int>

  public init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// One article as a reader hands it to the engine: valid UTF-8 text and the way back to the source.
public struct Article: Sendable {
  public var id: ArticleID
  /// The path as given, nil for JSON Lines records.
  public var path: String?
  /// The text to lint. Always valid UTF-8.
  public var text: [UInt8]
  /// Maps `text` to `source`; nil where both are the same bytes.
  public var sourceMap: SourceMap?
  /// The text as given, where `text` is not a copy of it (invalid bytes, markup, entities); nil where it is.
  public var source: [UInt8]?
  /// The way from `source` (`text`, where that is nil) to the bytes of a file in another charset; nil where the file
  /// is in UTF-8. Positions then count bytes of the file, and all else in the converted source.
  public var originalBytes: OriginalBytes?
  /// Whether a single line break is never the end of a paragraph, however long the lines are (Markdown, HTML).
  public var hasSoftLineBreaks = false
  /// Suppression comments, in order.
  public var suppressions: [Suppression] = []
  /// Suppression comments that cannot be understood, with their place.
  public var suppressionErrors: [InputError] = []
  /// Whether there are suppression comments, right or wrong ones.
  var hasSuppressions: Bool { !suppressions.isEmpty || !suppressionErrors.isEmpty }
  /// Roles of parts of the text, sorted, not overlapping.
  public var zones: [Zone]
  /// BCP 47 language from `--language`, front matter or a `lang` attribute; nil where it must be detected.
  public var declaredLanguage: String?
  /// Why the article could not be read; its text is empty then.
  public var error: InputError?
  /// Remarks on the reading for the report (“converted from windows-1252”).
  public var notes: [String]

  public init(
    id: ArticleID, path: String? = nil, text: [UInt8] = [], sourceMap: SourceMap? = nil, source: [UInt8]? = nil,
    zones: [Zone] = [], declaredLanguage: String? = nil, error: InputError? = nil, notes: [String] = []
  ) {
    self.id = id
    self.path = path
    self.text = text
    self.sourceMap = sourceMap
    self.source = source
    self.zones = zones
    self.declaredLanguage = declaredLanguage
    self.error = error
    self.notes = notes
  }

  /// An article of plain text: bytes that may hold invalid UTF-8, which is read as U+FFFD per maximal subpart.
  public init(id: ArticleID, path: String? = nil, plainText bytes: [UInt8]) {
    self.init(id: id, path: path)
    if let repaired = UTF8Repair.repair(bytes) {
      text = repaired.text
      sourceMap = repaired.map
      source = bytes
    } else {
      text = bytes
    }
  }
}
