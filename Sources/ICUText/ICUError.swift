import CICU

/// A failure reported by ICU: data of a locale or charset that is missing, memory that ran out, an invalid argument.
package struct ICUError: Error, Equatable, CustomStringConvertible {
  /// The value of ICU's UErrorCode, greater than 0.
  package let code: Int32

  /// The constant's name in ICU, such as U_FILE_ACCESS_ERROR.
  package var description: String {
    unsafe String(cString: icu_u_errorName(code))
  }
}

extension ICUStatus {
  var isFailure: Bool { rawValue > 0 }

  func check() throws(ICUError) {
    if isFailure { throw ICUError(code: rawValue) }
  }

  /// For calls that fail only without memory or without ICU's own data.
  func require(_ function: StaticString = #function) {
    if isFailure { preconditionFailure("ICU failed in \(function): \(ICUError(code: rawValue))") }
  }
}
