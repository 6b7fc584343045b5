/// A conversion between charsets that failed.
package enum CharsetError: Error, Equatable {
  /// ICU has no charset of the name.
  case unknownCharset(String)
  /// The text has a character that the charset lacks.
  case unmappable
  /// Any other failure of ICU.
  case failed(ICUError)
}
