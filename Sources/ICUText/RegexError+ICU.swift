import CICU

extension RegexError {
  init(status: UErrorCode, position: UParseError, pattern: String) {
    let phrase = Self.phrases.first { $0.0 == status }?.1
    message = phrase ?? "ICU reports \(ICUError(code: Int32(status.rawValue)))"
    let scalars = Array(pattern.unicodeScalars)
    // The parser counts from the start of a line, beginning with 1.
    var lineStart = 0
    var line = 1
    for (index, scalar) in scalars.enumerated() where line < position.line {
      let isCRLF = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      guard ["\n", "\r", "\u{85}", "\u{2028}"].contains(scalar), !isCRLF else { continue }
      line += 1
      lineStart = index + 1
    }
    let column = max(Int(position.offset), 1)
    offset = min(lineStart + column - 1, scalars.count)
  }

  private static let phrases: [(UErrorCode, String)] = [
    (U_REGEX_RULE_SYNTAX, "syntax error"),
    (U_REGEX_BAD_ESCAPE_SEQUENCE, "unknown escape sequence"),
    (U_REGEX_PROPERTY_SYNTAX, "malformed Unicode property"),
    (U_REGEX_UNIMPLEMENTED, "unsupported feature"),
    (U_REGEX_MISMATCHED_PAREN, "unbalanced parenthesis"),
    (U_REGEX_NUMBER_TOO_BIG, "number too large"),
    (U_REGEX_BAD_INTERVAL, "malformed {min,max} interval"),
    (U_REGEX_MAX_LT_MIN, "interval with max less than min"),
    (U_REGEX_INVALID_BACK_REF, "back reference to a group that does not exist"),
    (U_REGEX_INVALID_FLAG, "unknown flag"),
    (U_REGEX_LOOK_BEHIND_LIMIT, "look-behind of unbounded length"),
    (U_REGEX_SET_CONTAINS_STRING, "string inside a set"),
    (U_REGEX_MISSING_CLOSE_BRACKET, "missing ]"),
    (U_REGEX_INVALID_RANGE, "range with its end before its start"),
    (U_REGEX_PATTERN_TOO_BIG, "pattern too large"),
    (U_REGEX_INVALID_CAPTURE_GROUP_NAME, "invalid or repeated group name"),
  ]
}
