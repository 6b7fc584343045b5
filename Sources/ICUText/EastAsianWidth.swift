import CICU

/// The East_Asian_Width property (Unicode Standard Annex #11); the order is that of ICU's UEastAsianWidth.
package enum EastAsianWidth: Int32, Sendable {
  case neutral, ambiguous, halfwidth, fullwidth, narrow, wide
}

extension CharacterProperties {
  package var eastAsianWidth: EastAsianWidth {
    EastAsianWidth(rawValue: icu_u_getIntPropertyValue(Int32(scalar.value), ICU_UCHAR_EAST_ASIAN_WIDTH)) ?? .neutral
  }
}
