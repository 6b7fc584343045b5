/// A Bloom filter of how phrases open: of their first words, and of their first two words together. It lets a text that
/// holds none of them pass with one look at each word. A view: whoever holds it also holds the memory it came from.
struct OpeningFilter: Sendable {
  /// A bit for every first word, by the 16 low bits of its key.
  let starts: PackWords<UInt64>
  /// The same for phrases of one word.
  let singles: PackWords<UInt64>
  /// The same for second words: small enough to stay close to the processor, where `pairs` may not.
  let seconds: PackWords<UInt64>
  /// Two bits of one word for every pair; the number of words is a power of two.
  let pairs: PackWords<UInt64>

  /// Words of `starts`.
  static let startCount = 1024

  /// Writes a filter that `init(from:)` reads.
  /// - Parameters:
  ///   - openings: keys of the first two words; 0 for the second of a phrase of one word.
  ///   - bitsPerPair: the more, the rarer are false alarms.
  static func encode(
    _ openings: some Collection<(first: UInt64, second: UInt64)>, bitsPerPair: Int = 16, to writer: inout ByteWriter
  ) {
    var starts = [UInt64](repeating: 0, count: startCount)
    var singles = starts
    var seconds = starts
    var count = 16
    while count * 64 < openings.count * bitsPerPair { count *= 2 }
    var pairs = [UInt64](repeating: 0, count: count)
    func add(_ key: UInt64, to plane: inout [UInt64]) {
      plane[Int(truncatingIfNeeded: key >> 6) & (startCount - 1)] |= 1 << (key & 63)
    }
    for (first, second) in openings {
      if second == 0 {
        add(first, to: &singles)
      } else {
        add(first, to: &starts)
        add(second, to: &seconds)
        let hash = hash(first, second)
        pairs[index(hash, count)] |= bits(hash)
      }
    }
    writer.write(words: starts)
    writer.write(words: singles)
    writer.write(words: seconds)
    writer.write(words: pairs)
  }

  func encode(to writer: inout ByteWriter) {
    writer.write(words: starts)
    writer.write(words: singles)
    writer.write(words: seconds)
    writer.write(words: pairs)
  }

  init(from reader: inout ByteReader) throws(PackError) {
    starts = try reader.packed(UInt64.self)
    singles = try reader.packed(UInt64.self)
    seconds = try reader.packed(UInt64.self)
    pairs = try reader.packed(UInt64.self)
    guard starts.count == Self.startCount, singles.count == Self.startCount,
      seconds.count == Self.startCount, pairs.count > 0, pairs.count & (pairs.count - 1) == 0
    else {
      throw PackError(description: "a filter of the rule pack is malformed")
    }
  }

  /// Of the second word the low half counts.
  @inline(__always)
  private static func hash(_ first: UInt64, _ second: UInt64) -> UInt64 {
    ((first ^ (second & 0xFFFF_FFFF) &<< 29) &* 0x9E37_79B9_7F4A_7C15)
  }

  @inline(__always)
  private static func index(_ hash: UInt64, _ count: Int) -> Int { Int(truncatingIfNeeded: hash &>> 24) & (count &- 1) }

  @inline(__always)
  private static func bits(_ hash: UInt64) -> UInt64 { 1 &<< (hash &>> 58) | 1 &<< (hash &>> 52 & 63) }

  /// Whether a plane such as `seconds` has a word.
  @inline(__always)
  static func holds(_ plane: PackWords<UInt64>, _ key: UInt64) -> Bool {
    plane[unchecked: Int(truncatingIfNeeded: key &>> 6) & (startCount &- 1)] &>> (key & 63) & 1 != 0
  }

  /// Whether a phrase may start with this word.
  @inline(__always)
  func mayStart(_ key: UInt64) -> Bool { Self.holds(starts, key) || isSingle(key) }

  /// Whether a phrase may consist of this word.
  @inline(__always)
  func isSingle(_ key: UInt64) -> Bool { Self.holds(singles, key) }

  /// Whether two words may stand together; the small planes are asked first.
  @inline(__always)
  func mayHold(_ first: UInt64, _ second: UInt64) -> Bool {
    Self.holds(starts, first) && holds(first, second)
  }

  /// Whether a phrase may start with these two words.
  @inline(__always)
  func holds(_ first: UInt64, _ second: UInt64) -> Bool {
    Self.holds(seconds, second) && Self.holds(pairs, first, second)
  }

  @inline(__always)
  static func holds(_ pairs: PackWords<UInt64>, _ first: UInt64, _ second: UInt64) -> Bool {
    let hash = hash(first, second)
    let bits = bits(hash)
    return pairs[unchecked: index(hash, pairs.count)] & bits == bits
  }

  /// Whether a phrase may start with these two words, or consist of the first one only.
  @inline(__always)
  func mayStart(_ first: UInt64, _ second: UInt64) -> Bool { holds(first, second) || isSingle(first) }

  /// A plane, or pairs, that let through what one of several lets through; `startCount` words at least.
  static func union(_ planes: [PackWords<UInt64>]) -> [UInt64] {
    let count = max(startCount, planes.map(\.count).max() ?? 0)
    return (0..<count).map { index in planes.reduce(0) { $0 | $1[index & ($1.count - 1)] } }
  }
}

/// A Bloom filter of pairs of neighbours, of which one is a word that few texts hold. A view, as `OpeningFilter` is.
struct NeighbourFilter: Sendable {
  /// A bit for every such word, by the 16 low bits of its key.
  let anchors: PackWords<UInt64>
  let pairs: OpeningFilter
}

/// An opening filter with memory of its own.
struct OwnedOpenings: Sendable {
  let filter: OpeningFilter
  private let memory: PackBytes

  init(_ openings: some Collection<(first: UInt64, second: UInt64)>) {
    memory = PackBytes { OpeningFilter.encode(openings, to: &$0) }
    do {
      var reader = ByteReader(memory)
      filter = try OpeningFilter(from: &reader)
    } catch { preconditionFailure("a filter that was just written is malformed: \(error)") }
  }
}
