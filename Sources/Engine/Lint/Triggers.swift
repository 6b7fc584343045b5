/// What wakes a check: tokens it wants to look at, and properties of an article.
struct Triggers {
  /// Properties of an article that wake a check, whatever its tokens are.
  struct Properties: OptionSet {
    let rawValue: UInt8
    static let any = Properties(rawValue: 1)
    static let hasNonASCII = Properties(rawValue: 2)
    static let hasControls = Properties(rawValue: 4)
    /// A sentence or paragraph may stand twice, or nearly.
    static let mayRepeat = Properties(rawValue: 8)
  }

  /// Properties of a token that wake a check.
  struct Signs: OptionSet {
    let rawValue: UInt8
    /// Holds a digit.
    static let digit = Signs(rawValue: 1)
    /// A mark after a mark.
    static let markAfterMark = Signs(rawValue: 2)
    /// A full stop before a lower-case word.
    static let stopBeforeLowercase = Signs(rawValue: 4)
    /// A word that may end a repetition: the same as the one before it, or the last of two that stand in the same
    /// order up to eight tokens before.
    static let repetition = Signs(rawValue: 8)
    /// The last word of a paragraph, without a mark after it.
    static let unmarkedEnd = Signs(rawValue: 16)
    /// A word with a capital after a comma.
    static let capitalAfterComma = Signs(rawValue: 32)
    /// Holds an underscore.
    static let underscore = Signs(rawValue: 64)
    /// A full stop right after a word of one letter.
    static let initialStop = Signs(rawValue: 128)
  }

  var properties: Properties = []
  var signs: Signs = []
  /// Keys of words, and code points of marks.
  var keys: [UInt64] = []
  /// Code points of marks that stand after white space.
  var spacedMarks: [UInt64] = []
  /// Code points of marks directly before a word.
  var tightMarks: [UInt64] = []
  /// How phrases open: they wake at their first word.
  var openings: [OpeningFilter] = []
  /// Pairs of words next to each other, or with a mark between that joins them: they wake at their second word.
  var neighbours: [NeighbourFilter] = []
  /// What makes `mayRepeat` true; nil where nobody asks.
  var repetition: SentenceRepetition?
}
