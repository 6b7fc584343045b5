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
  let slots: PackWords<UInt64>
  /// The first two keys of phrases.
  let openings: OpeningFilter
  /// First entry of each state, one more at the end.
  let firstEntry: PackWords<UInt32>
  /// Rule of each entry, and where its suggestions start in `strings`.
  let entries: PackWords<UInt32>
  /// Also keeps the other sections alive.
  let strings: PackBytes

  /// An empty table.
  public init() {
    self.init(slots: [0], openings: [], firstEntry: [0, 0, 0], entries: [], strings: [])
  }

  @inline(__always)
  static func hash(_ state: UInt32, _ key: UInt64) -> UInt64 {
    TokenKey.mix(key ^ UInt64(state) &* 0xA24B_AED4_963E_E407)
  }

  /// Whether a phrase may start with this key.
  @inline(__always)
  func mayStart(_ key: UInt64) -> Bool { openings.mayStart(key) }

  /// Whether a phrase may start with these two keys, or consist of the first one only.
  @inline(__always)
  func mayStart(_ first: UInt64, _ second: UInt64) -> Bool { openings.mayStart(first, second) }

  /// The state after a token, 0 where no phrase goes on.
  @inline(__always)
  func step(_ state: UInt32, _ key: UInt64) -> UInt32 {
    let hash = Self.hash(state, key)
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: hash) & mask
    let tag = hash &>> 24
    while true {
      let slot = slots[unchecked: index]
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
    var reader = ByteReader(strings, from: Int(entries[2 * number + 1]))
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
    for (state, next) in states.enumerated() {
      for (key, target) in next.sorted(by: { $0.key < $1.key }) {
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
    var openings: [(first: UInt64, second: UInt64)] = []
    for (first, state) in states[Int(PhraseTable.root)] {
      if entries[state] != nil { openings.append((first, 0)) }
      for second in states[Int(state)].keys { openings.append((first, second)) }
    }
    return PhraseTable(
      slots: slots, openings: openings, firstEntry: firstEntry, entries: flat, strings: strings.bytes)
  }
}

extension PhraseTable {
  init(
    slots: [UInt64], openings: [(first: UInt64, second: UInt64)], firstEntry: [UInt32], entries: [UInt32],
    strings: [UInt8]
  ) {
    let memory = PackBytes {
      $0.write(words: slots)
      OpeningFilter.encode(openings, to: &$0)
      $0.write(words: firstEntry)
      $0.write(words: entries)
      $0.write(raw: strings)
    }
    do {
      var reader = ByteReader(memory)
      try self.init(from: &reader)
    } catch { preconditionFailure("a phrase table that was just written is malformed: \(error)") }
  }

  func encode(to writer: inout ByteWriter) {
    writer.write(words: slots)
    openings.encode(to: &writer)
    writer.write(words: firstEntry)
    writer.write(words: entries)
    writer.write(raw: strings.values(UInt8.self, 0..<strings.count))
  }

  init(from reader: inout ByteReader) throws(PackError) {
    slots = try reader.packed(UInt64.self)
    openings = try OpeningFilter(from: &reader)
    firstEntry = try reader.packed(UInt32.self)
    entries = try reader.packed(UInt32.self)
    strings = try reader.section()
    guard slots.count > 0, slots.count & (slots.count - 1) == 0, firstEntry.count > 2 else {
      throw PackError(description: "the phrase table of the rule pack is malformed")
    }
  }
}
