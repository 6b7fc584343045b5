import CICU

extension CharacterProperties {
  /// Whether ZWJ (U+200D) and ZWNJ (U+200C) have an orthographic use beside the code point.
  ///
  /// So it is for letters that join (Arabic, Syriac, N'Ko, Mongolian, ...: Joining_Type D, L, R or C) and for letters
  /// and marks of scripts with a virama or stacker (Indic_Syllabic_Category). Emoji sequences are not counted.
  package var isJoinerContext: Bool {
    let joiningType = icu_u_getIntPropertyValue(Int32(scalar.value), ICU_UCHAR_JOINING_TYPE)
    switch joiningType {
    case ICU_U_JT_DUAL_JOINING, ICU_U_JT_LEFT_JOINING, ICU_U_JT_RIGHT_JOINING, ICU_U_JT_JOIN_CAUSING:
      return scalar != "\u{200D}"
    default:
      guard scalar.value >= Self.indicBlocks.lowerBound.value, isLetter || isMark else { return false }
      return Self.scriptsWithVirama.contains(Script(of: scalar))
    }
  }

  private static let indicBlocks: ClosedRange<Unicode.Scalar> = "\u{900}"..."\u{11FFF}"

  private static let scriptsWithVirama: Set<Script> = {
    var scripts: Set<Script> = []
    for value in indicBlocks.lowerBound.value...indicBlocks.upperBound.value {
      let category = icu_u_getIntPropertyValue(Int32(value), ICU_UCHAR_INDIC_SYLLABIC_CATEGORY)
      guard category == ICU_U_INSC_VIRAMA || category == ICU_U_INSC_INVISIBLE_STACKER,
        let scalar = Unicode.Scalar(value)
      else { continue }
      scripts.insert(Script(of: scalar))
    }
    return scripts.subtracting([.common, .inherited])
  }()
}
