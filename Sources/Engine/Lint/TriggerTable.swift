/// The triggers of all checks, laid out for one look at each token. A set of checks is a number with a bit for each.
final class TriggerTable: Sendable {
  /// What a token key means: checks it wakes always, in the lowest 16 bits, after white space, before a word, and the
  /// languages of which it is a function word.
  typealias Actions = UInt64
  static let spacedShift: UInt64 = 16
  static let tightShift: UInt64 = 32
  static let languageShift: UInt64 = 48
  static let checkBits: Actions = 0xFFFF

  /// Four bits for every value of the low half of a key: what may be said of the word.
  private let hints: PackWords<UInt64>
  /// It means something of its own.
  static let isKnown: UInt64 = 1
  /// A phrase starts with it.
  static let opens: UInt64 = 2
  /// A pair of neighbours holds it as the word to look for.
  static let isAnchor: UInt64 = 4
  /// A phrase consists of it.
  static let isPhrase: UInt64 = 8
  /// Key and actions, by open addressing.
  private let slots: PackWords<UInt64>
  private let mask: Int
  /// The actions of ASCII marks.
  private let ascii: PackWords<UInt64>
  /// First two words of the phrases of all openings.
  private let pairs: PackWords<UInt64>
  /// Second words of the same phrases: small enough to stay close to the processor.
  private let seconds: PackWords<UInt64>
  /// Keeps the tables alive.
  private let memory: [PackBytes]
  private let openings: [(filter: OpeningFilter, bit: Actions)]
  private let neighbours: [(filter: NeighbourFilter, bit: Actions)]
  let repetition: SentenceRepetition?
  let digit: Actions
  let underscore: Actions
  let markAfterMark: Actions
  let stopBeforeLowercase: Actions
  let initialStop: Actions
  let repeated: Actions
  let unmarkedEnd: Actions
  let capitalAfterComma: Actions
  private let properties: [(property: Triggers.Properties, checks: Actions)]

  init(_ triggers: [Triggers], functionWords: [(key: UInt64, languages: UInt64)]) {
    precondition(triggers.count <= 16, "a set of checks has 16 bits")
    var actions: [UInt64: Actions] = [:]
    for (word, languages) in functionWords { actions[word, default: 0] |= languages << Self.languageShift }
    let bits = triggers.indices.map { Actions(1) << Actions($0) }
    for (trigger, bit) in zip(triggers, bits) {
      for key in trigger.keys { actions[key, default: 0] |= bit }
      for key in trigger.spacedMarks { actions[key, default: 0] |= bit << Self.spacedShift }
      for key in trigger.tightMarks { actions[key, default: 0] |= bit << Self.tightShift }
    }
    openings = zip(triggers, bits).flatMap { trigger, bit in trigger.openings.map { ($0, bit) } }
    neighbours = zip(triggers, bits).flatMap { trigger, bit in trigger.neighbours.map { ($0, bit) } }
    repetition = triggers.lazy.compactMap(\.repetition).first
    properties = zip(triggers, bits).filter { !$0.0.properties.isEmpty }.map { ($0.properties, $1) }
    func checks(_ sign: Triggers.Signs) -> Actions {
      zip(triggers, bits).reduce(0) { $1.0.signs.contains(sign) ? $0 | $1.1 : $0 }
    }
    digit = checks(.digit)
    underscore = checks(.underscore)
    markAfterMark = checks(.markAfterMark)
    stopBeforeLowercase = checks(.stopBeforeLowercase)
    initialStop = checks(.initialStop)
    repeated = checks(.repetition)
    unmarkedEnd = checks(.unmarkedEnd)
    capitalAfterComma = checks(.capitalAfterComma)
    var size = 8
    while size < actions.count * 3 { size *= 2 }
    mask = size - 1
    var slots = [UInt64](repeating: 0, count: 2 * size)
    var ascii = [Actions](repeating: 0, count: 128)
    var hints = [UInt64](repeating: 0, count: 4096)
    for (key, value) in actions {
      if key < 128 { ascii[Int(key)] = value }
      hints[Int(truncatingIfNeeded: key >> 4) & 4095] |= Self.isKnown << (4 * (key & 15))
      var index = Int(truncatingIfNeeded: key) & (size - 1)
      while slots[2 * index] != 0 { index = (index + 1) & (size - 1) }
      slots[2 * index] = key
      slots[2 * index + 1] = value
    }
    for (filter, _) in openings {
      Self.spread(filter.starts, Self.opens, over: &hints)
      Self.spread(filter.singles, Self.isPhrase, over: &hints)
    }
    for (filter, _) in neighbours { Self.spread(filter.anchors, Self.isAnchor, over: &hints) }
    let filters = openings.map(\.filter)
    let planes = [OpeningFilter.union(filters.map(\.pairs)), OpeningFilter.union(filters.map(\.seconds))]
    memory = ([hints, slots, ascii] + planes).map { words in
      unsafe words.withUnsafeBytes { unsafe PackBytes(Array($0)) }
    }
    self.hints = PackWords(memory[0])
    self.slots = PackWords(memory[1])
    self.ascii = PackWords(memory[2])
    pairs = PackWords(memory[3])
    seconds = PackWords(memory[4])
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

  /// Checks of which a phrase may start with two words.
  @inline(__always)
  func openings(_ first: UInt64, _ second: UInt64) -> Actions {
    OpeningFilter.holds(seconds, second) && OpeningFilter.holds(pairs, first, second)
      ? exactOpenings(first, second) : 0
  }

  private func exactOpenings(_ first: UInt64, _ second: UInt64) -> Actions {
    openings.reduce(0) { $1.filter.holds(first, second) ? $0 | $1.bit : $0 }
  }

  /// Checks that look for two words as neighbours, of which one is an anchor.
  @inline(__always)
  func neighbours(_ first: UInt64, _ second: UInt64) -> Actions {
    var found: Actions = 0
    for index in 0..<neighbours.count where neighbours[index].filter.pairs.mayHold(first, second) {
      found |= neighbours[index].bit
    }
    return found
  }

  /// Checks of which a phrase may consist of a word.
  func singles(_ key: UInt64) -> Actions { openings.reduce(0) { $1.filter.isSingle(key) ? $0 | $1.bit : $0 } }

  /// What may be said of a word, in the lowest four bits.
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
