/// The triggers of all checks, laid out for one look at each token. A set of checks is a number with a bit for each.
struct TriggerTable {
  /// What a token key means: checks it wakes always, in the lowest 16 bits, after white space, before a word, and the
  /// languages of which it is a function word.
  typealias Actions = UInt64
  static let spacedShift: UInt64 = 16
  static let tightShift: UInt64 = 32
  static let languageShift: UInt64 = 48
  static let checkBits: Actions = 0xFFFF

  /// Four bits for every value of the low half of a key: whether it may be among `slots`, in one of the openings, and in
  /// one of the joined openings.
  private let hints: PackWords<UInt64>
  static let isKnown: UInt64 = 1
  static let opens: UInt64 = 2
  static let opensJoined: UInt64 = 4
  /// Key and actions, by open addressing.
  private let slots: PackWords<UInt64>
  /// The actions of ASCII marks.
  private let ascii: PackWords<UInt64>
  /// Keeps the tables alive.
  private let memory: [PackBytes]
  private let mask: Int
  let openings: [(filter: OpeningFilter, bit: Actions)]
  let joinedOpenings: [(filter: OpeningFilter, bit: Actions)]
  let repetition: SentenceRepetition?
  private(set) var digit: Actions = 0
  private(set) var underscore: Actions = 0
  private(set) var markAfterMark: Actions = 0
  private(set) var stopBeforeLowercase: Actions = 0
  private(set) var initialStop: Actions = 0
  private(set) var repeated: Actions = 0
  private(set) var unmarkedEnd: Actions = 0
  private(set) var capitalAfterComma: Actions = 0
  private var properties: [(property: Triggers.Properties, checks: Actions)] = []

  init(_ triggers: [Triggers], functionWords: [(key: UInt64, languages: UInt64)]) {
    precondition(triggers.count <= 16, "a set of checks has 16 bits")
    var actions: [UInt64: Actions] = [:]
    for (word, languages) in functionWords { actions[word, default: 0] |= languages << Self.languageShift }
    var openings: [(filter: OpeningFilter, bit: Actions)] = []
    var joined = openings
    for (number, trigger) in triggers.enumerated() {
      let bit = Actions(1) << Actions(number)
      for key in trigger.keys { actions[key, default: 0] |= bit }
      for key in trigger.spacedMarks { actions[key, default: 0] |= bit << Self.spacedShift }
      for key in trigger.tightMarks { actions[key, default: 0] |= bit << Self.tightShift }
      openings += trigger.openings.map { ($0, bit) }
      joined += trigger.joinedOpenings.map { ($0, bit) }
    }
    self.openings = openings
    joinedOpenings = joined
    repetition = triggers.lazy.compactMap(\.repetition).first
    var size = 8
    while size < actions.count * 3 { size *= 2 }
    mask = size - 1
    var slots = [UInt64](repeating: 0, count: 2 * size)
    var ascii = [Actions](repeating: 0, count: 128)
    var hints = [UInt64](repeating: 0, count: 4096)
    for (key, value) in actions {
      if key < 128 { ascii[Int(key)] = value }
      hints[Int(truncatingIfNeeded: key >> 4) & 4095] |= Self.isKnown << (4 * (key & 15))
      var index = Int(truncatingIfNeeded: key) & mask
      while slots[2 * index] != 0 { index = (index + 1) & mask }
      slots[2 * index] = key
      slots[2 * index + 1] = value
    }
    for (list, hint) in [(openings, Self.opens), (joined, Self.opensJoined)] {
      for (filter, _) in list { Self.spread(filter.starts, hint, over: &hints) }
    }
    memory = [hints, slots, ascii].map { words in unsafe words.withUnsafeBytes { unsafe PackBytes(Array($0)) } }
    self.hints = PackWords(memory[0])
    self.slots = PackWords(memory[1])
    self.ascii = PackWords(memory[2])
    for (number, trigger) in triggers.enumerated() { add(trigger, Actions(1) << Actions(number)) }
  }

  /// Sets a hint for every bit of a filter of first words.
  private static func spread(_ starts: PackWords<UInt64>, _ hint: UInt64, over hints: inout [UInt64]) {
    for index in 0..<starts.count {
      var bits = starts[index]
      while bits != 0 {
        let bit = bits.trailingZeroBitCount
        bits &= bits - 1
        hints[index * 4 + bit / 16] |= hint << UInt64(4 * (bit % 16))
      }
    }
  }

  private mutating func add(_ trigger: Triggers, _ bit: Actions) {
    if trigger.signs.contains(.digit) { digit |= bit }
    if trigger.signs.contains(.underscore) { underscore |= bit }
    if trigger.signs.contains(.markAfterMark) { markAfterMark |= bit }
    if trigger.signs.contains(.stopBeforeLowercase) { stopBeforeLowercase |= bit }
    if trigger.signs.contains(.initialStop) { initialStop |= bit }
    if trigger.signs.contains(.repetition) { repeated |= bit }
    if trigger.signs.contains(.unmarkedEnd) { unmarkedEnd |= bit }
    if trigger.signs.contains(.capitalAfterComma) { capitalAfterComma |= bit }
    if !trigger.properties.isEmpty { properties.append((trigger.properties, bit)) }
  }

  /// What may be said of a word: `isKnown`, `opens` and `opensJoined`, and further bits without meaning above.
  @inline(__always)
  func hints(_ key: UInt64) -> UInt64 {
    hints[unchecked: Int(truncatingIfNeeded: key &>> 4) & 4095] &>> (4 &* (key & 15))
  }

  /// What a token key means.
  @inline(__always)
  subscript(key: UInt64) -> Actions {
    var index = Int(truncatingIfNeeded: key) & mask
    while true {
      let found = slots[unchecked: 2 &* index]
      if found == key { return slots[unchecked: 2 &* index &+ 1] }
      if found == 0 { return 0 }
      index = (index &+ 1) & mask
    }
  }

  /// What the code point of a mark means.
  @inline(__always)
  subscript(mark key: UInt64) -> Actions { key < 128 ? ascii[unchecked: Int(key)] : self[key] }

  /// Checks that wake for the properties of an article.
  func checks(for found: Triggers.Properties) -> Actions {
    var checks: Actions = 0
    for (property, bit) in properties where !property.isDisjoint(with: found) { checks |= bit }
    return checks
  }
}
