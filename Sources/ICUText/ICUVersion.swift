import CICU

/// The versions of the Unicode data in the binary.
package enum ICUVersion {
  /// Of ICU.
  package static var library: String { unsafe String(cString: icu_version()) }
  /// Of the Unicode standard.
  package static var unicode: String { unsafe String(cString: icu_unicode_version()) }
}
