/// The swap lexicon as the engine uses it: a trie over the token keys of the spun forms, with the originals that each
/// form may stand for.
public struct SwapLexicon: Sendable {
  /// One original that a spun form may stand for.
  package struct Reading {
    package let original: Int
    /// 1…9: how typical the swap is.
    let weight: Int
    let family: Int
    /// Word class × 8 + inflected form.
    let inflection: Int
    /// Weight of the pair in the other direction, 0 where it is not listed.
    let reverseWeight: Int
    /// Number of spun forms of the same original that weigh more.
    let rank: Int
    /// Number of spun forms of the original.
    let alternatives: Int
    /// log₁₀ of this form’s share of the squared weights of the original’s forms.
    let share: Float

    init(packed: UInt64) {
      original = Int(packed & 0xF_FFFF)
      weight = Int(packed >> 20 & 15)
      family = Int(packed >> 24 & 63)
      inflection = Int(packed >> 30 & 31)
      reverseWeight = Int(packed >> 35 & 15)
      rank = Int(packed >> 39 & 15)
      alternatives = Int(packed >> 43 & 255)
      share = -Float(packed >> 51 & 255) / 32
    }

    static func pack(
      original: Int, weight: Int, family: Int, inflection: Int, reverseWeight: Int, rank: Int, alternatives: Int,
      share: Double
    ) -> UInt64 {
      var packed = UInt64(original) | UInt64(weight) << 20 | UInt64(family & 63) << 24 | UInt64(inflection & 31) << 30
      packed |= UInt64(reverseWeight) << 35 | UInt64(min(15, rank)) << 39 | UInt64(min(255, alternatives)) << 43
      return packed | UInt64(min(255, max(0, (-share * 32).rounded()))) << 51
    }
  }

  private let trie: PhraseTable
  private let firstReading: PackWords<UInt32>
  private let readings: PackWords<UInt64>
  /// Whether the spun form of an entry is an original of other forms.
  private let isOriginal: PackWords<UInt8>
  private let firstKey: PackWords<UInt32>
  private let originalKeys: PackWords<UInt64>
  private let firstByte: PackWords<UInt32>
  private let originalText: PackWords<UInt8>
  /// Keeps the sections alive.
  private let memory: PackBytes

  /// Number of spun forms.
  public var formCount: Int { isOriginal.count }
  /// Number of pairs.
  public var pairCount: Int { readings.count }

  /// An empty lexicon.
  public init() { self.init(pairs: []) }

  /// The lexicon of pairs; of a pair that stands twice the higher weight counts.
  public init(pairs list: [SwapPair]) {
    var weights: [PairKey: SwapPair] = [:]
    for pair in list where pair.spun != pair.original {
      let key = PairKey(spun: pair.spun, original: pair.original)
      if let known = weights[key], known.weight >= pair.weight { continue }
      weights[key] = pair
    }
    let pairs = weights.values.sorted { ($0.spun, $0.original) < ($1.spun, $1.original) }
    var forms: [String: [Int]] = [:]
    for pair in pairs { forms[pair.original, default: []].append(pair.weight) }
    let originals = forms.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: originals.enumerated().map { ($1, $0) })
    var keys = PhraseKeys()
    var builder = PhraseTableBuilder()
    var firstReading: [UInt32] = []
    var readings: [UInt64] = []
    var isOriginal: [UInt8] = []
    var index = 0
    while index < pairs.count {
      var end = index
      while end < pairs.count, pairs[end].spun == pairs[index].spun { end += 1 }
      let tokens = keys.keys(of: pairs[index].spun)
      defer { index = end }
      guard !tokens.isEmpty, tokens.count <= 7, builder.addForm(tokens, number: isOriginal.count) else { continue }
      firstReading.append(UInt32(readings.count))
      isOriginal.append(forms[pairs[index].spun] == nil ? 0 : 1)
      for pair in pairs[index..<end] {
        let all = forms[pair.original] ?? []
        let total = all.reduce(0) { $0 + $1 * $1 }
        readings.append(
          Reading.pack(
            original: numbers[pair.original] ?? 0, weight: pair.weight, family: pair.family,
            inflection: pair.wordClass * 8 + pair.form,
            reverseWeight: weights[PairKey(spun: pair.original, original: pair.spun)]?.weight ?? 0,
            rank: all.count { $0 > pair.weight }, alternatives: all.count,
            share: Logarithm.base10(Double(pair.weight * pair.weight) / Double(total))))
      }
    }
    firstReading.append(UInt32(readings.count))
    var firstKey: [UInt32] = []
    var originalKeys: [UInt64] = []
    var firstByte: [UInt32] = []
    var text: [UInt8] = []
    for original in originals {
      firstKey.append(UInt32(originalKeys.count))
      firstByte.append(UInt32(text.count))
      originalKeys += keys.keys(of: original)
      text += original.utf8
    }
    let trie = builder.build()
    let memory = PackBytes {
      trie.encode(to: &$0)
      $0.write(words: firstReading)
      $0.write(words: readings)
      $0.write(words: isOriginal)
      $0.write(words: firstKey + [UInt32(originalKeys.count)])
      $0.write(words: originalKeys)
      $0.write(words: firstByte + [UInt32(text.count)])
      $0.write(raw: text)
    }
    do {
      var reader = ByteReader(memory)
      try self.init(from: &reader)
    } catch { preconditionFailure("a lexicon that was just written is malformed: \(error)") }
  }

  private struct PairKey: Hashable {
    let spun: String
    let original: String
  }

  @inline(__always)
  func mayStart(_ key: UInt64) -> Bool { trie.mayStart(key) }

  @inline(__always)
  func step(_ state: UInt32, _ key: UInt64) -> UInt32 { trie.step(state, key) }

  /// Whether a word is a spun form of its own.
  func hasWord(_ key: UInt64) -> Bool {
    guard mayStart(key) else { return false }
    let state = step(PhraseTable.root, key)
    return state != 0 && form(state) >= 0
  }

  /// The spun form that ends in a state, −1 for none.
  @inline(__always)
  func form(_ state: UInt32) -> Int {
    let range = trie.entryRange(state)
    return range.isEmpty ? -1 : trie.rule(range.lowerBound)
  }

  func readingRange(_ form: Int) -> Range<Int> { Int(firstReading[form])..<Int(firstReading[form + 1]) }
  package func reading(_ number: Int) -> Reading { Reading(packed: readings[number]) }

  /// Most readings of a form that are looked at.
  private static let mostCandidates = 12

  /// The readings of a form that are looked at: all, or the heaviest.
  func candidates(_ form: Int) -> [Int] {
    var numbers = Array(readingRange(form))
    guard numbers.count > Self.mostCandidates else { return numbers }
    numbers.sort { (reading($0).weight, $1) > (reading($1).weight, $0) }
    numbers.removeSubrange(Self.mostCandidates...)
    return numbers
  }

  func isOriginal(_ form: Int) -> Bool { isOriginal[form] == 1 }
  /// Puts the keys of the words of an original in place of those in `keys`.
  func keys(ofOriginal number: Int, into keys: inout [UInt64]) {
    keys.removeAll(keepingCapacity: true)
    for index in Int(firstKey[number])..<Int(firstKey[number + 1]) { keys.append(originalKeys[index]) }
  }
  package func text(ofOriginal number: Int) -> String {
    originalText.string(Int(firstByte[number])..<Int(firstByte[number + 1]))
  }

  func encode(to writer: inout ByteWriter) {
    trie.encode(to: &writer)
    writer.write(words: firstReading)
    writer.write(words: readings)
    writer.write(words: isOriginal)
    writer.write(words: firstKey)
    writer.write(words: originalKeys)
    writer.write(words: firstByte)
    writer.write(words: originalText)
  }

  init(from reader: inout ByteReader) throws(PackError) {
    trie = try PhraseTable(from: &reader)
    firstReading = try reader.packed(UInt32.self)
    readings = try reader.packed(UInt64.self)
    isOriginal = try reader.packed(UInt8.self)
    firstKey = try reader.packed(UInt32.self)
    originalKeys = try reader.packed(UInt64.self)
    firstByte = try reader.packed(UInt32.self)
    memory = try reader.section()
    originalText = PackWords(memory)
    guard firstReading.count == isOriginal.count + 1, firstKey.count == firstByte.count else {
      throw PackError(description: "the swap lexicon of the rule pack is malformed")
    }
  }
}

extension PhraseTableBuilder {
  /// Adds a spun form; false where the same tokens are there already.
  fileprivate mutating func addForm(_ keys: [UInt64], number: Int) -> Bool {
    guard !contains(keys) else { return false }
    add(keys, .init(rule: number, suggestions: []))
    return true
  }
}
