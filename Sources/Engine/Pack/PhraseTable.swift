/// Thousands of phrases in one trie over token keys, stored as a hash table of transitions.
///
/// A slot holds 40 bits of the hash of (state, key) and the 24-bit number of the next state; 0 is empty.
public struct PhraseTable: Sendable {
  /// What stands at the end of a phrase.
  public struct Entry: Sendable, Equatable {
    /// Index into the rules of the pack.
    public var rule: Int
    /// What the text probably said, best first.
    public var suggestions: [String]

    public init(rule: Int, suggestions: [String]) {
      self.rule = rule
      self.suggestions = suggestions
    }
  }

  static let root: UInt32 = 1
  let slots: [UInt64]
  /// Bloom filter of the keys that start a phrase: 65,536 bits.
  let starts: [UInt64]
  /// First entry of each state, one more at the end.
  let firstEntry: [UInt32]
  /// Rule of each entry, and where its suggestions start in `strings`.
  let entries: [UInt32]
  let strings: [UInt8]

  /// An empty table.
  public init() {
    slots = [0]
    starts = Array(repeating: 0, count: 1024)
    firstEntry = [0, 0, 0]
    entries = []
    strings = []
  }

  @inline(__always)
  static func hash(_ state: UInt32, _ key: UInt64) -> UInt64 {
    TokenKey.mix(key ^ UInt64(state) &* 0xA24B_AED4_963E_E407)
  }

  /// Whether a phrase may start with this key.
  @inline(__always)
  func mayStart(_ key: UInt64) -> Bool {
    starts[Int(truncatingIfNeeded: key &>> 6) & 1023] &>> (key & 63) & 1 != 0
  }

  /// The state after a token, 0 where no phrase goes on.
  @inline(__always)
  func step(_ state: UInt32, _ key: UInt64) -> UInt32 {
    let hash = Self.hash(state, key)
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: hash) & mask
    let tag = hash &>> 24
    while true {
      let slot = slots[index]
      if slot == 0 { return 0 }
      if slot &>> 24 == tag { return UInt32(truncatingIfNeeded: slot & 0xFF_FFFF) }
      index = (index &+ 1) & mask
    }
  }

  /// Numbers of the entries that end in a state.
  @inline(__always)
  func entryRange(_ state: UInt32) -> Range<Int> {
    Int(firstEntry[Int(state)])..<Int(firstEntry[Int(state) + 1])
  }

  /// One entry, with its strings decoded.
  func entry(_ number: Int) -> Entry {
    var reader = ByteReader(strings, range: Int(entries[2 * number + 1])..<strings.count)
    let suggestions = (try? reader.strings()) ?? []
    return Entry(rule: Int(entries[2 * number]), suggestions: suggestions)
  }

  /// The rule of an entry, an index into the rules of the pack.
  @inline(__always)
  func rule(_ number: Int) -> Int { Int(entries[2 &* number]) }
}

/// Collects phrases and lays them out as a `PhraseTable`.
public struct PhraseTableBuilder {
  private var states: [[UInt64: UInt32]] = [[:], [:]]
  private var entries: [UInt32: [PhraseTable.Entry]] = [:]

  public init() {}

  /// Adds a phrase as token keys. An entry for the same rule and phrase is kept once.
  public mutating func add(_ keys: [UInt64], _ entry: PhraseTable.Entry) {
    precondition(!keys.isEmpty, "a phrase has at least one token")
    var state = PhraseTable.root
    for key in keys {
      if let next = states[Int(state)][key] {
        state = next
      } else {
        states.append([:])
        let next = UInt32(states.count - 1)
        states[Int(state)][key] = next
        state = next
      }
    }
    if entries[state, default: []].contains(where: { $0.rule == entry.rule }) { return }
    entries[state, default: []].append(entry)
  }

  /// Whether something ends in this phrase.
  func contains(_ keys: [UInt64]) -> Bool {
    var state = PhraseTable.root
    for key in keys {
      guard let next = states[Int(state)][key] else { return false }
      state = next
    }
    return entries[state] != nil
  }

  /// The table.
  public func build() -> PhraseTable {
    let transitions = states.reduce(0) { $0 + $1.count }
    var size = 16
    while size * 7 < transitions * 10 { size *= 2 }
    var slots = Array(repeating: UInt64(0), count: size)
    var starts = Array(repeating: UInt64(0), count: 1024)
    for (state, next) in states.enumerated() {
      for (key, target) in next.sorted(by: { $0.key < $1.key }) {
        if state == PhraseTable.root { starts[Int(truncatingIfNeeded: key >> 6) & 1023] |= 1 << (key & 63) }
        let hash = PhraseTable.hash(UInt32(state), key)
        var index = Int(truncatingIfNeeded: hash) & (size - 1)
        while slots[index] != 0 { index = (index + 1) & (size - 1) }
        slots[index] = (hash >> 24) << 24 | UInt64(target)
      }
    }
    var firstEntry: [UInt32] = []
    var flat: [UInt32] = []
    var strings = ByteWriter()
    for state in states.indices {
      firstEntry.append(UInt32(flat.count / 2))
      for entry in entries[UInt32(state)] ?? [] {
        flat += [UInt32(entry.rule), UInt32(strings.bytes.count)]
        strings.write(entry.suggestions)
      }
    }
    firstEntry.append(UInt32(flat.count / 2))
    return PhraseTable(slots: slots, starts: starts, firstEntry: firstEntry, entries: flat, strings: strings.bytes)
  }
}

extension PhraseTable {
  init(slots: [UInt64], starts: [UInt64], firstEntry: [UInt32], entries: [UInt32], strings: [UInt8]) {
    self.slots = slots
    self.starts = starts
    self.firstEntry = firstEntry
    self.entries = entries
    self.strings = strings
  }

  func encode(to writer: inout ByteWriter) {
    writer.write(words: slots)
    writer.write(words: starts)
    writer.write(words: firstEntry)
    writer.write(words: entries)
    writer.write(raw: strings)
  }

  init(from reader: inout ByteReader) throws(PackError) {
    slots = try reader.words(UInt64.self)
    starts = try reader.words(UInt64.self)
    firstEntry = try reader.words(UInt32.self)
    entries = try reader.words(UInt32.self)
    strings = try reader.words(UInt8.self)
    guard !slots.isEmpty, slots.count & (slots.count - 1) == 0, starts.count == 1024, firstEntry.count > 2 else {
      throw PackError(description: "the phrase table of the rule pack is malformed")
    }
  }
}
