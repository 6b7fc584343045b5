import CICU

/// The case mappings of UTF-8 text in a language, with its own rules (Turkish i, Dutch ij, Greek accents, Lithuanian).
///
/// Not thread-safe: each worker has its own.
@safe package final class CaseMapping {
  private let wholeMap: OpaquePointer?
  private let titleMap: OpaquePointer?

  /// - Parameter locale: a locale identifier, such as "tr" or "pt-BR"; unknown ones have the rules of no language.
  package init(locale: String) throws(ICUError) {
    var status = U_ZERO_ERROR
    unsafe wholeMap = unsafe icu_ucasemap_open(locale, 0, &status)
    let options = UInt32(U_TITLECASE_WHOLE_STRING) | UInt32(U_TITLECASE_NO_LOWERCASE)
    unsafe titleMap = unsafe icu_ucasemap_open(locale, options, &status)
    try status.check()
  }

  deinit {
    unsafe icu_ucasemap_close(wholeMap)
    unsafe icu_ucasemap_close(titleMap)
  }

  /// The text in lower case.
  package func lowercased(_ bytes: Span<UInt8>) -> [UInt8] {
    unsafe map(bytes) { unsafe icu_ucasemap_utf8ToLower(self.wholeMap, $0, $1, $2, $3, &$4) }
  }

  /// The text in upper case.
  package func uppercased(_ bytes: Span<UInt8>) -> [UInt8] {
    unsafe map(bytes) { unsafe icu_ucasemap_utf8ToUpper(self.wholeMap, $0, $1, $2, $3, &$4) }
  }

  /// The text with its first letter in title case and all else as it was; quotes and digits before it are passed over.
  package func titlecasedFirstLetter(_ bytes: Span<UInt8>) -> [UInt8] {
    unsafe map(bytes) { unsafe icu_ucasemap_utf8ToTitle(self.titleMap, $0, $1, $2, $3, &$4) }
  }

  private func map(
    _ bytes: Span<UInt8>,
    _ function: (UnsafeMutablePointer<UInt8>, Int32, UnsafePointer<UInt8>?, Int32, inout UErrorCode) -> Int32
  ) -> [UInt8] {
    unsafe bytes.withUnsafeBufferPointer { source in
      unsafe ICUBuffer.fillOrTrap(capacity: source.count + source.count / 8) { target, capacity, status in
        unsafe function(target, capacity, source.baseAddress, Int32(source.count), &status)
      }
    }
  }
}
