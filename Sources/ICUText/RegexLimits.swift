/// The limits of one search for a match.
package struct RegexLimits: Equatable, Sendable {
  /// Steps of the match engine, each about a millisecond of processor time; 0 for no limit.
  package var time: Int32
  /// Bytes of backtracking stack; 0 for no limit.
  package var stack: Int32

  package init(time: Int32 = 500, stack: Int32 = 8_000_000) {
    self.time = time
    self.stack = stack
  }
}
