/// The limits of one call that searches for matches, over all the matches of the call.
package struct RegexLimits: Equatable, Sendable {
  /// Steps of the match engine, of 10,000 saved states each (0.1 to 1 ms of processor time); 0 for no limit.
  ///
  /// One step for each 256 bytes of the region is added, so that long texts are not refused for their length.
  package var time: Int
  /// Bytes of backtracking stack, to 2^31 - 1; 0 for no limit.
  package var stack: Int

  package init(time: Int = 2000, stack: Int = 8_000_000) {
    self.time = time
    self.stack = stack
  }

  /// The time limit for a region of a length in bytes.
  func time(forRegionOf count: Int) -> Int32 {
    time == 0 ? 0 : Int32(clamping: time + count / 256)
  }
}
