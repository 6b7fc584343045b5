import CICU

extension Confusables {
  /// The ASCII letter or digit that a reader takes a character for, nil where there is none; ASCII itself gives nil.
  ///
  /// Sources: the skeletons of Unicode Technical Standard #39 for the letters of scripts that are akin to Latin, as far
  /// as the case is the same, and compatibility decompositions for fullwidth and mathematical characters and Roman
  /// numerals. Superscripts and circled letters have none, and neither have letters that merely resemble one (σ, г).
  package static func latinLookalike(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    // Below U+0250 all letters are Latin; this spares Western text the table.
    guard scalar.value >= 0x250, isLetterOrNumber(scalar) else { return nil }
    if let letter = lookalikes[scalar] { return letter }
    guard isStyled(scalar) else { return nil }
    let plain = Normalization.nfkc(Array(String(scalar).utf8).span)
    let (base, length) = plain.span.decodeScalar(at: 0)
    guard length == plain.count else { return nil }
    return isASCIILetterOrDigit(base) ? base : lookalikes[base]
  }

  /// A word with each lookalike replaced by the Latin letter; nil unless something was replaced and all letters and
  /// digits of the result are Latin or ASCII.
  ///
  /// Marks, hyphens and apostrophes stay.
  package static func latinLookalike(ofWord word: Span<UInt8>) -> String? {
    var result = String.UnicodeScalarView()
    var isChanged = false
    var isLatin = true
    word.forEachScalar(in: 0..<word.count) { scalar, _ in
      if let letter = latinLookalike(of: scalar) {
        result.append(letter)
        isChanged = true
        return
      }
      result.append(scalar)
      let properties = CharacterProperties(of: scalar)
      if scalar.value >= 0x80, properties.isLetter || properties.isDigit, Script(of: scalar) != .latin {
        isLatin = false
      }
    }
    return isChanged && isLatin ? String(result) : nil
  }

  private static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    let properties = CharacterProperties(of: scalar)
    return properties.isLetter || properties.isDigit || properties.generalCategory == .letterNumber
  }

  private static func isASCIILetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: false
    }
  }

  private static func isStyled(_ scalar: Unicode.Scalar) -> Bool {
    if (0x2160...0x217F).contains(scalar.value) || scalar == "\u{212A}" { return true }
    let type = icu_u_getIntPropertyValue(Int32(scalar.value), ICU_UCHAR_DECOMPOSITION_TYPE)
    return type == ICU_U_DT_FONT || type == ICU_U_DT_WIDE
  }

  private static let blocks: [ClosedRange<UInt32>] = [
    0x0250...0x058F,  // IPA, Greek, Cyrillic, Armenian
    0x13A0...0x13FF,  // Cherokee
    0x1400...0x167F,  // Canadian Aboriginal
    0x1D00...0x1D7F,  // Latin small capitals
    0x2C80...0x2CFF,  // Coptic
    0xA4D0...0xA4FF,  // Lisu
    0xA640...0xA69F,  // Cyrillic
    0xA731...0xA731,  // Latin small capital s
    0xAB70...0xABBF,  // Cherokee
    0x10280...0x1032F,  // Lycian, Carian, Old Italic
    0x10400...0x1044F,  // Deseret
    0x10500...0x1052F,  // Elbasan
  ]

  private static let excluded: Set<Unicode.Scalar> = ["σ", "г", "ᴦ", "ⲅ", "ք"]

  /// The Latin letters outside of ASCII that no Latin orthography has in place of the ASCII letter.
  private static let latinVariants: Set<Unicode.Scalar> = ["ɑ", "ɡ", "ᴄ", "ᴏ", "ᴠ", "ᴡ", "ᴢ", "ꜱ"]

  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for value in blocks.joined() {
      guard let scalar = Unicode.Scalar(value), let letter = tableEntry(of: scalar) else { continue }
      table[scalar] = letter
    }
    return table
  }()

  private static func tableEntry(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let properties = CharacterProperties(of: scalar)
    guard properties.isLetter, properties.generalCategory != .modifierLetter, !excluded.contains(scalar) else {
      return nil
    }
    let script = Script(of: scalar)
    if script == .latin, !latinVariants.contains(scalar) { return nil }
    // The skeletons of the lower case palochka and of all that looks like a capital i are those of other letters.
    if scalar == "\u{4CF}" { return "l" }
    let skeleton = skeleton(of: scalar)
    guard skeleton.count == 1 else { return nil }
    let found = Unicode.Scalar(skeleton[0])
    let letter = found == "l" ? "I" : found
    guard isASCIILetterOrDigit(letter), !("0"..."9").contains(letter) else { return nil }
    let isUppercase = ("A"..."Z").contains(letter)
    let hasOtherCase = isUppercase ? properties.isLowercase : properties.isUppercase
    return hasOtherCase && script != .cherokee ? nil : letter
  }
}
