import CICU

/// The rule-based number format of a locale: numbers in words.
@safe final class NumberSpeller {
  private let format: OpaquePointer?

  /// A locale without spelled numbers has those of the root: digits.
  init(locale: String) throws(ICUError) {
    let known = unsafe icu_hasSpelledNumbers(locale) ? locale : "root"
    var status = ICUStatus()
    unsafe format = unsafe icu_unum_open(ICU_UNUM_SPELLOUT, nil, 0, known, &status)
    try status.check()
  }

  deinit {
    unsafe icu_unum_close(format)
  }

  /// The names of the public rule sets, such as "%spellout-cardinal-feminine".
  func ruleSets() throws(ICUError) -> [String] {
    let names: [UInt16] = unsafe try ICUBuffer.fill(capacity: 512) { target, capacity, status in
      unsafe icu_unum_getTextAttribute(format, ICU_UNUM_PUBLIC_RULESETS, target, capacity, &status)
    }
    return names.split(separator: UInt16(UInt8(ascii: ";"))).map { String(decoding: $0, as: UTF16.self) }
  }

  /// Makes a rule set the one that `spell` uses.
  func select(ruleSet: String) throws(ICUError) {
    let name = Array(ruleSet.utf16)
    var status = ICUStatus()
    unsafe icu_unum_setTextAttribute(format, ICU_UNUM_DEFAULT_RULESET, name, Int32(name.count), &status)
    try status.check()
  }

  /// A number in words; some languages have soft hyphens in it.
  func spell(_ value: Int) throws(ICUError) -> String {
    let units: [UInt16] = unsafe try ICUBuffer.fill(capacity: 128) { target, capacity, status in
      unsafe icu_unum_formatInt64(format, Int64(value), target, capacity, &status)
    }
    return String(decoding: units, as: UTF16.self)
  }
}
