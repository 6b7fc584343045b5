import CICU

extension RegexError {
  /// `line` and `column` are those of ICU's UParseError, which the parser counts from 1.
  init(status: ICUStatus, line errorLine: Int, column: Int, pattern: String) {
    let phrase = Self.phrases.first { $0.0 == status.rawValue }?.1
    message = phrase ?? "ICU reports \(ICUError(code: status.rawValue))"
    let scalars = Array(pattern.unicodeScalars)
    var lineStart = 0
    var line = 1
    for (index, scalar) in scalars.enumerated() where line < errorLine {
      let isCRLF = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      guard ["\n", "\r", "\u{85}", "\u{2028}"].contains(scalar), !isCRLF else { continue }
      line += 1
      lineStart = index + 1
    }
    offset = min(lineStart + max(column, 1) - 1, scalars.count)
  }

  private static let phrases: [(Int32, String)] = [
    (ICU_U_ILLEGAL_ARGUMENT_ERROR, "empty pattern"),
    (ICU_U_REGEX_RULE_SYNTAX, "syntax error"),
    (ICU_U_REGEX_BAD_ESCAPE_SEQUENCE, "unknown escape sequence"),
    (ICU_U_REGEX_PROPERTY_SYNTAX, "malformed Unicode property"),
    (ICU_U_REGEX_UNIMPLEMENTED, "unsupported feature"),
    (ICU_U_REGEX_MISMATCHED_PAREN, "unbalanced parenthesis"),
    (ICU_U_REGEX_NUMBER_TOO_BIG, "number too large"),
    (ICU_U_REGEX_BAD_INTERVAL, "malformed {min,max} interval"),
    (ICU_U_REGEX_MAX_LT_MIN, "interval with max less than min"),
    (ICU_U_REGEX_INVALID_BACK_REF, "back reference to a group that does not exist"),
    (ICU_U_REGEX_INVALID_FLAG, "unknown flag"),
    (ICU_U_REGEX_LOOK_BEHIND_LIMIT, "look-behind of unbounded length"),
    (ICU_U_REGEX_SET_CONTAINS_STRING, "string inside a set"),
    (ICU_U_REGEX_MISSING_CLOSE_BRACKET, "missing ]"),
    (ICU_U_REGEX_INVALID_RANGE, "range with its end before its start"),
    (ICU_U_REGEX_PATTERN_TOO_BIG, "pattern too large"),
    (ICU_U_REGEX_INVALID_CAPTURE_GROUP_NAME, "invalid or repeated group name"),
  ]
}
