/// The width of text in the columns of a terminal.
package enum DisplayWidth {
  /// The columns that a byte range of UTF-8 text takes: 2 for East Asian wide and fullwidth characters and emoji, 0 for
  /// marks, controls and other invisible characters, 1 for all else.
  ///
  /// Emoji sequences (skin tones, U+FE0F, ZWJ) and Hangul jamo count as they are drawn, as one character.
  ///
  /// - Parameters:
  ///   - column: the column of the start of the range, from 0.
  ///   - tabWidth: the distance of tab stops; 0 for tabs without width.
  package static func columns(
    of bytes: Span<UInt8>, in range: Range<Int>, startingAt column: Int = 0, tabWidth: Int = 0
  ) -> Int {
    var width = 0
    var last = Last.other
    bytes.forEachScalar(in: range) { scalar, _ in
      if scalar == "\t" {
        width += tabWidth == 0 ? 0 : tabWidth - (column + width) % tabWidth
        last = .other
      } else if (0x20..<0x7F).contains(scalar.value) {
        width += 1
        last = scalar == "#" || scalar == "*" || ("0"..."9").contains(scalar) ? .narrowEmoji : .other
      } else {
        width += self.width(of: scalar, after: &last)
      }
    }
    return width
  }

  /// The columns of a whole text.
  package static func columns(of bytes: Span<UInt8>) -> Int {
    columns(of: bytes, in: 0..<bytes.count)
  }

  /// What came before: an emoji drawn narrow, one drawn wide, one with a joiner after it, or none.
  private enum Last {
    case narrowEmoji, wideEmoji, emojiAndJoiner, other
  }

  private static func width(of scalar: Unicode.Scalar, after last: inout Last) -> Int {
    let properties = CharacterProperties(of: scalar)
    switch scalar {
    case "\u{FE0F}":
      guard last == .narrowEmoji else { return 0 }
      last = .wideEmoji
      return 1
    case "\u{200D}":
      last = last == .wideEmoji ? .emojiAndJoiner : .other
      return 0
    case "\u{AD}":
      last = .other
      return 1
    case "\u{1160}"..."\u{11FF}", "\u{D7B0}"..."\u{D7FF}": return 0
    default: break
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    if properties.isEmojiModifier, last == .wideEmoji { return 0 }
    if last == .emojiAndJoiner, properties.isExtendedPictographic {
      last = .wideEmoji
      return 0
    }
    switch properties.eastAsianWidth {
    case .wide, .fullwidth:
      last = properties.isEmojiPresentation ? .wideEmoji : .other
      return 2
    default:
      last = properties.isEmoji ? .narrowEmoji : .other
      return 1
    }
  }
}
