extension Tokenizer {
  /// Reads a word of ASCII letters that starts at `index`, eight bytes at a time. False, with nothing read, where
  /// what follows the letters may belong to the word, or the text ends too soon to tell.
  @inline(__always)
  mutating func letters(_ text: ByteView, at index: inout Int, gap: Token.Flags) -> Bool {
    let start = index
    var position = start
    var state: UInt64 = 0
    var hasUpper = false
    var hasLower = false
    while position &+ 8 < text.count {
      let word = text.word(at: position)
      let others = ~LetterBlock.letters(word) & LetterBlock.highBits
      let length = others.trailingZeroBitCount &>> 3
      let keep: UInt64 = length == 8 ? ~0 : (1 &<< UInt64(8 &* length)) &- 1
      let rest = position == start ? keep & ~0xFF : keep
      if ~word & LetterBlock.caseBits & rest != 0 { hasUpper = true }
      if word & LetterBlock.caseBits & rest != 0 { hasLower = true }
      if length != 0 {
        let block = ((word | LetterBlock.caseBits) & keep).byteSwapped &>> UInt64(64 &- 8 &* length)
        state = TokenKey.mix(state ^ block)
      }
      position &+= length
      if length == 8 { continue }
      guard LetterBlock.endsWord(text[position], isSingle: position &- start == 1) else { return false }
      var flags = gap
      if text[start] & 0x20 == 0 {
        flags.insert(.capitalized)
        if hasUpper, !hasLower { flags.insert(.allCaps) }
        if hasUpper, hasLower { flags.insert(.mixedCase) }
      } else if hasUpper {
        flags.insert(.mixedCase)
      }
      buffer.append(Token(key: state, start: start, end: position, kind: .word, flags: flags))
      index = position
      return true
    }
    return false
  }
}

/// Eight bytes at once.
enum LetterBlock {
  static let highBits: UInt64 = 0x8080_8080_8080_8080
  static let caseBits: UInt64 = 0x2020_2020_2020_2020

  /// The high bit of every byte that is an ASCII letter.
  @inline(__always)
  static func letters(_ word: UInt64) -> UInt64 {
    let folded = (word | caseBits) & ~highBits
    let atLeastA = folded &+ 0x1F1F_1F1F_1F1F_1F1F
    let aboveZ = folded &+ 0x0505_0505_0505_0505
    return atLeastA & ~aboveZ & ~word & highBits
  }

  /// Whether a byte after letters surely ends the word. An apostrophe may join, digits, “_” and non-ASCII go on, and
  /// a full stop joins single letters.
  @inline(__always)
  static func endsWord(_ byte: UInt8, isSingle: Bool) -> Bool {
    if byte == 0x20 || byte == 0x2C || byte == 0x0A { return true }
    if byte == 0x2E { return !isSingle }
    if byte >= 0x80 || byte == 0x27 || byte == 0x5F { return false }
    return byte &- 0x30 >= 10
  }
}
