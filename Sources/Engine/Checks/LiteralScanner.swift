/// Finds which of many short literals occur in a text, ASCII case ignored, in one walk over the bytes.
struct LiteralScanner: Sendable {
  /// A bit for the hash of every folded run of three bytes that is the rarest one of some literal; for a literal of two
  /// bytes, of these with any third one.
  private let runs: [UInt64]
  /// Index into `groups` of every rarest run; of literals of two bytes with a third byte of `any`.
  private let keys: KeyMap
  /// Literals that have the same rarest run, and its offset in each.
  private let groups: [[(literal: Int, offset: Int)]]
  private let hasPairs: Bool
  private let literals: [[UInt8]]
  /// Above every byte.
  private static let any: UInt32 = 1 << 24

  /// - Parameter literals: at least two bytes each.
  init(literals: [String]) {
    self.literals = literals.map { $0.utf8.map(Self.fold) }
    var runs = [UInt64](repeating: 0, count: 1024)
    func add(_ run: UInt32) {
      let hash = Self.hash(run)
      runs[hash >> 6] |= 1 << UInt64(hash & 63)
    }
    var candidates: [UInt32: [(literal: Int, offset: Int)]] = [:]
    for (number, literal) in self.literals.enumerated() {
      precondition(literal.count >= 2, "a literal has at least two bytes")
      if literal.count == 2 {
        let pair = UInt32(literal[0]) << 16 | UInt32(literal[1]) << 8
        for third in 0..<UInt32(256) { add(pair | third) }
        candidates[pair | Self.any, default: []].append((number, 0))
        continue
      }
      let offset = (0..<literal.count - 2).min { Self.commonness(literal, $0) < Self.commonness(literal, $1) } ?? 0
      let run = literal[offset..<offset + 3].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      add(run)
      candidates[run, default: []].append((number, offset))
    }
    self.runs = runs
    hasPairs = candidates.keys.contains { $0 >= Self.any }
    let sorted = candidates.sorted { $0.key < $1.key }
    groups = sorted.map(\.value)
    keys = KeyMap(sorted.enumerated().map { (Self.key($0.element.key), UInt32($0.offset)) })
  }

  @inline(__always)
  private static func fold(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  @inline(__always)
  private static func hash(_ run: UInt32) -> Int { Int((run &* 0x9E37_79B1) &>> 16) }

  /// A key for `KeyMap`, never 0.
  private static func key(_ run: UInt32) -> UInt64 { TokenKey.mix(UInt64(run) + 1) }

  /// A rough order of how often a run occurs in text: letters and spaces are common, marks are rare.
  private static func commonness(_ literal: [UInt8], _ offset: Int) -> Int {
    literal[offset...offset + 2].reduce(0) { sum, byte in
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
    unsafe text.withUnsafeBufferPointer { unsafe scan(ByteView($0), body) }
  }

  private func scan(_ text: ByteView, _ body: (_ literal: Int, _ offset: Int) -> Void) {
    guard text.count > 1 else { return }
    var run = UInt32(Self.fold(text[0])) &<< 8 | UInt32(Self.fold(text[1]))
    var index = 2
    while index < text.count {
      run = (run &<< 8 | UInt32(Self.fold(text[index]))) & 0xFF_FFFF
      let hash = Self.hash(run)
      if runs[hash &>> 6] &>> UInt64(hash & 63) & 1 != 0 { report(run, text, at: index &- 2, body) }
      index &+= 1
    }
    // The last two bytes, with nothing after them.
    if hasPairs { reportGroup(run &<< 8 & 0xFF_FF00 | Self.any, text, at: text.count &- 2, body) }
  }

  private func report(_ run: UInt32, _ text: ByteView, at start: Int, _ body: (Int, Int) -> Void) {
    if hasPairs { reportGroup(run & 0xFF_FF00 | Self.any, text, at: start, body) }
    reportGroup(run, text, at: start, body)
  }

  private func reportGroup(_ run: UInt32, _ text: ByteView, at start: Int, _ body: (Int, Int) -> Void) {
    guard let group = keys[Self.key(run)] else { return }
    for (literal, offset) in groups[Int(group)] where stands(literals[literal], text, at: start - offset) {
      body(literal, start - offset)
    }
  }

  private func stands(_ literal: [UInt8], _ text: ByteView, at start: Int) -> Bool {
    guard start >= 0, start + literal.count <= text.count else { return false }
    for index in literal.indices where Self.fold(text[start &+ index]) != literal[index] { return false }
    return true
  }
}
