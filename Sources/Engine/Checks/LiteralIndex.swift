/// Finds which of many literals stand at the tokens of a text, ASCII case ignored.
///
/// A literal is looked for at one of its characters that a token shows: a mark that is always a token of its own, a
/// digit, an underscore, or the full stop after a single letter; so that a text without that costs nothing. All other
/// literals are looked for byte by byte.
final class LiteralIndex: Sendable {
  /// An object, because arrays of structures with arrays are slow to walk over.
  private final class Literal: Sendable {
    let number: Int
    let bytes: [UInt8]
    /// Offset in the literal of the character that is found by a token.
    let anchor: Int

    init(number: Int, bytes: [UInt8], anchor: Int) {
      self.number = number
      self.bytes = bytes
      self.anchor = anchor
    }
  }

  /// Index into `groups` of marks, digits and the underscore, by their code points.
  private let anchors: KeyMap
  /// The literals of one character after the other; within them by `place`.
  private let literals: [Literal]
  /// Index into `literals` of the first one of every group and place, and their number.
  private let firsts: [UInt16]
  /// Bits of two bytes for each group: `NeighbourBits.words` for those before the character, then as many for those
  /// behind it.
  private let neighbours: [UInt64]
  private let scanner: LiteralScanner?
  private let scanned: [Int]
  let triggers: Triggers

  private static let underscore: UInt8 = 0x5F

  /// Whether an ASCII mark is a token of its own everywhere; “.”, “,” and “'” may join.
  private static func isMark(_ byte: UInt8) -> Bool {
    ByteClass.table[Int(byte)] == ByteClass.mark && byte != 0x2E && byte != 0x2C && byte != 0x27
  }

  /// ! " ( ) - : ; ?
  private static func isCommon(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x22, 0x28, 0x29, 0x2D, 0x3A, 0x3B, 0x3F: true
    default: false
    }
  }

  private static let stop: UInt64 = 0x2E

  /// - Parameter texts: at least two bytes each.
  init(_ texts: [String]) {
    var byAnchor: [UInt64: [Literal]] = [:]
    var scanned: [Int] = []
    for (number, text) in texts.enumerated() {
      let bytes = text.utf8.map(Self.fold)
      precondition(bytes.count >= 2, "a literal has at least two bytes")
      if let (offset, key) = Self.anchor(bytes) {
        byAnchor[key, default: []].append(Literal(number: number, bytes: bytes, anchor: offset))
      } else {
        scanned.append(number)
      }
    }
    let sorted = byAnchor.sorted { $0.key < $1.key }
    var literals: [Literal] = []
    var firsts: [UInt16] = []
    for group in sorted {
      let byPlace = Dictionary(grouping: group.value, by: Self.place)
      for place in 0..<Self.places {
        firsts.append(UInt16(literals.count))
        literals += byPlace[place] ?? []
      }
    }
    self.literals = literals
    self.firsts = firsts + [UInt16(literals.count)]
    neighbours = sorted.flatMap { Self.neighbours($0.value) }
    anchors = KeyMap(sorted.enumerated().map { ($0.element.key, UInt32($0.offset)) })
    self.scanned = scanned
    scanner = scanned.isEmpty ? nil : LiteralScanner(literals: scanned.map { texts[$0] })
    var triggers = Triggers(properties: scanned.isEmpty ? [] : .any)
    for key in sorted.map(\.key) {
      switch key {
      case 0x30...0x39: triggers.signs.insert(.digit)
      case UInt64(Self.underscore): triggers.signs.insert(.underscore)
      case Self.stop: triggers.signs.insert(.initialStop)
      default: triggers.keys.append(key)
      }
    }
    self.triggers = triggers
  }

  /// Number of places.
  private static let places = 512

  /// The byte beside the character by which a literal is found: the one before it, or 256 more than the one behind it,
  /// where the literal starts with it.
  private static func place(_ literal: Literal) -> Int {
    literal.anchor > 0 ? Int(literal.bytes[literal.anchor - 1]) : 256 + Int(literal.bytes[1])
  }

  /// A small set of two bytes.
  private enum NeighbourBits {
    static let words = 32

    /// Number of the bit for two bytes.
    @inline(__always)
    static func index(_ near: UInt8, _ far: UInt8) -> Int {
      Int(((UInt32(near) &<< 8 | UInt32(far)) &* 0x9E37_79B1) &>> 21)
    }
  }

  /// The bits of the two bytes that stand before the character in literals, or behind it in those that start with it.
  private static func neighbours(_ literals: [Literal]) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: 2 * NeighbourBits.words)
    for literal in literals {
      let bytes = literal.bytes
      let isBehind = literal.anchor == 0
      let near = isBehind ? bytes[1] : bytes[literal.anchor - 1]
      let far = isBehind ? bytes.dropFirst(2).first : bytes[..<(literal.anchor - 1)].last
      for other in far.map({ $0...$0 }) ?? 0...255 {
        let index = NeighbourBits.index(near, other)
        bits[(isBehind ? NeighbourBits.words : 0) + index >> 6] |= 1 << UInt64(index & 63)
      }
    }
    return bits
  }

  /// Whether a literal of a group may stand around its character, by the two bytes on either side.
  @inline(__always)
  private func mayStand(_ group: Int, _ text: [UInt8], _ offset: Int) -> Bool {
    let base = 2 &* NeighbourBits.words &* group
    if offset > 0 {
      let index = NeighbourBits.index(Self.fold(text[offset &- 1]), offset > 1 ? Self.fold(text[offset &- 2]) : 0)
      if neighbours[base &+ index &>> 6] &>> UInt64(index & 63) & 1 != 0 { return true }
    }
    guard offset &+ 1 < text.count else { return false }
    let far = offset &+ 2 < text.count ? Self.fold(text[offset &+ 2]) : 0
    let index = NeighbourBits.index(Self.fold(text[offset &+ 1]), far)
    return neighbours[base &+ NeighbourBits.words &+ index &>> 6] &>> UInt64(index & 63) & 1 != 0
  }

  private func forEachHit(_ group: UInt32?, _ text: [UInt8], at offset: Int, _ body: (Int, Int) -> Void) {
    guard let group, mayStand(Int(group), text, offset) else { return }
    if offset > 0 { forEachHit(Int(group), Int(Self.fold(text[offset &- 1])), text, offset, body) }
    if offset &+ 1 < text.count { forEachHit(Int(group), 256 + Int(Self.fold(text[offset &+ 1])), text, offset, body) }
  }

  private func forEachHit(_ group: Int, _ place: Int, _ text: [UInt8], _ offset: Int, _ body: (Int, Int) -> Void) {
    let index = group &* Self.places &+ place
    for number in firsts[index]..<firsts[index + 1] where Self.stands(literals[Int(number)], text, offset) {
      body(literals[Int(number)].number, offset &- literals[Int(number)].anchor)
    }
  }

  private static func fold(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Where to look for a literal: the offset of a character, and its code point.
  private static func anchor(_ bytes: [UInt8]) -> (offset: Int, key: UInt64)? {
    // A mark that never joins words or digits, a rare one before a common one.
    if let rare = bytes.firstIndex(where: { isMark($0) && !isCommon($0) }) { return (rare, UInt64(bytes[rare])) }
    for offset in bytes.indices where bytes[offset] >= 0xC0 {
      let scalar = ScalarClass.decode(bytes, at: offset).scalar
      if ScalarClass.of(scalar) == .mark { return (offset, UInt64(scalar)) }
    }
    if let last = bytes.lastIndex(where: isMark) { return (last, UInt64(bytes[last])) }
    if let offset = bytes.lastIndex(where: { ByteClass.table[Int($0)] == ByteClass.digit || $0 == underscore }) {
      return (offset, UInt64(bytes[offset]))
    }
    // “. s.”: a stop after a single letter.
    if let offset = bytes.indices.dropFirst(2).first(where: {
      bytes[$0] == 0x2E && ByteClass.isLetter(ByteClass.table[Int(bytes[$0 - 1])]) && bytes[$0 - 2] == 0x20
    }) {
      return (offset, stop)
    }
    return nil
  }

  /// Calls `body` with the number of a literal and the offset where it stands, for all literals at the candidates.
  func forEachHit(
    in text: [UInt8], _ tokens: [Token], at candidates: [Int], _ body: (_ literal: Int, _ offset: Int) -> Void
  ) {
    for index in candidates {
      let token = tokens[index]
      if token.kind == .mark {
        forEachHit(anchors[token.key], text, at: Int(token.start), body)
      } else if !token.flags.isDisjoint(with: [.hasDigit, .hasUnderscore]) {
        for offset in token.range where text[offset] &- 0x30 < 10 || text[offset] == Self.underscore {
          forEachHit(anchors[UInt64(text[offset])], text, at: offset, body)
        }
      }
    }
    scanner?.forEachHit(in: text) { body(scanned[$0], $1) }
  }

  private static func stands(_ literal: Literal, _ text: [UInt8], _ offset: Int) -> Bool {
    let start = offset - literal.anchor
    guard start >= 0, start + literal.bytes.count <= text.count else { return false }
    var index = 0
    while index < literal.bytes.count {
      guard fold(text[start &+ index]) == literal.bytes[index] else { return false }
      index &+= 1
    }
    return true
  }
}
