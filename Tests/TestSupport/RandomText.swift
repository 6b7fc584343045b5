/// A small generator of random numbers that gives the same numbers everywhere (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Random bytes that look like text with everything that hurts.
public enum RandomText {
  private static let pieces: [[UInt8]] =
    [
      "the ", "went to to ", "ten,000 ", "é", "e\u{301}", "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F600}",
      "漢字", "\r\n", "\n", "\r", "\n\n", "\u{A0}", "\u{200B}", "\u{FEFF}", "שלום", "“quoted”", ",, ", " .", "\t",
      "\u{0}",
      "Ünïcödé ", "a", " ", "3,14 ", "\u{2028}", "\u{FFFD}", "ａ",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80], [0xED, 0xA0, 0x80], [0xC0, 0xAF],
    ]

  /// Up to `count` pieces of text, some of them invalid UTF-8.
  public static func bytes(pieces count: Int, using generator: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0...count, using: &generator)).flatMap { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }
  }
}
