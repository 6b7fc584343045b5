import CICU

/// Data of the Common Locale Data Repository.
package enum LocaleData {
  /// The quotation marks of a locale; those of the root locale (“ ” ‘ ’) for one that CLDR does not know.
  package static func quotationMarks(locale: String) throws(ICUError) -> QuotationMarks {
    var status = ICUStatus()
    let data = unsafe icu_ulocdata_open(known(locale), &status)
    try status.check()
    defer { unsafe icu_ulocdata_close(data) }
    func mark(_ type: Int32) throws(ICUError) -> String {
      let units: [UInt16] = unsafe try ICUBuffer.fill(capacity: 8) { target, capacity, status in
        unsafe icu_ulocdata_getDelimiter(data, type, target, capacity, &status)
      }
      return String(decoding: units, as: UTF16.self)
    }
    return QuotationMarks(
      start: try mark(ICU_ULOCDATA_QUOTATION_START), end: try mark(ICU_ULOCDATA_QUOTATION_END),
      alternateStart: try mark(ICU_ULOCDATA_ALT_QUOTATION_START), alternateEnd: try mark(ICU_ULOCDATA_ALT_QUOTATION_END)
    )
  }

  /// The separators of decimal numbers in the default digits of a locale; those of the root locale (. and ,) for
  /// one that CLDR does not know.
  package static func numberSeparators(locale: String) throws(ICUError) -> NumberSeparators {
    var status = ICUStatus()
    let format = unsafe icu_unum_open(ICU_UNUM_DECIMAL, nil, 0, known(locale), &status)
    try status.check()
    defer { unsafe icu_unum_close(format) }
    func symbol(_ symbol: Int32) throws(ICUError) -> String {
      let units: [UInt16] = unsafe try ICUBuffer.fill(capacity: 8) { target, capacity, status in
        unsafe icu_unum_getSymbol(format, symbol, target, capacity, &status)
      }
      return String(decoding: units, as: UTF16.self)
    }
    return NumberSeparators(
      decimal: try symbol(ICU_UNUM_DECIMAL_SEPARATOR_SYMBOL), grouping: try symbol(ICU_UNUM_GROUPING_SEPARATOR_SYMBOL))
  }

  /// The locale, or the root where ICU would take the default locale of the process for want of data.
  private static func known(_ locale: String) -> String {
    unsafe icu_hasLocale(locale) ? locale : "root"
  }

  /// The identifiers of the locales that ICU has data for, such as "de" and "pt_PT".
  package static func availableLocales() -> [String] {
    (0..<icu_uloc_countAvailable()).map { unsafe String(cString: icu_uloc_getAvailable($0)) }
  }
}
