/// Whether a word is spoken with a vowel or a consonant first, from lists of words and of word beginnings (“hour*”).
struct InitialSound: Sendable {
  enum Sound: UInt32, Sendable {
    case vowel = 1
    case consonant, either
  }

  private let words: KeyMap
  private let beginnings: KeyMap
  private let longest: Int
  /// A bit for the first byte of every beginning, by its five low bits.
  private let beginningLetters: UInt32
  private let spelled: KeyMap
  private let spoken: KeyMap

  /// - Parameter options: lists `vowel`, `consonant` and `either` of words and beginnings, `spelled` and `spoken` of
  ///   abbreviations.
  init(_ options: RuleOptions) {
    var words: [(key: UInt64, value: UInt32)] = []
    var beginnings: [(key: UInt64, value: UInt32)] = []
    var longest = 0
    var letters: UInt32 = 0
    for (list, sound) in [("vowel", Sound.vowel), ("consonant", .consonant), ("either", .either)] {
      for entry in options.list(list) {
        if entry.utf8.last == 0x2A {
          let beginning = TokenKey.fold(Array(entry.utf8.dropLast()))
          longest = max(longest, beginning.count)
          if let first = beginning.first { letters |= 1 << (UInt32(first) & 31) }
          beginnings.append((TokenKey.key(folded: beginning), sound.rawValue))
        } else {
          words.append((TokenKey.key(entry), sound.rawValue))
        }
      }
    }
    self.words = KeyMap(words)
    self.beginnings = KeyMap(beginnings)
    self.longest = longest
    beginningLetters = letters
    spelled = KeyMap(words: options.list("spelled"))
    spoken = KeyMap(words: options.list("spoken"))
  }

  /// The sound at the start of a token; `either` where it is not sure.
  func sound(of token: Token, _ text: [UInt8], isHyphenated: Bool) -> Sound {
    let bytes = text[token.range]
    guard let first = bytes.first, first < 0x80 else { return .either }
    if first &- 0x30 < 10 { return Self.number(bytes) }
    let letter = Self.letterName(first | 0x20)
    if bytes.count == 1 {
      let isName = token.flags.contains(.capitalized) || first == 0x65 || first == 0x78
      return isHyphenated && isName ? letter : .either
    }
    let isCapitals = token.flags.contains(.allCaps) || token.flags.contains(.mixedCase)
    if spelled.contains(token.key) { return isCapitals ? letter : .either }
    if token.flags.contains(.hasDigit) {
      let isLetter = bytes.dropFirst().allSatisfy { $0 &- 0x30 < 10 }
      return isLetter || letter == word(bytes) ? letter : .either
    }
    if let known = words[token.key] { return Sound(rawValue: known) ?? .either }
    if bytes.contains(0x2E) { return letter }
    let word = self.word(bytes)
    if spoken.contains(token.key) { return word }
    guard isCapitals || !Self.hasVowel(bytes) else { return word }
    if token.flags.contains(.allCaps), bytes.count < 6, !Self.hasVowel(bytes), !Self.isRoman(bytes) { return letter }
    return letter == word ? word : .either
  }

  private func word(_ bytes: ArraySlice<UInt8>) -> Sound {
    if beginningLetters >> (UInt32(bytes[bytes.startIndex]) & 31) & 1 != 0 {
      var key = TokenKey()
      var found: Sound?
      for byte in bytes.prefix(longest) {
        key.add(byte | 0x20)
        if let value = beginnings[key.value] { found = Sound(rawValue: value) }
      }
      if let found { return found }
    }
    switch bytes[bytes.startIndex] | 0x20 {
    case 0x61, 0x65, 0x69, 0x6F: return .vowel
    case 0x75: return .vowel
    case 0x78: return .either
    case 0x79: return bytes.count > 1 && Self.isVowel(bytes[bytes.startIndex + 1] | 0x20) ? .consonant : .either
    case 0x61...0x7A: return .consonant
    default: return .either
    }
  }

  /// The first sound of the name of a letter.
  private static func letterName(_ letter: UInt8) -> Sound {
    switch letter {
    case 0x61, 0x65, 0x66, 0x68, 0x69, 0x6C, 0x6D, 0x6E, 0x6F, 0x72, 0x73, 0x78: .vowel
    case 0x61...0x7A: .consonant
    default: .either
    }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    letter == 0x61 || letter == 0x65 || letter == 0x69 || letter == 0x6F || letter == 0x75
  }

  private static func hasVowel(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains { isVowel($0 | 0x20) || $0 | 0x20 == 0x79 }
  }

  private static func isRoman(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { [0x49, 0x56, 0x58, 0x4C, 0x43, 0x44, 0x4D].contains($0) }
  }

  /// “8…” is eight, eighty or eight hundred; “11” and “18” are eleven and eighteen, also before thousands; “1800” may be
  /// eighteen hundred.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Sound {
    let digits = bytes.prefix { $0 &- 0x30 < 10 || $0 == 0x2C }.filter { $0 != 0x2C }
    if digits[0] == 0x30 { return .either }
    if digits[0] == 0x38 { return .vowel }
    guard digits[0] == 0x31, digits.count > 1, digits[1] == 0x31 || digits[1] == 0x38 else { return .consonant }
    if digits.count == 4 || digits.count > 6 { return .either }
    return digits.count % 3 == 2 ? .vowel : .consonant
  }
}
