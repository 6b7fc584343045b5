extension Tokenizer {
  /// Reads words of ASCII letters from `index` on, with single spaces between them, eight bytes at a time. False, with
  /// nothing read, where what follows the letters may belong to the word, or the text ends too soon to tell.
  @inline(__always)
  mutating func letters(_ text: ByteView, at index: inout Int, gap: inout Token.Flags, _ chunk: inout Chunk) -> Bool {
    var hasRead = false
    while index &+ 8 < text.count {
      let word = text.word(at: index)
      let length = LetterBlock.length(word)
      if length == 8 {
        guard longWord(text, at: &index, gap: gap) else { return hasRead }
      } else {
        guard length > 0, LetterBlock.endsWord(UInt8(truncatingIfNeeded: word &>> UInt64(8 &* length)), length) else {
          return hasRead
        }
        let keep = (UInt64(1) &<< UInt64(8 &* length)) &- 1
        let block = ((word | LetterBlock.caseBits) & keep).byteSwapped &>> UInt64(64 &- 8 &* length)
        var flags = gap
        let upper = ~word & LetterBlock.caseBits & keep
        if upper != 0 {
          let lower = word & LetterBlock.caseBits & keep
          LetterBlock.describe(isCapitalized: upper & 0xFF != 0, upper & ~0xFF != 0, lower & ~0xFF != 0, &flags)
        }
        buffer.append(
          Token(key: TokenKey.mix(block), start: index, end: index &+ length, kind: .word, flags: flags))
        index &+= length
      }
      hasRead = true
      gap = []
      guard text[index] == 0x20 else { return true }
      index &+= 1
      gap = .spaceBefore
      chunk = Chunk(start: index, tokens: buffer.count, gap: gap)
    }
    return hasRead
  }

  /// Reads one word of eight letters or more.
  private mutating func longWord(_ text: ByteView, at index: inout Int, gap: Token.Flags) -> Bool {
    let start = index
    var position = start
    var state: UInt64 = 0
    var hasUpper = false
    var hasLower = false
    while position &+ 8 < text.count {
      let word = text.word(at: position)
      let length = LetterBlock.length(word)
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
      guard LetterBlock.endsWord(text[position], position &- start) else { return false }
      var flags = gap
      LetterBlock.describe(isCapitalized: text[start] & 0x20 == 0, hasUpper, hasLower, &flags)
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

  /// The number of ASCII letters from the first byte on.
  @inline(__always)
  static func length(_ word: UInt64) -> Int { (~letters(word) & highBits).trailingZeroBitCount &>> 3 }

  /// The flags of a word, from whether its first letter is upper case, and whether others are upper or lower case.
  @inline(__always)
  static func describe(isCapitalized: Bool, _ hasUpper: Bool, _ hasLower: Bool, _ flags: inout Token.Flags) {
    if isCapitalized {
      flags.insert(.capitalized)
      if hasUpper { flags.insert(hasLower ? .mixedCase : .allCaps) }
    } else if hasUpper {
      flags.insert(.mixedCase)
    }
  }

  /// Whether a byte after letters surely ends the word. An apostrophe may join, digits, “_” and non-ASCII go on, and
  /// a full stop joins single letters.
  /// - Parameter length: number of the letters.
  @inline(__always)
  static func endsWord(_ byte: UInt8, _ length: Int) -> Bool {
    if byte == 0x20 || byte == 0x2C || byte == 0x0A { return true }
    if byte == 0x2E { return length > 1 }
    if byte >= 0x80 || byte == 0x27 || byte == 0x5F { return false }
    return byte &- 0x30 >= 10
  }
}
