import CICU

/// Data of the Common Locale Data Repository.
package enum LocaleData {
  /// The quotation marks of a locale; those of the root locale (“ ” ‘ ’) where CLDR has none.
  package static func quotationMarks(locale: String) throws(ICUError) -> QuotationMarks {
    var status = U_ZERO_ERROR
    let data = unsafe icu_ulocdata_open(locale, &status)
    try status.check()
    defer { unsafe icu_ulocdata_close(data) }
    func mark(_ type: ULocaleDataDelimiterType) throws(ICUError) -> String {
      let units: [UInt16] = unsafe try ICUBuffer.fill(capacity: 8) { target, capacity, status in
        unsafe icu_ulocdata_getDelimiter(data, type, target, capacity, &status)
      }
      return String(decoding: units, as: UTF16.self)
    }
    return QuotationMarks(
      start: try mark(ULOCDATA_QUOTATION_START), end: try mark(ULOCDATA_QUOTATION_END),
      alternateStart: try mark(ULOCDATA_ALT_QUOTATION_START), alternateEnd: try mark(ULOCDATA_ALT_QUOTATION_END))
  }

  /// The separators of decimal numbers in the default digits of a locale.
  package static func numberSeparators(locale: String) throws(ICUError) -> NumberSeparators {
    var status = U_ZERO_ERROR
    let format = unsafe icu_unum_open(UNUM_DECIMAL, nil, 0, locale, nil, &status)
    try status.check()
    defer { unsafe icu_unum_close(format) }
    func symbol(_ symbol: UNumberFormatSymbol) throws(ICUError) -> String {
      let units: [UInt16] = unsafe try ICUBuffer.fill(capacity: 8) { target, capacity, status in
        unsafe icu_unum_getSymbol(format, symbol, target, capacity, &status)
      }
      return String(decoding: units, as: UTF16.self)
    }
    return NumberSeparators(
      decimal: try symbol(UNUM_DECIMAL_SEPARATOR_SYMBOL), grouping: try symbol(UNUM_GROUPING_SEPARATOR_SYMBOL))
  }

  /// The identifiers of the locales that ICU has data for, such as "de" and "pt_PT".
  package static func availableLocales() -> [String] {
    (0..<icu_uloc_countAvailable()).map { unsafe String(cString: icu_uloc_getAvailable($0)) }
  }
}
