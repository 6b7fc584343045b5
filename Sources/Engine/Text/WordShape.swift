internal import ICUText

/// Case and content of words, shared by both paths of the tokenizer.
enum WordShape {
  /// Flags of an ASCII word from the class of its first byte and the set of classes of the others.
  @inline(__always)
  static func describe(first: UInt8, rest: UInt8, flags: inout Token.Flags) {
    let upper: UInt8 = 1 &<< ByteClass.upper
    let lower: UInt8 = 1 &<< ByteClass.lower
    let digit: UInt8 = 1 &<< ByteClass.digit
    let underscore: UInt8 = 1 &<< ByteClass.underscore
    if first == ByteClass.digit || rest & digit != 0 { flags.insert(.hasDigit) }
    if first == ByteClass.underscore || rest & underscore != 0 { flags.insert(.hasUnderscore) }
    if first == ByteClass.upper {
      flags.insert(.capitalized)
      if rest & (upper | lower) == upper { flags.insert(.allCaps) }
    }
    if rest & upper != 0, rest & lower != 0 || first == ByteClass.lower { flags.insert(.mixedCase) }
  }

  /// Flags and key of any word.
  static func describe(_ text: [UInt8], _ range: Range<Int>, flags: inout Token.Flags) -> UInt64 {
    var rest: UInt8 = 0
    var first: UInt8 = ByteClass.mark
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = ScalarClass.decode(text, at: offset)
      var byteClass: UInt8
      if scalar < 0x80 {
        byteClass = ByteClass.table[Int(scalar)]
      } else {
        flags.insert(.hasNonASCII)
        byteClass = Self.byteClass(scalar)
      }
      if offset == range.lowerBound { first = byteClass } else { rest |= 1 &<< byteClass }
      offset += length
    }
    describe(first: first, rest: rest, flags: &flags)
    return TokenKey.key(word: text[range])
  }

  private static func byteClass(_ scalar: UInt32) -> UInt8 {
    guard let scalar = Unicode.Scalar(scalar) else { return ByteClass.mark }
    let properties = CharacterProperties(of: scalar)
    if properties.isUppercase { return ByteClass.upper }
    if properties.isLetter { return ByteClass.lower }
    return properties.isDigit ? ByteClass.digit : ByteClass.mark
  }

  /// Whether a range holds a scalar other than the marks that only join.
  static func hasWordScalar(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = ScalarClass.decode(text, at: offset)
      if scalar < 0x80 {
        if ByteClass.isWord(ByteClass.table[Int(scalar)]) { return true }
      } else if ![0xB7, 0x2018, 0x2019, 0x2024, 0x2027, 0x202F].contains(scalar) {
        return true
      }
      offset += length
    }
    return false
  }

  /// Whether a word consists of ASCII digits and marks that join digits.
  static func isNumber(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = ScalarClass.decode(text, at: offset)
      guard scalar &- 0x30 < 10 || [0x2E, 0x2C, 0x27, 0x2018, 0x2019].contains(scalar) else { return false }
      offset += length
    }
    return true
  }

  static func isUnderscores(_ text: [UInt8], _ range: Range<Int>) -> Bool { range.allSatisfy { text[$0] == 0x5F } }

  /// A UAX #29 word cut at the marks that join no words here.
  static func tailored(_ text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = ScalarClass.decode(text, at: offset)
      if cuts(text, scalar, at: offset, length: length, from: start, to: range.upperBound) {
        if start < offset { parts.append(start..<offset) }
        parts.append(offset..<offset + length)
        start = offset + length
      }
      offset += length
    }
    if start < range.upperBound { parts.append(start..<range.upperBound) }
    return parts
  }

  private static func cuts(
    _ text: [UInt8], _ scalar: UInt32, at offset: Int, length: Int, from start: Int, to end: Int
  ) -> Bool {
    switch scalar {
    case 0x3A, 0x3B, 0xB7, 0x2024, 0x2027, 0x202F: return true
    case 0x2E:
      guard offset > start, offset + 1 < end else { return true }
      if text[offset - 1] &- 0x30 < 10, text[offset + 1] &- 0x30 < 10 { return false }
      return !Tokenizer.joinsInitials(text, at: offset, from: start)
    default: return false
    }
  }
}
