/// What wakes a check: tokens it wants to look at, and properties of an article.
struct Triggers {
  /// Properties of an article that wake a check, whatever its tokens are.
  struct Properties: OptionSet {
    let rawValue: UInt8
    static let any = Properties(rawValue: 1)
    static let hasNonASCII = Properties(rawValue: 2)
    static let hasControls = Properties(rawValue: 4)
    static let hasSentences = Properties(rawValue: 8)
  }

  /// Properties of a token that wake a check.
  struct Signs: OptionSet {
    let rawValue: UInt8
    /// Holds a digit.
    static let digit = Signs(rawValue: 1)
    /// A mark after a mark.
    static let markAfterMark = Signs(rawValue: 2)
    /// A full stop before a lower-case word.
    static let stopBeforeLowercase = Signs(rawValue: 4)
    /// A word that may end a repetition: the same as the one before it, or the last of two that stand in the same
    /// order up to eight tokens before.
    static let repetition = Signs(rawValue: 8)
    /// The last word of a paragraph, without a mark after it.
    static let unmarkedEnd = Signs(rawValue: 16)
    /// A word with a capital after a comma.
    static let capitalAfterComma = Signs(rawValue: 32)
  }

  var properties: Properties = []
  var signs: Signs = []
  /// Keys of words, and code points of marks.
  var keys: [UInt64] = []
  /// Code points of marks that stand after white space.
  var spacedMarks: [UInt64] = []
  /// Code points of marks directly before a word.
  var tightMarks: [UInt64] = []
  /// Bloom filters of keys, as in `PhraseTable.starts`.
  var filters: [[UInt64]] = []
}

/// The triggers of all checks, laid out for one look at each token. A set of checks is a number with a bit for each.
struct TriggerTable {
  /// What a token key means: checks it wakes always, in the lowest 16 bits, after white space, before a word, and the
  /// languages of which it is a function word.
  typealias Actions = UInt64
  static let spacedShift: UInt64 = 16
  static let tightShift: UInt64 = 32
  static let languageShift: UInt64 = 48
  static let checkBits: Actions = 0xFFFF

  private var slots: [(key: UInt64, actions: Actions)] = []
  private var mask = 0
  /// The actions of ASCII marks.
  private var ascii = [Actions](repeating: 0, count: 128)
  private var filter: [UInt64] = [0]
  private(set) var filtered: Actions = 0
  private(set) var digit: Actions = 0
  private(set) var markAfterMark: Actions = 0
  private(set) var stopBeforeLowercase: Actions = 0
  private(set) var repetition: Actions = 0
  private(set) var unmarkedEnd: Actions = 0
  private(set) var capitalAfterComma: Actions = 0
  private var properties: [(property: Triggers.Properties, checks: Actions)] = []

  init(_ triggers: [Triggers], functionWords: [(key: UInt64, languages: UInt64)]) {
    precondition(triggers.count <= 16, "a set of checks has 16 bits")
    var actions: [UInt64: Actions] = [:]
    for (word, languages) in functionWords { actions[word, default: 0] |= languages << Self.languageShift }
    for (number, trigger) in triggers.enumerated() {
      let bit = Actions(1) << Actions(number)
      for key in trigger.keys { actions[key, default: 0] |= bit }
      for key in trigger.spacedMarks { actions[key, default: 0] |= bit << Self.spacedShift }
      for key in trigger.tightMarks { actions[key, default: 0] |= bit << Self.tightShift }
      for bits in trigger.filters {
        precondition(bits.count & (bits.count - 1) == 0, "the size of a filter is a power of two")
        if bits.contains(where: { $0 != 0 }) { filtered |= bit }
        let size = max(bits.count, filter.count)
        let before = filter
        filter = (0..<size).map { before[$0 & (before.count - 1)] | bits[$0 & (bits.count - 1)] }
      }
      if trigger.signs.contains(.digit) { digit |= bit }
      if trigger.signs.contains(.markAfterMark) { markAfterMark |= bit }
      if trigger.signs.contains(.stopBeforeLowercase) { stopBeforeLowercase |= bit }
      if trigger.signs.contains(.repetition) { repetition |= bit }
      if trigger.signs.contains(.unmarkedEnd) { unmarkedEnd |= bit }
      if trigger.signs.contains(.capitalAfterComma) { capitalAfterComma |= bit }
      if !trigger.properties.isEmpty { properties.append((trigger.properties, bit)) }
    }
    var size = 8
    while size < actions.count * 3 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: (0, 0), count: size)
    for (key, value) in actions.sorted(by: { $0.key < $1.key }) {
      if key < 128 { ascii[Int(key)] = value }
      var index = Int(truncatingIfNeeded: key) & mask
      while slots[index].key != 0 { index = (index + 1) & mask }
      slots[index] = (key, value)
    }
  }

  /// What a token key means.
  @inline(__always)
  subscript(key: UInt64) -> Actions {
    var index = Int(truncatingIfNeeded: key) & mask
    while true {
      let slot = slots[index]
      if slot.key == key { return slot.actions }
      if slot.key == 0 { return 0 }
      index = (index &+ 1) & mask
    }
  }

  /// What the code point of a mark means.
  @inline(__always)
  subscript(mark key: UInt64) -> Actions { key < 128 ? ascii[Int(key)] : self[key] }

  /// Whether the filters let a key through.
  @inline(__always)
  func passesFilter(_ key: UInt64) -> Bool {
    filter[Int(truncatingIfNeeded: key &>> 6) & (filter.count &- 1)] &>> (key & 63) & 1 != 0
  }

  /// Checks that wake for the properties of an article.
  func checks(for found: Triggers.Properties) -> Actions {
    var checks: Actions = 0
    for (property, bit) in properties where !property.isDisjoint(with: found) { checks |= bit }
    return checks
  }
}
