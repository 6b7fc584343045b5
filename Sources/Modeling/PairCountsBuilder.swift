internal import Engine

/// Makes `PairCounts` of lists of words and pairs with their counts, as the package symspellpy brings them: a word and a
/// count a line, and two words and a count a line.
public struct PairCountsBuilder {
  private var words: [(key: UInt64, count: Double)] = []
  private var pairs: [(key: UInt64, count: Double)] = []

  public init() {}

  /// Number of words and of pairs read so far.
  public var counts: (words: Int, pairs: Int) { (words.count, pairs.count) }

  /// Reads a list: of words where its lines have two columns, of pairs where they have three. Throws `ModelError` for
  /// the first other line.
  public mutating func add(_ content: [UInt8]) throws(ModelError) {
    var number = 0
    for line in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      // Lists may start with a byte order mark.
      let text = number == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
      let columns = text.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if columns.isEmpty { continue }
      guard columns.count == 2 || columns.count == 3,
        let count = Double(String(decoding: columns[columns.count - 1], as: UTF8.self)), count >= 1
      else { throw ModelError("line \(number): expected a word or two, and a count of 1 or more") }
      let keys = columns.dropLast().map { TokenKey.key(word: $0) }
      if keys.count == 1 {
        words.append((keys[0], count))
      } else {
        pairs.append((PairCounts.key(keys[0], keys[1]), count))
      }
    }
  }

  /// Slots for each hundred entries.
  private static let slotsPerHundred = 125

  /// The block of `PairCounts`. The same lists give the same bytes.
  public func build(total: Double) -> [UInt8] {
    var seen: Set<UInt64> = []
    let entries = (words + pairs).filter { seen.insert($0.key).inserted }
    let slots = UInt64(max(8, entries.count * Self.slotsPerHundred / 100))
    let least = entries.map(\.count).min() ?? 1
    let most = entries.map(\.count).max() ?? 1
    let base = Math.logf(Float(least))
    let step = max(1e-3, (Math.logf(Float(most)) - base) / 255)
    var table = [UInt8](repeating: 0, count: 3 * Int(slots) + 1)
    for entry in entries {
      var (index, fingerprint) = PairCounts.place(entry.key, of: slots)
      while table[3 * index] != 0 || table[3 * index + 1] != 0 { index = index + 1 == Int(slots) ? 0 : index + 1 }
      table[3 * index] = UInt8(fingerprint & 0xFF)
      table[3 * index + 1] = UInt8(fingerprint >> 8)
      table[3 * index + 2] = UInt8(max(0, min(255, ((Math.logf(Float(entry.count)) - base) / step).rounded())))
    }
    let header: [UInt32] = [
      PairCounts.Layout.magic, PairCounts.Layout.version, UInt32(slots), UInt32(words.count), UInt32(pairs.count),
      Float(total).bitPattern, Float(pairs.map(\.count).min() ?? 1).bitPattern, base.bitPattern, step.bitPattern,
    ]
    return header.flatMap { word in (0..<4).map { UInt8(word >> (8 * $0) & 0xFF) } } + table
  }
}
