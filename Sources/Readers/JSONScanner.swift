/// A strict scanner of one JSON text (RFC 8259), made for picking a few fields out of long lines.
struct JSONScanner: ~Escapable {
  /// What is wrong with a JSON text, at a byte offset.
  struct Failure: Error {
    let offset: Int
    let message: String
  }

  private let bytes: Span<UInt8>
  private(set) var offset: Int
  private let end: Int

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, range: Range<Int>) {
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  private func failure(_ message: String) -> Failure { Failure(offset: offset, message: message) }

  @_lifetime(self: copy self)
  mutating func skipSpace() {
    while offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == 0x0A || bytes[offset] == 0x0D
    {
      offset += 1
    }
  }

  /// Whether the next byte is this one; steps over it.
  @_lifetime(self: copy self)
  mutating func take(_ byte: UInt8) -> Bool {
    guard offset < end, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  var next: UInt8? { offset < end ? bytes[offset] : nil }
  var isAtEnd: Bool { offset == end }
  var remaining: Int { end - offset }

  @_lifetime(self: copy self)
  mutating func expect(_ byte: UInt8, _ what: String) throws(Failure) {
    guard take(byte) else { throw failure("\(what) expected") }
  }

  /// Steps to the next quote, backslash or control character, or to the end.
  @inline(__always)
  @_lifetime(self: copy self)
  private mutating func skipPlain() {
    var position = offset
    while position &+ 8 <= end {
      let word = UInt64(
        littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
      let special = Self.special(word)
      if special != 0 {
        offset = position &+ special.trailingZeroBitCount &>> 3
        return
      }
      position &+= 8
    }
    while position < end, bytes[position] != 0x22, bytes[position] != 0x5C, bytes[position] >= 0x20 { position &+= 1 }
    offset = position
  }

  /// Reads a string without escapes and gives the range of its text; nil, with nothing read, for any other.
  @_lifetime(self: copy self)
  mutating func plainString() -> Range<Int>? {
    let mark = offset
    guard take(0x22) else { return nil }
    let start = offset
    skipPlain()
    guard offset < end, bytes[offset] == 0x22 else {
      offset = mark
      return nil
    }
    offset += 1
    return start..<offset - 1
  }

  /// Reads a string after its opening quote has been seen; appends its text to `out`.
  @_lifetime(self: copy self)
  mutating func string(into out: inout [UInt8]) throws(Failure) {
    try expect(0x22, "a string")
    while true {
      let start = offset
      skipPlain()
      if offset > start {
        let piece = bytes.extracting(start..<offset)
        unsafe piece.withUnsafeBufferPointer { unsafe out.append(contentsOf: $0) }
      }
      guard offset < end else { throw failure("the string does not end") }
      if bytes[offset] == 0x22 {
        offset += 1
        return
      }
      guard bytes[offset] == 0x5C else { throw failure("a control character in a string must be escaped") }
      try escape(into: &out)
    }
  }

  /// The high bit of the first of eight bytes that is a quote, a backslash or a control character, and perhaps of later
  /// ones; 0 where none is.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let zero = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- ones &* 0x20) & ~word)
    return zero & highs
  }

  @_lifetime(self: copy self)
  private mutating func escape(into out: inout [UInt8]) throws(Failure) {
    offset += 1
    guard offset < end else { throw failure("the string does not end") }
    let letter = bytes[offset]
    offset += 1
    switch letter {
    case 0x22, 0x5C, 0x2F: out.append(letter)
    case 0x62: out.append(0x08)
    case 0x66: out.append(0x0C)
    case 0x6E: out.append(0x0A)
    case 0x72: out.append(0x0D)
    case 0x74: out.append(0x09)
    case 0x75:
      var unit = try hex()
      if unit & 0xFC00 == 0xD800, offset + 1 < end, bytes[offset] == 0x5C, bytes[offset + 1] == 0x75 {
        let mark = offset
        offset += 2
        let low = try hex()
        if low & 0xFC00 == 0xDC00 {
          unit = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
        } else {
          offset = mark
        }
      }
      // A lone surrogate is no character: it reads as U+FFFD.
      let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
      out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      offset -= 1
      throw failure("“\\\(Character(Unicode.Scalar(letter)))” is no JSON escape")
    }
  }

  @_lifetime(self: copy self)
  private mutating func hex() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard offset < end else { throw failure("\\u needs four hexadecimal digits") }
      let byte = bytes[offset]
      let letter = byte | 0x20
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte &- 0x30)
      case _ where letter &- 0x61 < 6: value = value << 4 | UInt32(letter &- 0x61 &+ 10)
      default: throw failure("\\u needs four hexadecimal digits")
      }
      offset += 1
    }
    return value
  }

  /// Steps over any value. Throws where it is malformed.
  @_lifetime(self: copy self)
  mutating func skipValue(depth: Int = 0) throws(Failure) {
    guard depth < 512 else { throw failure("values are nested too deeply") }
    skipSpace()
    guard let byte = next else { throw failure("a value is missing") }
    switch byte {
    case 0x22:
      if plainString() != nil { return }
      var ignored: [UInt8] = []
      try string(into: &ignored)
    case 0x7B:
      try members(depth: depth)
    case 0x5B:
      offset += 1
      skipSpace()
      if take(0x5D) { return }
      repeat {
        try skipValue(depth: depth + 1)
        skipSpace()
      } while take(0x2C)
      try expect(0x5D, "“,” or “]”")
    default: try skipLiteral()
    }
  }

  @_lifetime(self: copy self)
  private mutating func members(depth: Int) throws(Failure) {
    offset += 1
    skipSpace()
    if take(0x7D) { return }
    repeat {
      skipSpace()
      var ignored: [UInt8] = []
      try string(into: &ignored)
      skipSpace()
      try expect(0x3A, "“:”")
      try skipValue(depth: depth + 1)
      skipSpace()
    } while take(0x2C)
    try expect(0x7D, "“,” or “}”")
  }

  @_lifetime(self: copy self)
  private mutating func skipLiteral() throws(Failure) {
    let start = offset
    if skipDigits() { return }
    while offset < end, ![0x2C, 0x5D, 0x7D, 0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    let literal = String(decoding: (start..<offset).map { bytes[$0] }, as: UTF8.self)
    if ["true", "false", "null"].contains(literal) || Self.isNumber(literal) { return }
    offset = start
    throw failure(literal.isEmpty ? "a value is missing" : "“\(literal.prefix(20))” is no JSON value")
  }

  /// Steps over a whole number without sign; false, with nothing read, for any other value.
  @_lifetime(self: copy self)
  private mutating func skipDigits() -> Bool {
    var position = offset
    while position < end, bytes[position] &- 0x30 < 10 { position &+= 1 }
    guard position > offset, bytes[offset] != 0x30 || position == offset &+ 1, position < end else { return false }
    switch bytes[position] {
    case 0x2C, 0x5D, 0x7D, 0x20, 0x09, 0x0A, 0x0D:
      offset = position
      return true
    default: return false
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    func digits(_ rest: inout ArraySlice<UInt8>) -> Int {
      let count = rest.prefix { $0 &- 0x30 < 10 }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == 0x2D { rest.removeFirst() }
    let startsWithZero = rest.first == 0x30
    let whole = digits(&rest)
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == 0x2E {
      rest.removeFirst()
      guard digits(&rest) > 0 else { return false }
    }
    if rest.first == 0x65 || rest.first == 0x45 {
      rest.removeFirst()
      if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
      guard digits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }
}
