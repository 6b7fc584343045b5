internal import ICUText

/// The hash by which words are known everywhere: in tokens, rule packs, lexicons and context models. Words of up to
/// eight folded bytes have keys of their own; longer ones share a key with a chance of 2⁻⁶⁴.
public struct TokenKey {
  @usableFromInline var state: UInt64 = 0
  @usableFromInline var block: UInt64 = 0
  @usableFromInline var count: UInt32 = 0

  @inlinable public init() {}

  /// Adds one folded byte.
  @inlinable @inline(__always)
  public mutating func add(_ byte: UInt8) {
    block = block &<< 8 | UInt64(byte)
    count &+= 1
    if count & 7 == 0 {
      state = Self.mix(state ^ block)
      block = 0
    }
  }

  /// The key of the bytes added so far.
  @inlinable @inline(__always)
  public var value: UInt64 { block == 0 ? state : Self.mix(state ^ block) }

  /// A bijection of 64-bit words that spreads every bit (after MurmurHash3’s finalizer).
  @inlinable @inline(__always)
  public static func mix(_ word: UInt64) -> UInt64 {
    var x = word &* 0x9E37_79B9_7F4A_7C15
    x ^= x &>> 32
    x = x &* 0xD6E8_FEB8_6659_FD93
    return x ^ x &>> 29
  }

  /// The key of bytes that are folded already.
  static func key(folded bytes: some Sequence<UInt8>) -> UInt64 {
    var key = TokenKey()
    for byte in bytes { key.add(byte) }
    return key.value
  }

  /// The key of one word as it is written: ASCII by OR-ing 0x20, anything else by full case folding.
  public static func key(word: some Sequence<UInt8>) -> UInt64 {
    key(folded: fold(Array(word)))
  }

  /// The key of one word.
  public static func key(_ word: String) -> UInt64 {
    var key = TokenKey()
    for byte in word.utf8 {
      if byte >= 0x80 { return self.key(word: word.utf8) }
      key.add(byte | 0x20)
    }
    return key.value
  }

  /// The folded bytes of a word: lower case, NFC, apostrophes as U+0027.
  static func fold(_ word: [UInt8]) -> [UInt8] {
    if word.allSatisfy({ $0 < 0x80 }) { return word.map { $0 | 0x20 } }
    var plain: [UInt8] = []
    plain.reserveCapacity(word.count)
    var index = 0
    while index < word.count {
      if word[index] == 0xE2, index + 2 < word.count, word[index + 1] == 0x80,
        word[index + 2] == 0x99 || word[index + 2] == 0x98
      {
        plain.append(0x27)
        index += 3
      } else {
        plain.append(word[index])
        index += 1
      }
    }
    if plain.allSatisfy({ $0 < 0x80 }) { return plain.map { $0 | 0x20 } }
    return CaseFolding.fold(plain.span).map { $0 < 0x80 ? $0 | 0x20 : $0 }
  }
}
