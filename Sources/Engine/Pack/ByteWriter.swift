/// Appends numbers and strings to bytes: little endian, lengths as LEB128.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: UInt8) { bytes.append(value) }

  mutating func write(count value: Int) {
    var rest = UInt64(value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ text: String) {
    write(count: text.utf8.count)
    bytes += text.utf8
  }

  mutating func write(_ value: Double) { write(fixed: value.bitPattern) }

  mutating func write(fixed value: some FixedWidthInteger) {
    var rest = UInt64(truncatingIfNeeded: value)
    for _ in 0..<value.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func write<T>(_ items: [T], _ body: (inout ByteWriter, T) -> Void) {
    write(count: items.count)
    for item in items { body(&self, item) }
  }

  mutating func write(_ items: [String]) { write(items) { $0.write($1) } }

  mutating func write(raw items: [UInt8]) {
    write(count: items.count)
    bytes += items
  }
}

/// Bytes that are not a rule pack of this version.
public struct PackError: Error, Sendable, CustomStringConvertible {
  public let description: String
}

/// Reads what `ByteWriter` wrote. Throws `PackError` where the bytes end too soon or do not fit.
struct ByteReader {
  private let bytes: PackBytes
  private(set) var offset: Int
  private let end: Int

  /// - Parameter offset: where to start.
  init(_ bytes: PackBytes, from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
    end = bytes.count
  }

  mutating func byte() throws(PackError) -> UInt8 {
    guard offset < end else { throw PackError(description: "the rule pack ends too soon") }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func count() throws(PackError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
      guard shift < 56 else { throw PackError(description: "a number in the rule pack is too long") }
    }
    return Int(value)
  }

  mutating func range() throws(PackError) -> Range<Int> {
    let length = try count()
    guard length <= end - offset else { throw PackError(description: "the rule pack ends too soon") }
    defer { offset += length }
    return offset..<offset + length
  }

  mutating func string() throws(PackError) -> String {
    bytes.string(try range())
  }

  /// The bytes of a section, where they lie.
  mutating func section() throws(PackError) -> PackBytes { bytes.slice(try range()) }

  /// Words of a section, where they lie.
  mutating func packed<T: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ type: T.Type
  ) throws(PackError) -> PackWords<T> {
    let section = try section()
    guard section.count % MemoryLayout<T>.size == 0 else {
      throw PackError(description: "a section of the rule pack is cut off")
    }
    return PackWords(section)
  }

  mutating func fixed<T: FixedWidthInteger>(_ type: T.Type) throws(PackError) -> T {
    var value: UInt64 = 0
    for index in 0..<T.bitWidth / 8 { value |= UInt64(try byte()) << UInt64(8 * index) }
    return T(truncatingIfNeeded: value)
  }

  mutating func double() throws(PackError) -> Double { Double(bitPattern: try fixed(UInt64.self)) }

  mutating func array<T>(_ body: (inout ByteReader) throws(PackError) -> T) throws(PackError) -> [T] {
    let number = try count()
    guard number <= end - offset else { throw PackError(description: "the rule pack ends too soon") }
    var items: [T] = []
    items.reserveCapacity(number)
    for _ in 0..<number { items.append(try body(&self)) }
    return items
  }

  mutating func strings() throws(PackError) -> [String] {
    try array { reader throws(PackError) in try reader.string() }
  }

  /// Words of a section, copied as they lie in memory on a little-endian machine.
  mutating func words<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type) throws(PackError) -> [T] {
    let range = try range()
    let size = MemoryLayout<T>.size
    guard range.count % size == 0 else { throw PackError(description: "a section of the rule pack is cut off") }
    return bytes.values(type, range)
  }
}

extension ByteWriter {
  mutating func write(words: [some FixedWidthInteger]) {
    write(count: words.count * (words.first.map { $0.bitWidth / 8 } ?? 0))
    for word in words { write(fixed: word) }
  }

  mutating func write(words: PackWords<some FixedWidthInteger>) { write(words: words.array) }
}

extension PackBytes {
  /// What `write` writes.
  init(_ write: (inout ByteWriter) -> Void) {
    var writer = ByteWriter()
    write(&writer)
    self.init(writer.bytes)
  }
}
