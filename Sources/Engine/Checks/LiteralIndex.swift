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
  /// The literals of one character, by the byte before it; those that start with it by the byte after it.
  private final class Group: Sendable {
    private let before: [[Literal]]
    private let after: [[Literal]]
    /// Of every byte 1 where it stands before the character in a literal, 2 where it stands behind it.
    private let hints: [UInt8]

    init(_ literals: [Literal]) {
      var before = [[Literal]](repeating: [], count: 256)
      var after = before
      for literal in literals {
        let bytes = literal.bytes
        if literal.anchor > 0 {
          before[Int(bytes[literal.anchor - 1])].append(literal)
        } else {
          after[Int(bytes[1])].append(literal)
        }
      }
      self.before = before
      self.after = after
      hints = (0..<256).map { (before[$0].isEmpty ? 0 : 1) | (after[$0].isEmpty ? 0 : 2) }
    }

    func forEachHit(_ text: [UInt8], at offset: Int, _ body: (Int, Int) -> Void) {
      if offset > 0 {
        let byte = Int(LiteralIndex.fold(text[offset &- 1]))
        if hints[byte] & 1 != 0 { hits(before[byte], text, offset, body) }
      }
      if offset &+ 1 < text.count {
        let byte = Int(LiteralIndex.fold(text[offset &+ 1]))
        if hints[byte] & 2 != 0 { hits(after[byte], text, offset, body) }
      }
    }

    private func hits(_ literals: [Literal], _ text: [UInt8], _ offset: Int, _ body: (Int, Int) -> Void) {
      for literal in literals where LiteralIndex.stands(literal, text, offset) {
        body(literal.number, offset &- literal.anchor)
      }
    }
  }

  /// Index into `groups` of marks, digits and the underscore, by their code points.
  private let anchors: KeyMap
  private let groups: [Group]
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
    groups = sorted.map { Group($0.value) }
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
        if let group = anchors[token.key] { groups[Int(group)].forEachHit(text, at: Int(token.start), body) }
      } else if !token.flags.isDisjoint(with: [.hasDigit, .hasUnderscore]) {
        for offset in token.range where text[offset] &- 0x30 < 10 || text[offset] == Self.underscore {
          if let group = anchors[UInt64(text[offset])] { groups[Int(group)].forEachHit(text, at: offset, body) }
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
