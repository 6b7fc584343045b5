import CICU

/// A compiled ICU regular expression. Immutable: each worker makes its own `RegexMatcher` of it.
@safe package final class RegexPattern: @unchecked Sendable {
  /// The flags of ICU's URegexpFlag.
  package struct Options: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
      self.rawValue = rawValue
    }

    package static let caseInsensitive = Options(rawValue: UInt32(ICU_UREGEX_CASE_INSENSITIVE))
    /// White space and #comments in the pattern are passed over.
    package static let comments = Options(rawValue: UInt32(ICU_UREGEX_COMMENTS))
    /// "." matches line ends also.
    package static let dotMatchesLineEnds = Options(rawValue: UInt32(ICU_UREGEX_DOTALL))
    /// "^" and "$" match at each line also.
    package static let multiline = Options(rawValue: UInt32(ICU_UREGEX_MULTILINE))
    /// "\b" is the word boundary of Unicode Standard Annex #29.
    package static let unicodeWordBoundaries = Options(rawValue: UInt32(ICU_UREGEX_UWORD))
  }

  package let pattern: String
  package let options: Options
  /// The number of capture groups, the match itself not counted.
  package let groupCount: Int
  private let expression: OpaquePointer?

  /// Compiles a pattern in the syntax of ICU regular expressions.
  ///
  /// - Throws: `RegexError` when it is not well-formed, or is too complex for ICU.
  package init(_ pattern: String, options: Options = []) throws(RegexError) {
    self.pattern = pattern
    self.options = options
    let units = Array(pattern.utf16)
    var line: Int32 = 0
    var column: Int32 = 0
    var status = ICUStatus()
    unsafe expression = unsafe icu_uregex_open(units, Int32(units.count), options.rawValue, &line, &column, &status)
    if status.isFailure {
      groupCount = 0
      throw RegexError(status: status, line: Int(line), column: Int(column), pattern: pattern)
    }
    groupCount = unsafe Int(icu_uregex_groupCount(expression, &status))
  }

  deinit {
    unsafe icu_uregex_close(expression)
  }

  /// The number of a named capture group, nil when the pattern has none of the name.
  package func groupNumber(named name: String) -> Int? {
    var status = ICUStatus()
    let number = unsafe icu_uregex_groupNumberFromCName(expression, name, -1, &status)
    return status.isFailure ? nil : Int(number)
  }

  /// A copy of the compiled expression with its own match state. ICU counts the references atomically.
  @unsafe func clone() -> OpaquePointer? {
    var status = ICUStatus()
    let copy = unsafe icu_uregex_clone(expression, &status)
    status.require()
    return unsafe copy
  }
}
