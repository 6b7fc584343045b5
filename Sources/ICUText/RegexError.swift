/// A regular expression that does not compile.
package struct RegexError: Error, Equatable, CustomStringConvertible {
  /// What is wrong, as a phrase without a capital and a full stop.
  package let message: String
  /// Where in the pattern, in code points from its start; at the end for what is missing there.
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
