/// Finds which of many short literals occur in a text, ASCII case ignored, in one walk over the bytes.
struct LiteralScanner: Sendable {
  /// A bit for every folded pair of bytes that is the rarest pair of some literal.
  private var pairs = [UInt64](repeating: 0, count: 1024)
  private var candidates: [UInt16: [(literal: Int, offset: Int)]] = [:]
  private let literals: [[UInt8]]

  /// - Parameter literals: at least two bytes each.
  init(literals: [String]) {
    self.literals = literals.map { $0.utf8.map(Self.fold) }
    for (number, literal) in self.literals.enumerated() {
      precondition(literal.count >= 2, "a literal has at least two bytes")
      let offset = (0..<literal.count - 1).min { Self.commonness(literal, $0) < Self.commonness(literal, $1) } ?? 0
      let pair = UInt16(literal[offset]) << 8 | UInt16(literal[offset + 1])
      pairs[Int(pair >> 6)] |= 1 << UInt64(pair & 63)
      candidates[pair, default: []].append((number, offset))
    }
  }

  private static func fold(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// A rough order of how often a pair occurs in text: letters and spaces are common, marks are rare.
  private static func commonness(_ literal: [UInt8], _ offset: Int) -> Int {
    literal[offset...offset + 1].reduce(0) { sum, byte in
      switch byte {
      case 0x20: sum + 8
      case 0x65, 0x74, 0x61, 0x6F, 0x69, 0x6E, 0x73, 0x72, 0x68: sum + 6
      case 0x61...0x7A: sum + 4
      case 0x2E, 0x2C: sum + 4
      case 0x80...: sum + 3
      default: sum + 1
      }
    }
  }

  /// Calls `body` with the number of a literal and the offset where it stands, in order of the text.
  func forEachHit(in text: [UInt8], _ body: (_ literal: Int, _ offset: Int) -> Void) {
    guard text.count > 1 else { return }
    var pair = UInt16(Self.fold(text[0]))
    for index in 1..<text.count {
      pair = pair &<< 8 | UInt16(Self.fold(text[index]))
      guard pairs[Int(pair &>> 6)] &>> UInt64(pair & 63) & 1 != 0 else { continue }
      for (literal, offset) in candidates[pair] ?? [] {
        let start = index - 1 - offset
        let bytes = literals[literal]
        guard start >= 0, start + bytes.count <= text.count,
          bytes.indices.allSatisfy({ Self.fold(text[start + $0]) == bytes[$0] })
        else { continue }
        body(literal, start)
      }
    }
  }
}
