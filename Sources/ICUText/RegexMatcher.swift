import CICU

/// Searches UTF-8 text for the matches of a pattern.
///
/// Reusable but not thread-safe: each worker has its own. Text is well-formed UTF-8.
@safe package final class RegexMatcher {
  package let pattern: RegexPattern
  private let limits: RegexLimits
  private let expression: OpaquePointer?
  private let view: UTF8TextView

  /// - Parameters:
  ///   - usesAnchoringBounds: whether "^", "\A", "$" and "\z" match at the ends of the region searched.
  ///   - usesTransparentBounds: whether look-around and "\b" see the text outside the region.
  package init(
    _ pattern: RegexPattern, limits: RegexLimits = RegexLimits(), usesAnchoringBounds: Bool = false,
    usesTransparentBounds: Bool = true
  ) {
    self.pattern = pattern
    self.limits = limits
    unsafe expression = unsafe pattern.clone()
    do {
      view = try UTF8TextView()
    } catch {
      preconditionFailure("ICU failed: \(error)")
    }
    var status = ICUStatus()
    unsafe icu_uregex_useAnchoringBounds(expression, usesAnchoringBounds, &status)
    unsafe icu_uregex_useTransparentBounds(expression, usesTransparentBounds, &status)
    unsafe icu_uregex_setStackLimit(expression, Int32(clamping: limits.stack), &status)
    status.require()
  }

  deinit {
    unsafe icu_uregex_close(expression)
  }

  /// Calls `body` with each match in order, up to where it returns false.
  ///
  /// - Parameters:
  ///   - region: the byte range to search, on code point boundaries; nil for the whole text.
  ///   - start: the byte offset in the region where the search begins; nil for the start of the region.
  ///   - body: must not use the matcher. Offsets are from the start of `bytes`.
  /// - Throws: `RegexMatchError`, after the matches that were found before.
  package func forEachMatch(
    in bytes: Span<UInt8>, region: Range<Int>? = nil, from start: Int? = nil, _ body: (RegexMatch) -> Bool
  ) throws(RegexMatchError) {
    let region = region ?? 0..<bytes.count
    precondition(region.lowerBound >= 0 && region.upperBound <= bytes.count, "region outside the text")
    let start = start ?? region.lowerBound
    precondition(start >= region.lowerBound && start <= region.upperBound, "start outside the region")
    try unsafe bytes.withUnsafeBufferPointer { buffer throws(RegexMatchError) in
      var status = ICUStatus()
      unsafe icu_uregex_setUText(expression, view.set(on: buffer), &status)
      try search(region, from: start, &status, body)
    }
  }

  /// Searches the text that is set.
  private func search(
    _ region: Range<Int>, from start: Int, _ status: inout ICUStatus, _ body: (RegexMatch) -> Bool
  ) throws(RegexMatchError) {
    unsafe icu_uregex_setTimeLimit(expression, limits.time(forRegionOf: region.count), &status)
    unsafe icu_uregex_setRegionAndStart(
      expression, Int64(region.lowerBound), Int64(region.upperBound), Int64(start), &status)
    try check(status)
    while unsafe icu_uregex_findNext(expression, &status) {
      guard body(currentMatch()) else { return }
    }
    try check(status)
  }

  /// The first match; the parameters and errors are those of `forEachMatch`.
  package func firstMatch(
    in bytes: Span<UInt8>, region: Range<Int>? = nil, from start: Int? = nil
  ) throws(RegexMatchError) -> RegexMatch? {
    var first: RegexMatch?
    try forEachMatch(in: bytes, region: region, from: start) {
      first = $0
      return false
    }
    return first
  }

  /// All matches; the parameters and errors are those of `forEachMatch`.
  package func matches(
    in bytes: Span<UInt8>, region: Range<Int>? = nil, from start: Int? = nil
  ) throws(RegexMatchError) -> [RegexMatch] {
    var found: [RegexMatch] = []
    try forEachMatch(in: bytes, region: region, from: start) {
      found.append($0)
      return true
    }
    return found
  }

  /// All matches in a region of UTF-16 text, with offsets in code units. ICU searches it several times as fast as
  /// UTF-8; for ASCII the offsets are those of the bytes.
  package func matches(inUTF16 units: Span<UInt16>, region: Range<Int>) throws(RegexMatchError) -> [RegexMatch] {
    precondition(region.lowerBound >= 0 && region.upperBound <= units.count, "region outside the text")
    var found: [RegexMatch] = []
    try unsafe units.withUnsafeBufferPointer { buffer throws(RegexMatchError) in
      var status = ICUStatus()
      unsafe icu_uregex_setText(expression, buffer.baseAddress, Int32(clamping: buffer.count), &status)
      try search(region, from: region.lowerBound, &status) {
        found.append($0)
        return true
      }
    }
    return found
  }

  private func currentMatch() -> RegexMatch {
    let captures = pattern.groupCount == 0 ? [] : (1...pattern.groupCount).map { range(ofGroup: $0) }
    return RegexMatch(range: range(ofGroup: 0) ?? 0..<0, captures: captures)
  }

  private func range(ofGroup group: Int) -> Range<Int>? {
    var status = ICUStatus()
    let start = unsafe icu_uregex_start64(expression, Int32(group), &status)
    let end = unsafe icu_uregex_end64(expression, Int32(group), &status)
    return start < 0 || status.isFailure ? nil : Int(start)..<Int(end)
  }

  private func check(_ status: ICUStatus) throws(RegexMatchError) {
    switch status.rawValue {
    case ICU_U_REGEX_TIME_OUT: throw .timeLimitExceeded
    case ICU_U_REGEX_STACK_OVERFLOW: throw .stackLimitExceeded
    case _ where status.isFailure: throw .failed(ICUError(code: status.rawValue))
    default: break
    }
  }
}
