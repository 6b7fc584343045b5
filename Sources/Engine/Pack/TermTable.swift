/// Technical terms of several words, and what may stand for each of their words: what a composed phrase is read with.
///
/// The terms are a minimal acyclic automaton over word numbers, without anything at its ends: a suggestion is composed
/// from the path. Readings say which run of tokens may stand for which run of term words. Nothing is enumerated, so
/// the table grows with terms plus swaps, not with their product.
public struct TermTable: Sendable {
  /// Index into the rules of the pack.
  public var rule: Int
  /// State of the automaton in which every term starts.
  static let root: UInt32 = 0
  /// State in which the words that may follow any term start.
  let tails: UInt32
  /// First edge of each state, one more at the end; the two high bits say
  /// that a term ends in the state, and that it is an established one.
  let states: PackWords<UInt32>
  /// Sorted by word within a state.
  let edgeWords: PackWords<UInt16>
  let edgeTargets: PackWords<UInt32>
  /// The first two tokens of every phrase that may be a swapped term; marks that join words are left out.
  let openings: OpeningFilter
  /// Two tokens of which every phrase holds a pair that has a swap that is not soft, marks left out as well. The anchor
  /// is a token of that swap.
  let neighbours: NeighbourFilter
  /// Open addressing: first token of readings, and the number of its first reading plus one.
  let slots: PackWords<UInt64>
  let slotReadings: PackWords<UInt32>
  /// One reading after another: header, further tokens as the low halves of their keys, term words.
  let readings: PackWords<UInt32>
  /// Sorted hashes of the phrases that people write themselves.
  let natural: PackWords<UInt64>
  /// Offset of each word into `letters`, one more at the end.
  let wordOffsets: PackWords<UInt32>
  let letters: PackWords<UInt8>
  /// Keeps the sections alive.
  private let memory: PackBytes
  /// Most tokens that a phrase can have, joining marks left out.
  let longest: Int

  static let isFinal: UInt32 = 0x8000_0000
  static let isEstablished: UInt32 = 0x4000_0000
  static let edgeMask: UInt32 = 0x3FFF_FFFF

  /// How sure a swap alone makes a phrase that nobody writes.
  public enum Strength: UInt8, Sendable, Comparable {
    /// A word that stays, or a natural synonym.
    case soft
    /// Sure in a phrase of three words or more, and in an established term.
    case hard
    /// Sure in every term.
    case strong

    public static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  /// What the header of a reading says.
  struct Header {
    /// Tokens after the first one.
    var tokens: Int
    var words: Int
    /// 0 for a word that stays; otherwise the place of the swap in its list, from 1.
    var cost: Int
    var strength: Strength
    /// Whether this is the last reading of its first token.
    var isLast: Bool

    var isKept: Bool { cost == 0 }

    init(tokens: Int, words: Int, cost: Int, strength: Strength, isLast: Bool) {
      self.tokens = tokens
      self.words = words
      self.cost = cost
      self.strength = strength
      self.isLast = isLast
    }

    @inline(__always)
    init(_ bits: UInt32) {
      tokens = Int(bits & 15)
      words = Int(bits &>> 4 & 15)
      cost = Int(bits &>> 8 & 0xFFFF)
      strength = Strength(rawValue: UInt8(bits &>> 24 & 3)) ?? .strong
      isLast = bits &>> 26 & 1 != 0
    }

    var bits: UInt32 {
      UInt32(tokens) | UInt32(words) << 4 | UInt32(min(cost, 0xFFFF)) << 8 | UInt32(strength.rawValue) << 24
        | (isLast ? 1 << 26 : 0)
    }
  }

  /// Number of the first reading that starts with a token, nil where there is none.
  @inline(__always)
  func firstReading(_ key: UInt64) -> Int? {
    let mask = slots.count &- 1
    var index = Int(truncatingIfNeeded: key) & mask
    while slotReadings[unchecked: index] != 0 {
      if slots[unchecked: index] == key { return Int(slotReadings[unchecked: index]) &- 1 }
      index = (index &+ 1) & mask
    }
    return nil
  }

  /// The states after each word from the start, 0 where no term starts with it.
  var statesAfterFirstWords: [UInt32] {
    var found = [UInt32](repeating: 0, count: wordOffsets.count)
    let last = Int(states[Int(Self.root) + 1] & Self.edgeMask)
    for edge in Int(states[Int(Self.root)] & Self.edgeMask)..<last { found[Int(edgeWords[edge])] = edgeTargets[edge] }
    return found
  }

  /// The state after a term word, nil where no term goes on.
  @inline(__always)
  func step(_ state: UInt32, _ word: UInt32) -> UInt32? {
    var low = Int(states[Int(state)] & Self.edgeMask)
    var high = Int(states[Int(state) &+ 1] & Self.edgeMask)
    let end = high
    while low < high {
      let middle = (low &+ high) &>> 1
      if edgeWords[unchecked: middle] < word { low = middle &+ 1 } else { high = middle }
    }
    return low < end && edgeWords[unchecked: low] == word ? edgeTargets[unchecked: low] : nil
  }

  @inline(__always)
  func isFinal(_ state: UInt32) -> Bool { states[Int(state)] & Self.isFinal != 0 }

  @inline(__always)
  func isEstablished(_ state: UInt32) -> Bool { states[Int(state)] & Self.isEstablished != 0 }

  /// A term word as it is written; “-” at its end joins it to the next one.
  func word(_ number: UInt32) -> String {
    letters.string(Int(wordOffsets[Int(number)])..<Int(wordOffsets[Int(number) + 1]))
  }

  /// Whether people write a phrase themselves, by the hash of its tokens.
  func isNatural(_ hash: UInt64) -> Bool {
    var low = 0
    var high = natural.count
    while low < high {
      let middle = (low + high) / 2
      if natural[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < natural.count && natural[low] == hash
  }

  /// The hash of a phrase after one more token.
  @inline(__always)
  static func hash(_ hash: UInt64, adding key: UInt64) -> UInt64 { TokenKey.mix(hash ^ key &* 0x9E37_79B9) }
}

extension TermTable {
  func encode(to writer: inout ByteWriter) {
    writer.write(count: rule)
    writer.write(count: Int(tails))
    writer.write(count: longest)
    writer.write(words: states)
    writer.write(words: edgeWords)
    writer.write(words: edgeTargets)
    openings.encode(to: &writer)
    writer.write(words: neighbours.anchors)
    neighbours.pairs.encode(to: &writer)
    writer.write(words: slots)
    writer.write(words: slotReadings)
    writer.write(words: readings)
    writer.write(words: natural)
    writer.write(words: wordOffsets)
    writer.write(words: letters)
  }

  init(from reader: inout ByteReader) throws(PackError) {
    rule = try reader.count()
    tails = UInt32(truncatingIfNeeded: try reader.count())
    longest = try reader.count()
    states = try reader.packed(UInt32.self)
    edgeWords = try reader.packed(UInt16.self)
    edgeTargets = try reader.packed(UInt32.self)
    openings = try OpeningFilter(from: &reader)
    let anchors = try reader.packed(UInt64.self)
    neighbours = NeighbourFilter(anchors: anchors, pairs: try OpeningFilter(from: &reader))
    slots = try reader.packed(UInt64.self)
    slotReadings = try reader.packed(UInt32.self)
    readings = try reader.packed(UInt32.self)
    natural = try reader.packed(UInt64.self)
    wordOffsets = try reader.packed(UInt32.self)
    memory = try reader.section()
    letters = PackWords(memory)
    guard states.count > Int(tails) + 1, anchors.count == OpeningFilter.startCount, slots.count > 0,
      slots.count & (slots.count - 1) == 0,
      slots.count == slotReadings.count, edgeWords.count == edgeTargets.count
    else { throw PackError(description: "a term table of the rule pack is malformed") }
  }
}
