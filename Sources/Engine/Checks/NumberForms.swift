/// Forms of the number check beside groups of digits: endings, separators, digits, and forms that vary in one article.
enum NumberForms {
  static let specs = [
    FormSpec(
      "ordinal", "An ordinal with the ending of another number: “21th”.",
      options: [
        .init("endings", .pairs, "Last digits: legal endings; the longest last digits count.", isRequired: true),
        .init("default", .string, "The ending of all other numbers.", isRequired: true),
      ]),
    FormSpec(
      "foreign-separators", "A number grouped with the marks of another language. Values: {value}.",
      options: [
        .init("group", .string, "The foreign group separator.", isRequired: true, choices: [".", ","]),
        .init("decimal", .string, "The foreign decimal separator.", isRequired: true, choices: [".", ","]),
      ]),
    FormSpec("mixed-digits", "Digits of two writing systems in one number. Values: {value}."),
    FormSpec(
      "mixed-decimals", "A number with a decimal comma in an article of decimal points. Values: {value}."),
    FormSpec(
      "mixed-forms", "A word after a number that is written in several ways in one article. Values: {value}.",
      options: [.init("forms", .pairs, "Form: its spellings.", isRequired: true)]),
    FormSpec(
      "digit-or-word", "A number in digits that the article has in words before the same word. Values: {value}.",
      options: [.init("words", .list, "The words after the number.", isRequired: true)]),
  ]

  /// Ordinal endings by last digits.
  struct Endings: Sendable {
    let index: Int
    let byDigits: [[UInt8]: [[UInt8]]]
    let known: Set<[UInt8]>
    let other: [UInt8]

    init(_ item: IndexedRule) {
      index = item.index
      other = Array((item.rule.options.string("default") ?? "").utf8)
      byDigits = Dictionary(
        item.rule.options.pairs("endings").map { (Array($0.left.utf8), $0.right.map { Array($0.utf8) }) },
        uniquingKeysWith: { first, _ in first })
      known = Set(byDigits.values.compactMap(\.first) + [other])
    }

    /// Reports a token like “21th”; anything but digits and a known ending is left alone.
    func check(_ text: [UInt8], _ token: Token, into findings: inout FindingSink) {
      let bytes = text[token.range]
      let digits = bytes.prefix { $0 &- 0x30 < 10 || $0 == 0x2C }
      let ending = bytes.dropFirst(digits.count).map { $0 | 0x20 }
      guard !digits.isEmpty, known.contains(ending) else { return }
      var legal = [other]
      for count in [1, 2] where digits.count >= count {
        if let found = byDigits[Array(digits.suffix(count))] { legal = found }
      }
      guard !legal.contains(ending) else { return }
      findings.report(index, token.range, suggestions: [String(decoding: digits + legal[0], as: UTF8.self)])
    }
  }

  /// The number with the separators of the language, where it can only be read with the foreign ones.
  static func localized(_ bytes: ArraySlice<UInt8>, group: UInt8, decimal: UInt8) -> String? {
    var groups = [0]
    var hasDecimal = false
    for byte in bytes {
      if byte == group, !hasDecimal {
        groups.append(0)
      } else if byte == decimal, !hasDecimal {
        hasDecimal = true
      } else if byte &- 0x30 < 10 {
        if !hasDecimal { groups[groups.count - 1] += 1 }
      } else {
        return nil
      }
    }
    guard groups.count > 1, (1...3).contains(groups[0]), groups.dropFirst().allSatisfy({ $0 == 3 }),
      hasDecimal || groups.count == 3 || groups.count > 4, bytes.first != 0x30
    else { return nil }
    let swapped = bytes.map { $0 == group ? decimal : $0 == decimal ? group : $0 }
    return String(decoding: swapped, as: UTF8.self)
  }

  /// The number in ASCII digits, where its digits belong to more than one writing system.
  static func plainDigits(_ bytes: ArraySlice<UInt8>) -> String? {
    var zeros: Set<UInt32> = []
    var plain = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
        zeros.insert(scalar.value - UInt32(value))
        plain += String(Int(value))
      } else {
        plain.unicodeScalars.append(scalar)
      }
    }
    return zeros.count > 1 ? plain : nil
  }
}
