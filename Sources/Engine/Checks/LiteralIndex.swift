/// Finds which of many literals stand at the tokens of a text, ASCII case ignored.
///
/// A literal is looked for at one of its characters that a token shows: a mark that is always a token of its own, a
/// digit, an underscore, or the full stop after a single letter; so that a text without that costs nothing. All other
/// literals are looked for byte by byte.
final class LiteralIndex: Sendable {
  private struct Literal {
    let number: Int
    /// Where its bytes lie in `letters`.
    let range: Range<Int>
    /// Offset in the literal of the character that is found by a token.
    let anchor: Int
  }

  /// Numbers of marks, digits and the underscore, by their code points.
  private let anchors: KeyMap
  /// The literals of one character after the other; within them by `place`.
  private let literals: [Literal]
  private let letters: [UInt8]
  /// Index into `literals` of the first one of every character and place, and their number.
  private let firsts: [UInt32]
  /// Of every character and place the bytes that stand next but one to the character in its literals, by their four low
  /// bits.
  private let beyond: [UInt16]
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
    var letters: [UInt8] = []
    var found: [(key: UInt64, place: Int, literal: Literal)] = []
    var scanned: [Int] = []
    for (number, text) in texts.enumerated() {
      let bytes = text.utf8.map(Self.fold)
      precondition(bytes.count >= 2, "a literal has at least two bytes")
      if let (offset, key) = Self.anchor(bytes) {
        let range = letters.count..<letters.count + bytes.count
        found.append((key, Self.place(bytes, offset), Literal(number: number, range: range, anchor: offset)))
        letters += bytes
      } else {
        scanned.append(number)
      }
    }
    found.sort { $0.key == $1.key ? $0.place < $1.place : $0.key < $1.key }
    var keys: [UInt64] = []
    var firsts: [UInt32] = []
    var beyond: [UInt16] = []
    for (index, item) in found.enumerated() {
      if keys.last != item.key {
        keys.append(item.key)
        beyond += repeatElement(0, count: Self.places)
      }
      let slot = (keys.count - 1) * Self.places + item.place
      if slot >= firsts.count { firsts += repeatElement(UInt32(index), count: slot + 1 - firsts.count) }
      beyond[slot] |= Self.beyond(letters[item.literal.range], item.literal.anchor)
    }
    firsts += repeatElement(UInt32(found.count), count: keys.count * Self.places + 1 - firsts.count)
    self.literals = found.map(\.literal)
    self.letters = letters
    self.firsts = firsts
    self.beyond = beyond
    anchors = KeyMap(keys.enumerated().map { ($0.element, UInt32($0.offset)) })
    self.scanned = scanned
    scanner = scanned.isEmpty ? nil : LiteralScanner(literals: scanned.map { texts[$0] })
    var triggers = Triggers(properties: scanned.isEmpty ? [] : .any)
    for key in keys {
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
  private static func place(_ bytes: [UInt8], _ anchor: Int) -> Int {
    anchor > 0 ? Int(bytes[anchor - 1]) : 256 + Int(bytes[1])
  }

  /// A bit for the byte beyond the one of the place, all bits where a literal has none.
  private static func beyond(_ bytes: ArraySlice<UInt8>, _ anchor: Int) -> UInt16 {
    let byte = anchor > 0 ? bytes.prefix(anchor).dropLast().last : bytes.dropFirst(2).first
    return byte.map { 1 << UInt16($0 & 15) } ?? .max
  }

  private func forEachHit(_ number: UInt32?, _ text: [UInt8], at offset: Int, _ body: (Int, Int) -> Void) {
    guard let number else { return }
    let base = Int(number) &* Self.places
    if offset > 0 {
      let far = offset > 1 ? Self.fold(text[offset &- 2]) : 0
      forEachHit(base &+ Int(Self.fold(text[offset &- 1])), far, text, offset, body)
    }
    if offset &+ 1 < text.count {
      let far = offset &+ 2 < text.count ? Self.fold(text[offset &+ 2]) : 0
      forEachHit(base &+ 256 &+ Int(Self.fold(text[offset &+ 1])), far, text, offset, body)
    }
  }

  @inline(__always)
  private func forEachHit(
    _ slot: Int, _ far: UInt8, _ text: [UInt8], _ offset: Int, _ body: (Int, Int) -> Void
  ) {
    guard beyond[slot] &>> UInt16(far & 15) & 1 != 0 else { return }
    for index in firsts[slot]..<firsts[slot + 1] {
      let literal = literals[Int(index)]
      if stands(literal, text, offset) { body(literal.number, offset &- literal.anchor) }
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

  private func stands(_ literal: Literal, _ text: [UInt8], _ offset: Int) -> Bool {
    let start = offset - literal.anchor
    guard start >= 0, start + literal.range.count <= text.count else { return false }
    var position = start
    for index in literal.range {
      guard Self.fold(text[position]) == letters[index] else { return false }
      position &+= 1
    }
    return true
  }
}
