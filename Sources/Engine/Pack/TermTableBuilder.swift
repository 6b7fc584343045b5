/// Collects terms, swaps and natural phrases and lays them out as a `TermTable`.
public struct TermTableBuilder: ~Copyable {
  private var numbers: [String: UInt16] = [:]
  private var words: [String] = []
  private var terms: Set<[UInt16]> = []
  private var tails: Set<[UInt16]> = []
  private var established: Set<[UInt16]> = []
  private var natural: Set<UInt64> = []
  private var readings: [UInt64: [Reading]] = [:]
  private var phraseKeys = PhraseKeys()
  private var longestReading = 1

  private struct Reading: Hashable {
    var further: [UInt32]
    /// Key of the last token.
    var last: UInt64
    /// Of several tokens two neighbours, likely the rarest.
    var pair: Pair?
    /// The rarer token of the pair, or the only token.
    var anchor: UInt64
    var words: [UInt16]
    var cost: Int
    var strength: TermTable.Strength
  }

  private struct Pair: Hashable {
    var first: UInt64
    var second: UInt64
  }

  public init() {}

  /// Words that fit into one table.
  public static let wordLimit = 65_535

  /// Adds a term of several words; a word that is joined to the next one ends in “-”.
  /// - Parameters:
  ///   - isTail: the words may follow any term and are none by themselves.
  ///   - isEstablished: any hard swap counts, even in a phrase of two words.
  public mutating func add(term: [String], isTail: Bool = false, isEstablished: Bool = false) {
    let sequence = term.map { number($0) }
    if isTail { tails.insert(sequence) } else { terms.insert(sequence) }
    if isEstablished { established.insert(sequence) }
  }

  /// Says that a text may stand for term words, each in all its joined and free forms.
  /// - Parameters:
  ///   - cost: 0 for words that stay as they are, otherwise 1 and up, the most typical swap first.
  ///   - strength: how sure the swap alone makes a phrase that nobody writes.
  public mutating func add(
    reading surface: String, of originals: [String], cost: Int, strength: TermTable.Strength
  ) {
    var keys = tokens(surface)
    guard let first = keys.first, let last = keys.last, keys.count <= 8, originals.count <= 8 else { return }
    let (pair, anchor) = Self.pair(keys, surface)
    keys.removeFirst()
    var sequences: [[UInt16]] = [[]]
    for original in originals {
      let forms = [original, original + "-"].compactMap { numbers[$0] }
      sequences = sequences.flatMap { sequence in forms.map { sequence + [$0] } }
    }
    for sequence in sequences {
      let reading = Reading(
        further: keys.map { Self.half($0) }, last: last, pair: pair, anchor: anchor, words: sequence, cost: cost,
        strength: strength)
      if readings[first, default: []].contains(where: { $0.further == reading.further && $0.words == reading.words }) {
        continue
      }
      readings[first, default: []].append(reading)
      longestReading = max(longestReading, keys.count + 1)
    }
  }

  /// Says that people write a phrase themselves.
  public mutating func add(natural phrase: String) {
    natural.insert(tokens(phrase).reduce(0) { TermTable.hash($0, adding: $1) })
  }

  /// Whether a word stands in a term, free or joined to the next one.
  public func hasWord(_ word: String) -> Bool { numbers[word] != nil || numbers[word + "-"] != nil }

  /// Every word of the terms without the joining mark, sorted.
  public var allWords: [String] {
    Set(words.map { $0.hasSuffix("-") ? String($0.dropLast()) : $0 }).sorted()
  }

  /// The table for a rule of the pack.
  public func build(rule: Int) -> TermTable {
    let order = { (left: [UInt16], right: [UInt16]) in left.lexicographicallyPrecedes(right) }
    let automaton = TermAutomaton(
      terms: terms.sorted(by: order), tails: tails.sorted(by: order), established: established)
    var size = 16
    while size < readings.count * 2 { size *= 2 }
    var slots = Array(repeating: UInt64(0), count: size)
    var slotReadings = Array(repeating: UInt32(0), count: size)
    var flat: [UInt32] = []
    for (key, list) in readings.sorted(by: { $0.key < $1.key }) {
      var index = Int(truncatingIfNeeded: key) & (size - 1)
      while slotReadings[index] != 0 { index = (index + 1) & (size - 1) }
      slots[index] = key
      slotReadings[index] = UInt32(flat.count + 1)
      for (number, reading) in list.enumerated() {
        flat.append(
          TermTable.Header(
            tokens: reading.further.count, words: reading.words.count, cost: reading.cost, strength: reading.strength,
            isLast: number == list.count - 1
          ).bits)
        flat += reading.further
        flat += reading.words.map { UInt32($0) }
      }
    }
    var offsets: [UInt32] = [0]
    var letters: [UInt8] = []
    for word in words {
      letters += word.utf8
      offsets.append(UInt32(letters.count))
    }
    let mostWords = terms.reduce(1) { max($0, $1.count) } + tails.reduce(0) { max($0, $1.count) }
    let openings = openings(automaton)
    let neighbours = neighbours(automaton)
    let memory = PackBytes {
      $0.write(count: rule)
      $0.write(count: Int(automaton.tails))
      $0.write(count: mostWords + longestReading - 1)
      $0.write(words: automaton.states)
      $0.write(words: automaton.edgeWords)
      $0.write(words: automaton.edgeTargets)
      OpeningFilter.encode(openings, bitsPerPair: 4, to: &$0)
      $0.write(words: neighbours.anchors)
      OpeningFilter.encode(neighbours.pairs, bitsPerPair: 4, to: &$0)
      $0.write(words: slots)
      $0.write(words: slotReadings)
      $0.write(words: flat)
      $0.write(words: natural.sorted())
      $0.write(words: offsets)
      $0.write(raw: letters)
    }
    do {
      var reader = ByteReader(memory)
      return try TermTable(from: &reader)
    } catch { preconditionFailure("a term table that was just written is malformed: \(error)") }
  }

  /// The first two tokens of every phrase that can be read as the beginning of a term.
  private func openings(_ automaton: TermAutomaton) -> [(first: UInt64, second: UInt64)] {
    var firstTokens: [UInt16: Set<UInt64>] = [:]
    for (key, list) in readings { for reading in list { firstTokens[reading.words[0], default: []].insert(key) } }
    var nextTokens: [UInt32: Set<UInt64>] = [:]
    func next(_ state: UInt32) -> Set<UInt64> {
      if let known = nextTokens[state] { return known }
      let words = automaton.edges(state).map { automaton.edgeWords[$0] }
      let tokens = words.reduce(into: Set<UInt64>()) { $0.formUnion(firstTokens[$1] ?? []) }
      nextTokens[state] = tokens
      return tokens
    }
    var openings: [(first: UInt64, second: UInt64)] = []
    for (key, list) in readings {
      var seconds: Set<UInt64> = []
      for reading in list {
        guard let state = automaton.state(after: reading.words) else { continue }
        if let further = reading.further.first {
          seconds.insert(UInt64(further))
        } else {
          seconds.formUnion(next(state))
          if automaton.isFinal(state) { seconds.formUnion(next(automaton.tails)) }
        }
      }
      openings += seconds.map { (key, $0) }
    }
    return openings
  }

  /// A pair for every phrase with a swap that is not soft: tokens of the swap where it has several, else the swap and
  /// the token before it, or behind it where the phrase starts with it.
  private func neighbours(
    _ automaton: TermAutomaton
  ) -> (pairs: [(first: UInt64, second: UInt64)], anchors: [UInt64]) {
    var pairs: Set<Pair> = []
    var anchors = Array(repeating: UInt64(0), count: OpeningFilter.startCount)
    var firstTokens: [UInt16: Set<UInt64>] = [:]
    var lastTokens: [UInt16: Set<UInt64>] = [:]
    /// Swaps of one token that are not soft, by the first of their words.
    var swaps: [UInt16: Set<UInt64>] = [:]
    for (key, list) in readings {
      for reading in list {
        firstTokens[reading.words[0], default: []].insert(key)
        if let word = reading.words.last { lastTokens[word, default: []].insert(reading.last) }
        guard reading.strength > .soft else { continue }
        if let pair = reading.pair {
          pairs.insert(pair)
        } else {
          swaps[reading.words[0], default: []].insert(key)
        }
        anchors[Int(truncatingIfNeeded: reading.anchor >> 6) & (OpeningFilter.startCount - 1)] |=
          1 << (reading.anchor & 63)
      }
    }
    for (left, right) in automaton.neighbours {
      guard let swapped = swaps[right], let before = lastTokens[left] else { continue }
      for second in swapped { for first in before { pairs.insert(Pair(first: first, second: second)) } }
    }
    for (key, list) in readings {
      for reading in list where reading.strength > .soft && reading.pair == nil {
        guard let state = automaton.state(after: reading.words) else { continue }
        for word in automaton.nextWords(state) {
          for second in firstTokens[word] ?? [] { pairs.insert(Pair(first: key, second: second)) }
        }
      }
    }
    return (pairs.map { ($0.first, $0.second) }, anchors)
  }

  /// Two neighbours of the tokens of a swap, nil where there is one token, and the anchor. The longer words are, the
  /// rarer they are.
  private static func pair(_ keys: [UInt64], _ surface: String) -> (pair: Pair?, anchor: UInt64) {
    guard keys.count > 1 else { return (nil, keys[0]) }
    var lengths = surface.split { $0 == " " || $0 == "-" }.map(\.count)
    if lengths.count != keys.count { lengths = keys.map { _ in 1 } }
    let sums = zip(lengths, lengths.dropFirst()).map { $0 + $1 }
    let best = sums.indices.max { sums[$0] < sums[$1] } ?? 0
    let anchor = lengths[best] > lengths[best + 1] ? keys[best] : keys[best + 1]
    return (Pair(first: keys[best], second: keys[best + 1]), anchor)
  }

  private mutating func number(_ word: String) -> UInt16 {
    if let number = numbers[word] { return number }
    precondition(words.count < Self.wordLimit, "a term table has at most 65,535 words")
    let number = UInt16(words.count)
    words.append(word)
    numbers[word] = number
    return number
  }

  private mutating func tokens(_ text: String) -> [UInt64] {
    phraseKeys.keys(of: text).filter { !TermCheck.joins($0) }
  }

  private static func half(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key) }
}
