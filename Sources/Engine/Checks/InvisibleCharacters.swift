internal import ICUText

/// Which invisible characters have a purpose where they stand.
enum InvisibleCharacters {
  /// Whether a default-ignorable character, bidirectional controls and soft hyphens apart, serves nothing.
  static func isStray(_ scalar: UInt32, in text: [UInt8], _ range: Range<Int>) -> Bool {
    guard let character = Unicode.Scalar(scalar), CharacterProperties(of: character).isDefaultIgnorable else {
      return false
    }
    let before = NonASCII.scalar(text, before: range.lowerBound)
    let after = NonASCII.scalar(text, at: range.upperBound)
    switch scalar {
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: return before.map { $0 <= 0x20 } ?? true
    case 0x180B...0x180F: return false
    case 0x200C, 0x200D:
      if isJoinerContext(before) || isJoinerContext(after) { return false }
      return !(scalar == 0x200D && isEmojiPart(before) && isEmojiPart(after))
    case 0x200B, 0x2060: return !(isUnspaced(before) || isUnspaced(after))
    case 0x2061...0x2064: return false
    case 0x34F: return !(isMark(before) || isMark(after))
    case 0x115F, 0x1160, 0x3164, 0xFFA0: return !(isHangul(before) || isHangul(after))
    case 0x17B4, 0x17B5: return false
    case 0xFEFF: return range.lowerBound > 0
    case 0xE0020...0xE007F: return !isFlagSequence(text, range.lowerBound)
    default: return true
    }
  }

  /// Letters and digits of alphabets.
  static func isWordLike(_ scalar: UInt32?) -> Bool {
    guard let character = scalar.flatMap(Unicode.Scalar.init) else { return false }
    let properties = CharacterProperties(of: character)
    return properties.isLetter || properties.isDigit || properties.isMark
  }

  /// Whether a space between these is no part of the typography of numbers or of an East Asian line.
  static func isOddSpace(between left: UInt32?, _ right: UInt32?) -> Bool {
    guard let left, let right, isWordLike(left), isWordLike(right) else { return false }
    return !(isUnspaced(left) || isUnspaced(right) || left >= 0x1100 && isHangul(left) || isHangul(right))
  }

  private static func isJoinerContext(_ scalar: UInt32?) -> Bool {
    scalar.flatMap(Unicode.Scalar.init).map { CharacterProperties(of: $0).isJoinerContext } ?? false
  }

  private static func isEmojiPart(_ scalar: UInt32?) -> Bool {
    guard let scalar, scalar > 0x7F, let character = Unicode.Scalar(scalar) else { return false }
    let properties = CharacterProperties(of: character)
    return scalar == 0xFE0F || properties.isEmoji || properties.isEmojiModifier || properties.isExtendedPictographic
  }

  /// Scripts written without spaces, in which U+200B marks where a line may break.
  private static func isUnspaced(_ scalar: UInt32?) -> Bool {
    switch scalar ?? 0 {
    case 0xE00...0xFFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19FF, 0x1A20...0x1AAF, 0x2E80...0x9FFF,
      0xA9E0...0xA9FF, 0xAA60...0xAADF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static func isMark(_ scalar: UInt32?) -> Bool {
    scalar.flatMap(Unicode.Scalar.init).map { CharacterProperties(of: $0).isMark } ?? false
  }

  private static func isHangul(_ scalar: UInt32?) -> Bool {
    switch scalar ?? 0 {
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xFFA0...0xFFDC: true
    default: false
    }
  }

  /// Whether tag characters before the offset lead back to a black flag.
  private static func isFlagSequence(_ text: [UInt8], _ offset: Int) -> Bool {
    var offset = offset
    while let scalar = NonASCII.scalar(text, before: offset) {
      if scalar == 0x1F3F4 { return true }
      guard (0xE0020...0xE007F).contains(scalar) else { return false }
      offset -= 4
    }
    return false
  }
}

/// Pairs embeddings and isolates by paragraph, and finds controls that have nothing to do.
struct BidiControls {
  private(set) var faults: [Range<Int>] = []
  private var open: [(range: Range<Int>, isIsolate: Bool)] = []
  private var hasRightToLeft: Bool?

  mutating func add(_ text: [UInt8], _ range: Range<Int>, _ scalar: UInt32) {
    let isRightToLeft = hasRightToLeft ?? Self.hasRightToLeftLetters(text)
    hasRightToLeft = isRightToLeft
    guard isRightToLeft else {
      faults.append(range)
      return
    }
    if let last = open.last, text[last.range.upperBound..<range.lowerBound].contains(0x0A) { close(text, 0) }
    switch scalar {
    case 0x202A, 0x202B: open.append((range, false))
    case 0x2066...0x2068: open.append((range, true))
    case 0x202C, 0x2069:
      if let index = open.lastIndex(where: { $0.isIsolate == (scalar == 0x2069) }) {
        open.remove(at: index)
      } else if scalar == 0x2069 {
        faults.append(range)
      }
    default: break
    }
  }

  /// Ends a paragraph.
  mutating func close(_ text: [UInt8], _ offset: Int) {
    faults += open.map(\.range)
    open = []
  }

  /// Hebrew, Arabic, Syriac, Thaana, N’Ko and their presentation forms.
  static func hasRightToLeftLetters(_ text: [UInt8]) -> Bool {
    var offset = NonASCII.next(text, from: 0)
    while offset < text.count {
      let (scalar, length) = ScalarClass.decode(text, at: offset)
      switch scalar {
      case 0x5D0...0x5F2, 0x620...0x64A, 0x66E...0x6D3, 0x6FA...0x8FF, 0xFB1D...0xFDFB, 0xFE70...0xFEFC,
        0x10800...0x10FFF, 0x1E800...0x1EEFF:
        return true
      default: offset = NonASCII.next(text, from: offset + length)
      }
    }
    return false
  }
}
