import CICU

extension CharacterProperties {
  /// The Emoji property (Unicode Technical Standard #51). ASCII digits, # and * have it.
  package var isEmoji: Bool { has(ICU_UCHAR_EMOJI) }

  /// Whether the code point is shown as an emoji without U+FE0F after it.
  package var isEmojiPresentation: Bool { has(ICU_UCHAR_EMOJI_PRESENTATION) }

  /// The skin tones U+1F3FB...U+1F3FF.
  package var isEmojiModifier: Bool { has(ICU_UCHAR_EMOJI_MODIFIER) }

  /// The Extended_Pictographic property: emoji of today and code points reserved for later ones, no digits.
  package var isExtendedPictographic: Bool { has(ICU_UCHAR_EXTENDED_PICTOGRAPHIC) }

  /// The letters U+1F1E6...U+1F1FF that make flags in pairs.
  package var isRegionalIndicator: Bool { has(ICU_UCHAR_REGIONAL_INDICATOR) }
}
