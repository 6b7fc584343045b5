/// What a check found, before positions and words are worked out: a range of the text and the rule that it breaks.
public struct RawFinding: Sendable {
  /// Index into the rule list of the linter.
  public var rule: Int
  /// Byte offsets into `Article.text`, half open. Empty at 0 for a finding about the whole article.
  public var range: Range<Int>
  /// 0…1.
  public var confidence: Double
  /// What the text probably said, best first; nil where the rule's `suggest` template says it.
  public var suggestions: [String]?
  /// Values of the message template beside `{match}`.
  public var values: [String: String]
  /// Whether the article has so few of its rule that it is a slip of the pen: its severity is info.
  public var isRare = false

  public init(
    rule: Int, range: Range<Int>, confidence: Double = 1, suggestions: [String]? = nil, values: [String: String] = [:]
  ) {
    self.rule = rule
    self.range = range
    self.confidence = confidence
    self.suggestions = suggestions
    self.values = values
  }
}

/// One finding as it is reported.
public struct Finding: Sendable, Equatable {
  public var rule: String
  public var category: String
  public var severity: Severity
  /// 0…1.
  public var confidence: Double
  public var start: Position
  public var end: Position
  /// The text as read.
  public var text: String
  /// The slice of the source, where it differs from `text`.
  public var source: String?
  public var message: String
  /// What the text probably said, best first. An empty string is a deletion.
  public var suggestions: [String]
  public var fix: FixTier
  /// Findings that lost against this one because their ranges intersect. Not scored.
  public var related: [Finding]
  /// Severity weight times rule weight times confidence where it counts; 0 for related findings.
  public var penalty: Double
  /// Byte offsets into `Article.text`.
  public var textRange: Range<Int>
  /// Byte offsets into the source bytes.
  public var sourceRange: Range<Int>

  public init(
    rule: String, category: String, severity: Severity, confidence: Double, start: Position, end: Position,
    text: String, source: String? = nil, message: String, suggestions: [String], fix: FixTier,
    related: [Finding] = [], penalty: Double = 0, textRange: Range<Int>, sourceRange: Range<Int>
  ) {
    self.rule = rule
    self.category = category
    self.severity = severity
    self.confidence = confidence
    self.start = start
    self.end = end
    self.text = text
    self.source = source
    self.message = message
    self.suggestions = suggestions
    self.fix = fix
    self.related = related
    self.penalty = penalty
    self.textRange = textRange
    self.sourceRange = sourceRange
  }
}
