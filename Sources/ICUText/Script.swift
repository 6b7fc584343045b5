import CICU

/// A Unicode script (Unicode Standard Annex #24).
package struct Script: Hashable, Sendable {
  /// ICU's UScriptCode.
  let rawValue: Int32

  package static let common = Script(rawValue: ICU_USCRIPT_COMMON)
  package static let inherited = Script(rawValue: ICU_USCRIPT_INHERITED)
  package static let latin = Script(rawValue: ICU_USCRIPT_LATIN)
  package static let greek = Script(rawValue: ICU_USCRIPT_GREEK)
  package static let cyrillic = Script(rawValue: ICU_USCRIPT_CYRILLIC)
  package static let armenian = Script(rawValue: ICU_USCRIPT_ARMENIAN)
  package static let cherokee = Script(rawValue: ICU_USCRIPT_CHEROKEE)
  package static let coptic = Script(rawValue: ICU_USCRIPT_COPTIC)
  package static let lisu = Script(rawValue: ICU_USCRIPT_LISU)
  package static let hebrew = Script(rawValue: ICU_USCRIPT_HEBREW)
  package static let arabic = Script(rawValue: ICU_USCRIPT_ARABIC)
  package static let devanagari = Script(rawValue: ICU_USCRIPT_DEVANAGARI)
  package static let thai = Script(rawValue: ICU_USCRIPT_THAI)
  package static let hangul = Script(rawValue: ICU_USCRIPT_HANGUL)
  package static let hiragana = Script(rawValue: ICU_USCRIPT_HIRAGANA)
  package static let katakana = Script(rawValue: ICU_USCRIPT_KATAKANA)
  package static let han = Script(rawValue: ICU_USCRIPT_HAN)
  package static let bopomofo = Script(rawValue: ICU_USCRIPT_BOPOMOFO)
  /// The script of unassigned, private-use and noncharacter code points.
  package static let unknown = Script(rawValue: ICU_USCRIPT_UNKNOWN)

  /// The value of the Script property.
  package init(of scalar: Unicode.Scalar) {
    var status = ICUStatus()
    rawValue = unsafe icu_uscript_getScript(Int32(scalar.value), &status)
    status.require()
  }

  private init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The ISO 15924 code, such as "Latn".
  package var code: String {
    unsafe String(cString: icu_uscript_getShortName(rawValue))
  }

  /// The long property value name, such as "Latin" or "Old_Italic".
  package var name: String {
    unsafe String(cString: icu_uscript_getName(rawValue))
  }

  /// Whether the script is Common or Inherited: no script of its own.
  package var isCommonOrInherited: Bool {
    self == .common || self == .inherited
  }

  /// Whether the script is among a code point's Script_Extensions.
  package func isExtension(of scalar: Unicode.Scalar) -> Bool {
    icu_uscript_hasScript(Int32(scalar.value), rawValue)
  }
}
