internal import Engine

/// Decompresses one deflate stream (RFC 1951).
struct Inflater {
  private let bytes: [UInt8]
  private var next: Int
  private var bits: UInt64 = 0
  private var count = 0

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    next = start
  }

  /// The offset behind the stream.
  var end: Int { next - count / 8 }

  private static let damaged = InputError("the gzip file is damaged")

  mutating func inflate(into out: inout [UInt8]) throws(InputError) {
    let start = out.count
    while true {
      let isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored(into: &out)
      case 1: try decode(Huffman.fixedLiterals, Huffman.fixedDistances, start, into: &out)
      case 2:
        let (literals, distances) = try dynamicCodes()
        try decode(literals, distances, start, into: &out)
      default: throw Self.damaged
      }
      if isLast { return }
    }
  }

  private mutating func fill() {
    while count <= 56, next < bytes.count {
      bits |= UInt64(bytes[next]) << UInt64(count)
      count += 8
      next += 1
    }
  }

  private mutating func take(_ width: Int) throws(InputError) -> Int {
    if count < width { fill() }
    guard count >= width else { throw Gzip.ended }
    let value = Int(bits & (1 << UInt64(width) - 1))
    bits >>= UInt64(width)
    count -= width
    return value
  }

  private mutating func copyStored(into out: inout [UInt8]) throws(InputError) {
    _ = try take(count & 7)
    let length = try take(16)
    guard try take(16) == ~length & 0xFFFF else { throw Self.damaged }
    next -= count / 8
    bits = 0
    count = 0
    guard next + length <= bytes.count else { throw Gzip.ended }
    out += bytes[next..<next + length]
    next += length
  }

  private mutating func symbol(_ code: Huffman) throws(InputError) -> Int {
    if count < Huffman.longest { fill() }
    guard let (symbol, length) = code.symbol(bits), length <= count else {
      throw count == 0 ? Gzip.ended : Self.damaged
    }
    bits >>= UInt64(length)
    count -= length
    return symbol
  }

  private static let codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func dynamicCodes() throws(InputError) -> (Huffman, Huffman) {
    let literals = try take(5) + 257
    let distances = try take(5) + 1
    let codes = try take(4) + 4
    var lengths = Array(repeating: 0, count: 19)
    for index in 0..<codes { lengths[Self.codeOrder[index]] = try take(3) }
    let code = Huffman(lengths)
    lengths = []
    while lengths.count < literals + distances {
      switch try symbol(code) {
      case let length where length < 16: lengths.append(length)
      case 16:
        guard let last = lengths.last else { throw Self.damaged }
        lengths += Array(repeating: last, count: try take(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try take(3) + 3)
      default: lengths += Array(repeating: 0, count: try take(7) + 11)
      }
    }
    guard lengths.count == literals + distances else { throw Self.damaged }
    return (Huffman(Array(lengths[..<literals])), Huffman(Array(lengths[literals...])))
  }

  private static let lengthBase = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBase = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]

  private mutating func decode(
    _ literals: Huffman, _ distances: Huffman, _ start: Int, into out: inout [UInt8]
  ) throws(InputError) {
    while true {
      let value = try symbol(literals)
      if value < 256 {
        out.append(UInt8(value))
        continue
      }
      if value == 256 { return }
      guard value - 257 < Self.lengthBase.count else { throw Self.damaged }
      let length = Self.lengthBase[value - 257] + (try take(Self.lengthBits[value - 257]))
      let code = try symbol(distances)
      guard code < Self.distanceBase.count else { throw Self.damaged }
      let distance = Self.distanceBase[code] + (try take(max(0, code / 2 - 1)))
      guard distance <= out.count - start else { throw Self.damaged }
      for _ in 0..<length { out.append(out[out.count - distance]) }
    }
  }
}

/// A prefix code: a table over the next 15 bits of the stream.
private struct Huffman {
  static let longest = 15
  /// Symbol × 16 + length; 0 where no code stands.
  private let table: [UInt16]

  init(_ lengths: [Int]) {
    var table = [UInt16](repeating: 0, count: 1 << Self.longest)
    var code = 0
    for length in 1...Self.longest {
      for (symbol, own) in lengths.enumerated() where own == length {
        var reversed = 0
        for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        var index = reversed
        while index < table.count {
          table[index] = UInt16(symbol << 4 | length)
          index += 1 << length
        }
        code += 1
      }
      code <<= 1
    }
    self.table = table
  }

  @inline(__always)
  func symbol(_ bits: UInt64) -> (symbol: Int, length: Int)? {
    let entry = Int(table[Int(bits & UInt64(table.count - 1))])
    return entry == 0 ? nil : (entry >> 4, entry & 15)
  }

  static let fixedLiterals = Huffman(
    Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112) + Array(repeating: 7, count: 24)
      + Array(repeating: 8, count: 8))
  static let fixedDistances = Huffman(Array(repeating: 5, count: 30))
}
