/// Word lists of one language (`Rules/<language>/language.yml`).
public struct LanguageData: Sendable, Equatable {
  /// BCP 47.
  public var language: String
  /// Frequent words that tell the language apart.
  public var functionWords: [String]
  /// Abbreviations that end in a full stop inside a sentence, without it.
  public var abbreviations: [String]
  /// Keys of spelled-out cardinals, words joined by “-” (`TokenKey.key(folded:)`), with `numberValues` beside them.
  public var numberKeys: [UInt64]
  /// Values of the spelled-out cardinals, 0 or more.
  public var numberValues: [UInt32]

  public init(
    language: String, functionWords: [String] = [], abbreviations: [String] = [], numberKeys: [UInt64] = [],
    numberValues: [UInt32] = []
  ) {
    self.language = language
    self.functionWords = functionWords
    self.abbreviations = abbreviations
    self.numberKeys = numberKeys
    self.numberValues = numberValues
  }

  /// The data with a spelled-out number added; hyphens and spaces between its words count alike.
  public mutating func addNumber(words: String, value: Int) {
    let joined = words.map { $0 == " " ? "-" : $0 }
    numberKeys.append(TokenKey.key(folded: TokenKey.fold(Array(String(joined).utf8))))
    numberValues.append(UInt32(value))
  }
}
