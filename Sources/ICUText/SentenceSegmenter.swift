import CICU

/// Sentence boundaries of UTF-8 text (Unicode Standard Annex #29).
///
/// Reusable but not thread-safe: each worker has its own.
package final class SentenceSegmenter {
  /// How a sentence ends.
  package enum Ending: Sendable {
    /// With a terminator such as a full stop; closing quotes, brackets and spaces may come after it.
    case terminated
    /// With a line end, a paragraph separator or the text: headings, list items.
    case unterminated
  }

  private let iterator: BreakIterator

  /// - Parameters:
  ///   - locale: a locale identifier, such as "de"; unknown ones have the rules of the root locale.
  ///   - suppressesAbbreviations: whether the abbreviations that CLDR lists for the language (de, en, es, fr, it,
  ///     pt, ...) end no sentence.
  /// - Throws: `ICUError` when ICU lacks the data.
  package init(locale: String, suppressesAbbreviations: Bool = true) throws(ICUError) {
    let name = suppressesAbbreviations ? locale + (locale.contains("@") ? ";" : "@") + "ss=standard" : locale
    iterator = try BreakIterator(ICU_UBRK_SENTENCE, locale: name)
  }

  /// Calls `body` with each sentence in order: byte offsets in `bytes`, with the spaces after it, and its ending.
  ///
  /// The sentences join up. `body` must not use the segmenter.
  ///
  /// - Parameter range: the byte range to segment, on code point boundaries; text outside it has no influence.
  package func forEachSegment<Failure: Error>(
    in bytes: Span<UInt8>, range: Range<Int>, _ body: (_ start: Int, _ end: Int, Ending) throws(Failure) -> Void
  ) throws(Failure) {
    try iterator.forEachSegment(in: bytes, range: range) { segment, _ throws(Failure) in
      try body(segment.lowerBound, segment.upperBound, Self.ending(of: segment, in: bytes))
    }
  }

  /// Calls `body` with each sentence of the whole text.
  package func forEachSegment<Failure: Error>(
    in bytes: Span<UInt8>, _ body: (_ start: Int, _ end: Int, Ending) throws(Failure) -> Void
  ) throws(Failure) {
    try forEachSegment(in: bytes, range: 0..<bytes.count, body)
  }

  /// ICU has no rule status where abbreviations are suppressed, so the text is asked.
  private static func ending(of segment: Range<Int>, in bytes: Span<UInt8>) -> Ending {
    var end = segment.upperBound
    while end > segment.lowerBound {
      end = bytes.scalarStart(before: end)
      let scalar = bytes.decodeScalar(at: end).scalar
      let property = icu_u_getIntPropertyValue(Int32(scalar.value), ICU_UCHAR_SENTENCE_BREAK)
      switch property {
      case ICU_U_SB_ATERM, ICU_U_SB_STERM: return .terminated
      case ICU_U_SB_CLOSE, ICU_U_SB_SP, ICU_U_SB_SEP, ICU_U_SB_CR, ICU_U_SB_LF,
        ICU_U_SB_EXTEND, ICU_U_SB_FORMAT:
        continue
      default: return .unterminated
      }
    }
    return .unterminated
  }
}
