import CICU

/// The properties of a code point in the Unicode Character Database (of Unicode 15 with ICU 72).
package struct CharacterProperties: Sendable {
  package let scalar: Unicode.Scalar

  package init(of scalar: Unicode.Scalar) {
    self.scalar = scalar
  }

  private var codePoint: Int32 { Int32(scalar.value) }

  func has(_ property: Int32) -> Bool {
    icu_u_hasBinaryProperty(codePoint, property)
  }

  package var generalCategory: GeneralCategory {
    GeneralCategory(rawValue: icu_u_charType(codePoint)) ?? .unassigned
  }

  /// General category L.
  package var isLetter: Bool {
    (GeneralCategory.uppercaseLetter.rawValue...GeneralCategory.otherLetter.rawValue)
      .contains(icu_u_charType(codePoint))
  }

  /// General category M.
  package var isMark: Bool {
    (GeneralCategory.nonspacingMark.rawValue...GeneralCategory.spacingMark.rawValue)
      .contains(icu_u_charType(codePoint))
  }

  /// General category P.
  package var isPunctuation: Bool {
    switch generalCategory {
    case .dashPunctuation, .openPunctuation, .closePunctuation, .connectorPunctuation, .otherPunctuation,
      .initialPunctuation, .finalPunctuation:
      true
    default: false
    }
  }

  /// General category Nd, in any digit system.
  package var isDigit: Bool { generalCategory == .decimalNumber }

  /// The value 0...9 of a decimal digit, nil for all else.
  package var digitValue: Int? {
    isDigit ? Int(icu_u_charDigitValue(codePoint)) : nil
  }

  /// The zero of the digit system of a decimal digit ("0" for ASCII, U+0660 for Arabic-Indic), nil for all else.
  package var digitSystemZero: Unicode.Scalar? {
    digitValue.flatMap { Unicode.Scalar(scalar.value - UInt32($0)) }
  }

  /// The Numeric_Value of digits, fractions, Roman numerals and number ideographs, nil for all else.
  package var numericValue: Double? {
    let value = icu_u_getNumericValue(codePoint)
    return value == noNumericValue ? nil : value
  }

  /// The Uppercase property.
  package var isUppercase: Bool { has(ICU_UCHAR_UPPERCASE) }

  /// The Lowercase property.
  package var isLowercase: Bool { has(ICU_UCHAR_LOWERCASE) }

  /// The White_Space property.
  package var isWhitespace: Bool { has(ICU_UCHAR_WHITE_SPACE) }

  /// The Default_Ignorable_Code_Point property: invisible without special support.
  package var isDefaultIgnorable: Bool { has(ICU_UCHAR_DEFAULT_IGNORABLE_CODE_POINT) }

  /// Whether the code point formats bidirectional text: embeddings, overrides, isolates and the marks LRM, RLM, ALM.
  package var isBidiControl: Bool { has(ICU_UCHAR_BIDI_CONTROL) }

  package var isPrivateUse: Bool { generalCategory == .privateUse }

  /// General category Cn: not assigned in ICU's Unicode version; noncharacters also.
  package var isUnassigned: Bool { generalCategory == .unassigned }

  /// U+FDD0...U+FDEF and the last two code points of each plane.
  package var isNoncharacter: Bool { has(ICU_UCHAR_NONCHARACTER_CODE_POINT) }

  /// The Canonical_Combining_Class, 0 for starters.
  package var combiningClass: UInt8 { icu_u_getCombiningClass(codePoint) }
}

/// U_NO_NUMERIC_VALUE, a macro that the importer leaves out.
private let noNumericValue = -123_456_789.0
