import CICU

/// A Unicode script (Unicode Standard Annex #24).
package struct Script: Hashable, Sendable {
  /// ICU's UScriptCode.
  let rawValue: Int32

  package static let common = Script(rawValue: USCRIPT_COMMON.rawValue)
  package static let inherited = Script(rawValue: USCRIPT_INHERITED.rawValue)
  package static let latin = Script(rawValue: USCRIPT_LATIN.rawValue)
  package static let greek = Script(rawValue: USCRIPT_GREEK.rawValue)
  package static let cyrillic = Script(rawValue: USCRIPT_CYRILLIC.rawValue)
  package static let armenian = Script(rawValue: USCRIPT_ARMENIAN.rawValue)
  package static let cherokee = Script(rawValue: USCRIPT_CHEROKEE.rawValue)
  package static let coptic = Script(rawValue: USCRIPT_COPTIC.rawValue)
  package static let lisu = Script(rawValue: USCRIPT_LISU.rawValue)
  package static let hebrew = Script(rawValue: USCRIPT_HEBREW.rawValue)
  package static let arabic = Script(rawValue: USCRIPT_ARABIC.rawValue)
  package static let devanagari = Script(rawValue: USCRIPT_DEVANAGARI.rawValue)
  package static let thai = Script(rawValue: USCRIPT_THAI.rawValue)
  package static let hangul = Script(rawValue: USCRIPT_HANGUL.rawValue)
  package static let hiragana = Script(rawValue: USCRIPT_HIRAGANA.rawValue)
  package static let katakana = Script(rawValue: USCRIPT_KATAKANA.rawValue)
  package static let han = Script(rawValue: USCRIPT_HAN.rawValue)
  package static let bopomofo = Script(rawValue: USCRIPT_BOPOMOFO.rawValue)
  /// The script of unassigned, private-use and noncharacter code points.
  package static let unknown = Script(rawValue: USCRIPT_UNKNOWN.rawValue)

  /// The value of the Script property.
  package init(of scalar: Unicode.Scalar) {
    var status = U_ZERO_ERROR
    rawValue = unsafe icu_uscript_getScript(UChar32(scalar.value), &status).rawValue
    status.require()
  }

  private init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The ISO 15924 code, such as "Latn".
  package var code: String {
    unsafe String(cString: icu_uscript_getShortName(UScriptCode(rawValue)))
  }

  /// The long property value name, such as "Latin" or "Old_Italic".
  package var name: String {
    unsafe String(cString: icu_uscript_getName(UScriptCode(rawValue)))
  }

  /// Whether the script is Common or Inherited: no script of its own.
  package var isCommonOrInherited: Bool {
    self == .common || self == .inherited
  }

  /// Whether the script is among a code point's Script_Extensions.
  package func isExtension(of scalar: Unicode.Scalar) -> Bool {
    icu_uscript_hasScript(UChar32(scalar.value), UScriptCode(rawValue)) != 0
  }
}
