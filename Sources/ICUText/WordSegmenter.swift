import CICU

/// Word boundaries of UTF-8 text (Unicode Standard Annex #29), with the dictionaries of ICU for Thai, Lao, Khmer,
/// Burmese, Chinese and Japanese.
///
/// Reusable but not thread-safe: each worker has its own.
package final class WordSegmenter {
  /// What a segment between two word boundaries is, from the status of the rule that ended it.
  package enum Kind: Sendable {
    /// Spaces, punctuation, symbols.
    case none
    case number
    /// Words of letters, and of Thai and the other scripts with dictionaries except the two below.
    case letter
    /// Hiragana and Katakana.
    case kana
    case ideographic
  }

  private let iterator: BreakIterator

  /// - Parameter locale: a locale identifier, such as "de" or "ja"; unknown ones have the rules of the root locale.
  /// - Throws: `ICUError` when ICU lacks the data.
  package init(locale: String) throws(ICUError) {
    iterator = try BreakIterator(ICU_UBRK_WORD, locale: locale)
  }

  /// Calls `body` with each segment of the text in order: byte offsets in `bytes` and the kind.
  ///
  /// The segments join up. `body` must not use the segmenter.
  ///
  /// - Parameter range: the byte range to segment, on code point boundaries; text outside it has no influence.
  package func forEachSegment<Failure: Error>(
    in bytes: Span<UInt8>, range: Range<Int>, _ body: (_ start: Int, _ end: Int, Kind) throws(Failure) -> Void
  ) throws(Failure) {
    try iterator.forEachSegment(in: bytes, range: range) { segment, status throws(Failure) in
      try body(segment.lowerBound, segment.upperBound, Kind(ruleStatus: status))
    }
  }

  /// Calls `body` with each segment of the whole text.
  package func forEachSegment<Failure: Error>(
    in bytes: Span<UInt8>, _ body: (_ start: Int, _ end: Int, Kind) throws(Failure) -> Void
  ) throws(Failure) {
    try forEachSegment(in: bytes, range: 0..<bytes.count, body)
  }
}

extension WordSegmenter.Kind {
  fileprivate init(ruleStatus: Int32) {
    switch ruleStatus {
    case ICU_UBRK_WORD_NUMBER..<ICU_UBRK_WORD_NUMBER_LIMIT: self = .number
    case ICU_UBRK_WORD_LETTER..<ICU_UBRK_WORD_LETTER_LIMIT: self = .letter
    case ICU_UBRK_WORD_KANA..<ICU_UBRK_WORD_KANA_LIMIT: self = .kana
    case ICU_UBRK_WORD_IDEO..<ICU_UBRK_WORD_IDEO_LIMIT: self = .ideographic
    default: self = .none
    }
  }
}
