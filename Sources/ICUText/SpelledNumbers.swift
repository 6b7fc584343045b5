/// The numbers in words that a language has, from the rule-based number formats of CLDR.
package enum SpelledNumbers {
  /// The spelled cardinal numbers 0...999 of a language, with all its forms of gender, case and style, and the words
  /// for hundred, dozen, thousand, million and the next powers (`LargeNumberWords`).
  ///
  /// Each form is given as CLDR has it, with spaces in place of hyphens, and with hyphens in place of spaces.
  ///
  /// - Parameter locale: a locale identifier; one without spelled numbers gives an empty list.
  /// - Returns: one value for each wording, sorted by the UTF-8 bytes of the words.
  package static func dictionary(locale: String) throws(ICUError) -> [SpelledNumber] {
    let language = String(locale.prefix { $0 != "-" && $0 != "_" && $0 != "@" })
    let largeNumbers = LargeNumberWords.words(locale: locale, language: language)
    let numbers = try spelled(0...999, locale: locale) { ruleSet in
      ruleSet.hasPrefix("%spellout-cardinal")
        || ruleSet.hasPrefix("%spellout-numbering") && !ruleSet.hasSuffix("-year")
    }
    return sorted(numbers + largeNumbers.map { SpelledNumber(words: folded($0.words), value: $0.value) })
  }

  /// The spelled ordinal numbers 1...100 of a language, in the wordings and order of `dictionary(locale:)`.
  package static func ordinals(locale: String) throws(ICUError) -> [SpelledNumber] {
    sorted(try spelled(1...100, locale: locale) { $0.hasPrefix("%spellout-ordinal") })
  }

  /// A number in the default words of a language, without soft hyphens; in digits where ICU has no words.
  package static func spellOut(_ value: Int, locale: String) throws(ICUError) -> String {
    withoutSoftHyphens(try NumberSpeller(locale: locale).spell(value))
  }

  private static func spelled(
    _ values: ClosedRange<Int>, locale: String, where isIncluded: (String) -> Bool
  ) throws(ICUError) -> [SpelledNumber] {
    let speller = try NumberSpeller(locale: locale)
    var numbers: [SpelledNumber] = []
    for ruleSet in try speller.ruleSets().filter(isIncluded) {
      try speller.select(ruleSet: ruleSet)
      for value in values {
        let words = folded(withoutSoftHyphens(try speller.spell(value)))
        // The root locale has digits in place of words, and so have the gaps of some rule sets.
        if words.unicodeScalars.contains(where: { CharacterProperties(of: $0).isDigit }) { continue }
        for variant in variants(of: words) { numbers.append(SpelledNumber(words: variant, value: value)) }
      }
    }
    return numbers
  }

  private static func variants(of words: String) -> Set<String> {
    [words, replacing("-", by: " ", in: words), replacing(" ", by: "-", in: words)]
  }

  private static func replacing(_ separator: Unicode.Scalar, by other: Unicode.Scalar, in words: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in words.unicodeScalars { result.append(scalar == separator ? other : scalar) }
    return String(result)
  }

  private static func withoutSoftHyphens(_ words: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in words.unicodeScalars where scalar != "\u{AD}" { result.append(scalar) }
    return String(result)
  }

  private static func folded(_ words: String) -> String {
    String(decoding: CaseFolding.fold(Array(words.utf8).span), as: UTF8.self)
  }

  private static func sorted(_ numbers: [SpelledNumber]) -> [SpelledNumber] {
    let values = Dictionary(numbers.map { ($0.words, $0.value) }, uniquingKeysWith: min)
    return values.map { SpelledNumber(words: $0.key, value: $0.value) }
      .sorted { $0.words.utf8.lexicographicallyPrecedes($1.words.utf8) }
  }
}
