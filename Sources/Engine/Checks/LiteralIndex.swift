/// Finds which of many literals stand at the tokens of a text, ASCII case ignored.
///
/// A literal with an ASCII mark that is always a token of its own is looked for at that mark, so that a text without the
/// mark costs nothing. All other literals are looked for byte by byte.
struct LiteralIndex: Sendable {
  private struct Literal {
    let bytes: [UInt8]
    /// Offset in the literal of the byte that is found by a token.
    let anchor: Int
  }
  private let literals: [Literal]
  private let marks: KeyMap
  /// Literals of each mark, by the values of `marks`.
  private let groups: [[Int]]
  private let scanner: LiteralScanner?
  private let scanned: [Int]
  let triggers: Triggers

  /// - Parameter texts: at least two bytes each.
  init(_ texts: [String]) {
    var literals: [Literal] = []
    var marks: [UInt64: [Int]] = [:]
    var scanned: [Int] = []
    for (number, text) in texts.enumerated() {
      let bytes = text.utf8.map(Self.fold)
      precondition(bytes.count >= 2, "a literal has at least two bytes")
      var anchor = 0
      if let mark = Self.mark(bytes) {
        anchor = mark
        marks[UInt64(bytes[mark]), default: []].append(number)
      } else if let scalar = text.unicodeScalars.first, ScalarClass.of(scalar.value) == .mark, scalar.value >= 0x80 {
        marks[UInt64(scalar.value), default: []].append(number)
      } else {
        scanned.append(number)
      }
      literals.append(Literal(bytes: bytes, anchor: anchor))
    }
    self.literals = literals
    let byMark = marks.sorted { $0.key < $1.key }
    groups = byMark.map(\.value)
    self.marks = KeyMap(byMark.enumerated().map { ($0.element.key, UInt32($0.offset)) })
    self.scanned = scanned
    scanner = scanned.isEmpty ? nil : LiteralScanner(literals: scanned.map { texts[$0] })
    triggers = Triggers(
      properties: scanned.isEmpty ? [] : .any, keys: byMark.map(\.key))
  }

  private static func fold(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// The first ASCII mark of a literal that never joins words or digits.
  private static func mark(_ bytes: [UInt8]) -> Int? {
    bytes.firstIndex { ByteClass.table[Int($0)] == ByteClass.mark && ![0x2E, 0x2C, 0x27].contains($0) }
  }

  /// Calls `body` with the number of a literal and the offset where it stands, for all literals at the candidates.
  func forEachHit(
    in text: [UInt8], _ tokens: [Token], at candidates: [Int], _ body: (_ literal: Int, _ offset: Int) -> Void
  ) {
    for index in candidates {
      let token = tokens[index]
      let offset = Int(token.start)
      guard token.kind == .mark, let group = marks[token.key] else { continue }
      for number in groups[Int(group)] where stands(literals[number], text, offset) {
        body(number, offset - literals[number].anchor)
      }
    }
    scanner?.forEachHit(in: text) { body(scanned[$0], $1) }
  }

  private func stands(_ literal: Literal, _ text: [UInt8], _ offset: Int) -> Bool {
    let start = offset - literal.anchor
    guard start >= 0, start + literal.bytes.count <= text.count else { return false }
    var index = 0
    while index < literal.bytes.count {
      guard Self.fold(text[start &+ index]) == literal.bytes[index] else { return false }
      index &+= 1
    }
    return true
  }
}
