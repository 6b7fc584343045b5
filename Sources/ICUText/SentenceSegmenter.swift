import CICU

/// Sentence boundaries of UTF-8 text (Unicode Standard Annex #29).
///
/// Reusable but not thread-safe: each worker has its own.
package final class SentenceSegmenter {
  /// How a sentence ends, from the status of the rule that ended it.
  package enum Ending: Sendable {
    /// With a terminator such as a full stop, or with the text.
    case terminator
    /// With a line or paragraph separator, without a terminator.
    case separator
  }

  private let iterator: BreakIterator

  /// - Parameters:
  ///   - locale: a locale identifier, such as "de"; unknown ones have the rules of the root locale.
  ///   - suppressesAbbreviations: whether the abbreviations that CLDR lists for the language (de, en, es, fr, it,
  ///     pt, ...) end no sentence.
  /// - Throws: `ICUError` when ICU lacks the data.
  package init(locale: String, suppressesAbbreviations: Bool = true) throws(ICUError) {
    let name = suppressesAbbreviations ? locale + (locale.contains("@") ? ";" : "@") + "ss=standard" : locale
    iterator = try BreakIterator(UBRK_SENTENCE, locale: name)
  }

  /// Calls `body` with each sentence in order: byte offsets in `bytes`, with the spaces after it, and its ending.
  ///
  /// The sentences join up. `body` must not use the segmenter.
  ///
  /// - Parameter range: the byte range to segment, on code point boundaries; text outside it has no influence.
  package func forEachSegment<Failure: Error>(
    in bytes: Span<UInt8>, range: Range<Int>, _ body: (_ start: Int, _ end: Int, Ending) throws(Failure) -> Void
  ) throws(Failure) {
    try iterator.forEachSegment(in: bytes, range: range) { segment, status throws(Failure) in
      let isSeparator = UInt32(bitPattern: status) >= UBRK_SENTENCE_SEP.rawValue
      try body(segment.lowerBound, segment.upperBound, isSeparator ? .separator : .terminator)
    }
  }

  /// Calls `body` with each sentence of the whole text.
  package func forEachSegment<Failure: Error>(
    in bytes: Span<UInt8>, _ body: (_ start: Int, _ end: Int, Ending) throws(Failure) -> Void
  ) throws(Failure) {
    try forEachSegment(in: bytes, range: 0..<bytes.count, body)
  }
}
