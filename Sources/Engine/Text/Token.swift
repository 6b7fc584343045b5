/// A word, number or mark of the text. Words follow UAX #29 with three tailorings: “.” joins only single letters
/// (“U.S”, not “end.The”) and digits, “:” and “;” never join, and a typographic apostrophe is an apostrophe.
public struct Token: Sendable, Equatable, BitwiseCopyable {
  /// What a token is made of.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// Letters, perhaps with digits.
    case word
    /// Digits and separators between digits only.
    case number
    /// One mark or symbol, or one emoji sequence.
    case mark
  }

  /// What was seen of a token and of the gap before it.
  public struct Flags: OptionSet, Sendable, BitwiseCopyable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// White space stands before the token, or the text starts with it.
    public static let spaceBefore = Flags(rawValue: 1)
    /// A line break stands before the token.
    public static let newlineBefore = Flags(rawValue: 2)
    /// First token of a paragraph.
    public static let paragraphStart = Flags(rawValue: 4)
    /// First token of a sentence.
    public static let sentenceStart = Flags(rawValue: 8)
    /// The first letter is upper case.
    public static let capitalized = Flags(rawValue: 16)
    /// Two letters or more, all upper case.
    public static let allCaps = Flags(rawValue: 32)
    public static let hasDigit = Flags(rawValue: 64)
    public static let hasNonASCII = Flags(rawValue: 128)
    /// An upper-case letter after the first one, and a lower-case letter somewhere (“McDonald”, “iPhone”).
    public static let mixedCase = Flags(rawValue: 256)
    /// Lies in a placeholder zone.
    public static let placeholder = Flags(rawValue: 512)
    /// Lies in a heading zone.
    public static let heading = Flags(rawValue: 1024)
    public static let hasUnderscore = Flags(rawValue: 2048)
  }

  /// Hash of the folded text; a mark's code point.
  public var key: UInt64
  /// Byte offsets into the text, half open.
  public var start: UInt32
  public var end: UInt32
  public var kind: Kind
  public var flags: Flags

  @inlinable
  init(key: UInt64, start: Int, end: Int, kind: Kind, flags: Flags) {
    self.key = key
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.kind = kind
    self.flags = flags
  }

  /// Byte offsets into the text.
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
  @inlinable public var isWord: Bool { kind == .word }
  @inlinable public var isMark: Bool { kind == .mark }
  @inlinable public var hasSpaceBefore: Bool { flags.contains(.spaceBefore) }

  /// Whether the token is this ASCII mark.
  @inlinable
  public func isMark(_ scalar: Unicode.Scalar) -> Bool { kind == .mark && key == UInt64(scalar.value) }
}
