import CICU

/// An ICU break iterator over UTF-8 text.
@safe final class BreakIterator {
  private let iterator: OpaquePointer?
  private let view: UTF8TextView

  init(_ type: Int32, locale: String) throws(ICUError) {
    view = try UTF8TextView()
    var status = ICUStatus()
    unsafe iterator = unsafe icu_ubrk_open(type, locale, nil, 0, &status)
    try status.check()
  }

  deinit {
    unsafe icu_ubrk_close(iterator)
  }

  /// Calls `body` with the byte range and the rule status of each segment of a range of the text.
  func forEachSegment<Failure: Error>(
    in bytes: Span<UInt8>, range: Range<Int>, _ body: (Range<Int>, Int32) throws(Failure) -> Void
  ) throws(Failure) {
    let part = bytes.extracting(range)
    try unsafe part.withUnsafeBufferPointer { buffer throws(Failure) in
      var status = ICUStatus()
      unsafe icu_ubrk_setUText(iterator, view.set(on: buffer), &status)
      status.require()
      var start = unsafe Int(icu_ubrk_first(iterator))
      while true {
        let end = unsafe Int(icu_ubrk_next(iterator))
        guard end != Int(ICU_UBRK_DONE) else { break }
        let ruleStatus = unsafe icu_ubrk_getRuleStatus(iterator)
        try body(range.lowerBound + start..<range.lowerBound + end, ruleStatus)
        start = end
      }
    }
  }
}
