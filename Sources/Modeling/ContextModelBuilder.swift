internal import Engine

/// Compresses n-grams into a `ContextModel` block: prunes what changes least, quantizes, hashes.
public struct ContextModelBuilder: Sendable {
  /// Most bytes of the block.
  public var limit = 10_000_000
  /// Words of the lexicon: n-grams that touch one of them are kept first.
  public var lexicon: Set<String> = []
  /// Factor of the pruning weight of n-grams that touch the lexicon.
  public var lexiconFactor = 4.0
  /// Share of filled slots.
  public var load = 0.8
  /// Share of the n-gram bytes that bigrams get.
  public var bigramShare = 0.62

  public init() {}

  /// What was kept, and the block.
  public struct Result: Sendable {
    public var block: [UInt8]
    public var bigrams: Int
    public var trigrams: Int
  }

  /// The block. The same input gives the same bytes.
  public func build(_ source: NGramSource) -> Result {
    let keys = source.words.map(Self.key)
    let touches = source.words.map { lexicon.contains(Self.plain($0)) }
    var unigramBits = 4
    while (1 << unigramBits) * 2 < keys.count * 3 { unigramBits += 1 }
    let fixed = 4 * (ContextModel.Layout.headerWords + ContextModel.Layout.tableFloats) + 8 << unigramBits + 1
    let room = Double(max(0, limit - fixed))
    let bigramCount = min(source.bigrams.count, Int(room * bigramShare / 3 * load))
    let bigrams = Self.best(source.bigrams, bigramCount, weights(source, touches))
    let left = limit - fixed - 3 * slots(bigrams.count)
    let trigramCount = min(source.trigrams.count, Int(Double(max(0, left)) / 2 * load) - 2)
    let trigrams = Self.best(
      source.trigrams, max(0, trigramCount), trigramWeights(source, touches, kept: Set(bigrams.map(Self.pair))))
    var block = BlockWriter()
    block.write([ContextModel.Layout.magic, ContextModel.Layout.version, UInt32(unigramBits)])
    block.write([UInt32(slots(bigrams.count)), UInt32(slots(trigrams.count))])
    block.write([UInt32(keys.count), UInt32(bigrams.count), UInt32(trigrams.count)])
    block.write([Self.unknown(of: source).bitPattern])
    block.write([UInt32](repeating: 0, count: ContextModel.Layout.headerWords - 9))
    let p2 = Codebook(bigrams.map(\.probability), size: ContextModel.Layout.bigramValues)
    let b2 = Codebook(bigrams.map(\.backoff), size: ContextModel.Layout.bigramValues)
    let p3 = Codebook(trigrams.map(\.probability), size: ContextModel.Layout.trigramValues)
    for book in [p2, b2, p3] { block.write(book.values.map(\.bitPattern)) }
    writeUnigrams(source, keys, 1 << unigramBits, to: &block)
    let pairs = bigrams.map { item in
      let hash = ContextModel.bigramHash(keys[Int(item.v)], keys[Int(item.w)])
      let values = UInt32(p2.code(item.probability)) << 12 | UInt32(b2.code(item.backoff)) << 18
      return (hash, ContextModel.bigramFingerprint(hash) | values)
    }
    for entry in Self.table(slots(bigrams.count), pairs) {
      block.write([UInt16(truncatingIfNeeded: entry)])
      block.write([UInt8(truncatingIfNeeded: entry >> 16)])
    }
    let triples = trigrams.map { item in
      let hash = ContextModel.trigramHash(keys[Int(item.u)], keys[Int(item.v)], keys[Int(item.w)])
      return (hash, ContextModel.trigramFingerprint(hash) | UInt16(p3.code(item.probability)) << 11)
    }
    block.write(Self.table(slots(trigrams.count), triples))
    block.write([UInt8(0)])
    return Result(block: block.bytes, bigrams: bigrams.count, trigrams: trigrams.count)
  }

  private func slots(_ count: Int) -> Int { Int(Double(count) / load) + 2 }

  /// Log probability of a word that a source does not know.
  static func unknown(of source: NGramSource) -> Float {
    if let known = source.words.firstIndex(where: { $0.lowercased() == "<unk>" }) {
      return source.unigrams[known].probability
    }
    return (source.unigrams.map(\.probability).filter { $0 > -30 }.min() ?? -20) - 1
  }

  /// The token key of a word of the model: “u.s.” is the token “u.s” and a full stop.
  public static func key(_ word: String) -> UInt64 { TokenKey.key(plain(word)) }

  static func plain(_ word: String) -> String {
    let lower = word.lowercased()
    return lower.hasSuffix(".") && lower.dropLast().contains(".") ? String(lower.dropLast()) : lower
  }

  /// Pruning weight (Stolcke 1998, without the change of the context’s back-off): how much the joint log probability
  /// of the training text would change if the n-gram were left to back off.
  private func weights(_ source: NGramSource, _ touches: [Bool]) -> [Float] {
    source.bigrams.map { item in
      let context = source.unigrams[Int(item.v)]
      let backedOff = context.backoff + source.unigrams[Int(item.w)].probability
      let weight = Math.exp(context.probability + item.probability) * abs(item.probability - backedOff)
      return touches[Int(item.v)] || touches[Int(item.w)] ? weight * Float(lexiconFactor) : weight
    }
  }

  private func trigramWeights(_ source: NGramSource, _ touches: [Bool], kept: Set<UInt64>) -> [Float] {
    var bigrams: [UInt64: Int] = Dictionary(minimumCapacity: source.bigrams.count)
    for (index, item) in source.bigrams.enumerated() { bigrams[UInt64(item.v) << 32 | UInt64(item.w)] = index }
    return source.trigrams.map { item in
      // Look-ups go on to a trigram only where its context is stored.
      guard kept.contains(UInt64(item.u) << 32 | UInt64(item.v)) else { return -1 }
      let context = bigrams[UInt64(item.u) << 32 | UInt64(item.v)].map { source.bigrams[$0] }
      let lower: Float
      if let index = bigrams[UInt64(item.v) << 32 | UInt64(item.w)] {
        lower = source.bigrams[index].probability
      } else {
        lower = source.unigrams[Int(item.v)].backoff + source.unigrams[Int(item.w)].probability
      }
      let history = source.unigrams[Int(item.u)].probability + (context?.probability ?? -12)
      let weight = Math.exp(history + item.probability) * abs(item.probability - lower - (context?.backoff ?? 0))
      let isTouched = touches[Int(item.u)] || touches[Int(item.v)] || touches[Int(item.w)]
      return isTouched ? weight * Float(lexiconFactor) : weight
    }
  }

  private static func pair(_ item: NGramSource.Bigram) -> UInt64 { UInt64(item.v) << 32 | UInt64(item.w) }

  /// The `count` items of most weight, in their first order, without those below 0.
  private static func best<Item>(_ items: [Item], _ count: Int, _ weights: [Float]) -> [Item] {
    let order = items.indices.filter { weights[$0] >= 0 }.sorted { (weights[$0], $1) > (weights[$1], $0) }
    guard count < order.count else { return order.sorted().map { items[$0] } }
    return order[..<count].sorted().map { items[$0] }
  }

  /// Entries at the slots of their hashes, 0 where a slot is free.
  private static func table<Entry: FixedWidthInteger>(
    _ slots: Int, _ entries: [(hash: UInt64, entry: Entry)]
  ) -> [Entry] {
    var table = [Entry](repeating: 0, count: slots)
    for (hash, entry) in entries {
      var slot = ContextModel.slot(hash, of: UInt64(slots))
      while table[slot] != 0 { slot = slot + 1 == slots ? 0 : slot + 1 }
      table[slot] = entry
    }
    return table
  }

  private func writeUnigrams(_ source: NGramSource, _ keys: [UInt64], _ slots: Int, to block: inout BlockWriter) {
    var tags = [UInt32](repeating: 0, count: slots)
    var values = [UInt32](repeating: 0, count: slots)
    for (index, key) in keys.enumerated() {
      let tag = ContextModel.tag(key)
      var slot = Int(truncatingIfNeeded: key) & (slots - 1)
      while tags[slot] != 0, tags[slot] != tag { slot = (slot + 1) & (slots - 1) }
      if tags[slot] == tag { continue }
      tags[slot] = tag
      let probability = UInt32(min(65535, max(0, (-source.unigrams[index].probability * 2048).rounded())))
      let backoff = UInt32(min(65535, max(0, (source.unigrams[index].backoff * 2048).rounded() + 32768)))
      values[slot] = probability | backoff << 16
    }
    block.write(tags)
    block.write(values)
  }
}

/// A few values that stand for many: the means of bins with equal shares of the sorted values.
struct Codebook {
  private(set) var values: [Float]
  private let limits: [Float]

  init(_ samples: [Float], size: Int) {
    let sorted = samples.sorted()
    var values: [Float] = []
    var limits: [Float] = []
    for bin in 0..<size {
      let range = sorted.count * bin / size..<sorted.count * (bin + 1) / size
      let mean =
        range.isEmpty ? values.last ?? 0 : Float(sorted[range].reduce(0.0) { $0 + Double($1) } / Double(range.count))
      values.append(mean)
      limits.append(range.isEmpty ? limits.last ?? 0 : sorted[range.upperBound - 1])
    }
    self.values = values
    self.limits = limits
  }

  /// The index of the value nearest to `sample`.
  func code(_ sample: Float) -> UInt8 {
    var low = 0
    var high = values.count - 1
    while low < high {
      let middle = (low + high) / 2
      if limits[middle] < sample { low = middle + 1 } else { high = middle }
    }
    let before = max(0, low - 1)
    return UInt8(abs(values[before] - sample) < abs(values[low] - sample) ? before : low)
  }
}

/// Little-endian output of sections.
private struct BlockWriter {
  var bytes: [UInt8] = []

  mutating func write<T: FixedWidthInteger>(_ words: [T]) {
    bytes.reserveCapacity(bytes.count + words.count * T.bitWidth / 8)
    for word in words {
      for shift in stride(from: 0, to: T.bitWidth, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> T(shift))) }
    }
  }
}
