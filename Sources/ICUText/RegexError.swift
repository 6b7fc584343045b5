/// A regular expression that does not compile.
package struct RegexError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, as a phrase without a capital and a full stop.
  package let message: String
  /// The code point, counted from the start of the pattern, at which the parser gave up; the last one where the
  /// pattern ended too early.
  package let offset: Int

  package var description: String { "\(message) at offset \(offset)" }
}

/// A search that was given up.
package enum RegexMatchError: Error, Equatable {
  /// Backtracking took more than `RegexLimits.time`.
  case timeLimitExceeded
  /// Backtracking took more than `RegexLimits.stack`.
  case stackLimitExceeded
  /// Any other failure of ICU.
  case failed(ICUError)
}
