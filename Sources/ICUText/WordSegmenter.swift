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
    iterator = try BreakIterator(UBRK_WORD, locale: locale)
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
    let status = UInt32(bitPattern: ruleStatus)
    switch status {
    case UBRK_WORD_NUMBER.rawValue..<UBRK_WORD_NUMBER_LIMIT.rawValue: self = .number
    case UBRK_WORD_LETTER.rawValue..<UBRK_WORD_LETTER_LIMIT.rawValue: self = .letter
    case UBRK_WORD_KANA.rawValue..<UBRK_WORD_KANA_LIMIT.rawValue: self = .kana
    case UBRK_WORD_IDEO.rawValue..<UBRK_WORD_IDEO_LIMIT.rawValue: self = .ideographic
    default: self = .none
    }
  }
}
