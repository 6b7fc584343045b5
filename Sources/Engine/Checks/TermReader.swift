/// Walks over tokens and reads swapped terms by a `TermTable`. One per worker, for its scratch space.
struct TermReader {
  private let table: TermTable
  private let context: ContextModel?
  private var path: [Piece] = []
  private var found: [Reading] = []
  private var intactEnd = 0
  /// The states after each first word; made when the first phrase is read.
  private var firstStates: [UInt32] = []

  /// A run of tokens and the term words that it stands for.
  struct Piece {
    var tokens: Range<Int>
    /// Where its words start in the readings of the table.
    var firstWord: Int
    var words: Int
    var isKept: Bool
  }

  /// A whole phrase.
  struct Reading {
    var end: Int
    var cost: Int
    var pieces: [Piece]
  }

  /// Most suggestions for one phrase.
  static let suggestionLimit = 3

  init(table: TermTable, context: ContextModel?) {
    self.table = table
    self.context = context
  }

  /// Two words that every swapped term holds.
  var neighbours: NeighbourFilter { table.neighbours }

  /// Calls `report` with the token range and the suggestions of every swapped term, in order.
  /// - Parameter candidates: indices of tokens, among them all that end a pair of `neighbours`, in order.
  mutating func read(
    _ text: [UInt8], _ tokens: [Token], at candidates: some Sequence<Int>, report: (Range<Int>, [String]) -> Void
  ) {
    var next = 0
    for candidate in candidates where candidate >= next {
      var start = max(next, earliestStart(before: candidate, tokens))
      while start < candidate {
        if isStart(start, tokens), opens(start, tokens), let (end, suggestions) = phrase(at: start, text, tokens) {
          report(start..<end, suggestions)
          start = end
        } else {
          start += 1
        }
      }
      next = start
    }
  }

  /// Index of the first token at which a phrase may start that reaches the token at `index`.
  private func earliestStart(before index: Int, _ tokens: [Token]) -> Int {
    var start = index
    var words = 1
    while start > 0, words < table.longest, !tokens[start].flags.contains(.paragraphStart) {
      if !tokens[start - 1].isMark {
        start -= 1
      } else if TermCheck.joins(tokens[start - 1].key), start > 1, !tokens[start - 2].isMark {
        start -= 2
      } else {
        break
      }
      words += 1
    }
    return start
  }

  /// Whether a phrase may start with the word at `index` and the next one.
  private func opens(_ index: Int, _ tokens: [Token]) -> Bool {
    guard let second = following(index + 1, tokens) else { return false }
    return table.openings.mayHold(tokens[index].key, tokens[second].key)
  }

  /// Whether a phrase may start here: at a word that no mark joins to the one before it.
  private func isStart(_ index: Int, _ tokens: [Token]) -> Bool {
    guard !tokens[index].isMark, !tokens[index].flags.contains(.placeholder) else { return false }
    return index == 0 || tokens[index].hasSpaceBefore || !tokens[index - 1].isMark
      || !TermCheck.joins(tokens[index - 1].key)
  }

  private mutating func phrase(at start: Int, _ text: [UInt8], _ tokens: [Token]) -> (Int, [String])? {
    if firstStates.isEmpty { firstStates = table.statesAfterFirstWords }
    path.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    intactEnd = start
    walk(tokens, start, TermTable.root, cost: 0, strength: .soft, hash: 0)
    guard let end = found.map(\.end).max(), end > intactEnd else { return nil }
    var suggestions: [String] = []
    for reading in found.filter({ $0.end == end }).sorted(by: { $0.cost < $1.cost }) {
      let suggestion = TermSuggestion(table: table, pieces: reading.pieces).text(text, tokens)
      if !suggestions.contains(suggestion) { suggestions.append(suggestion) }
      if suggestions.count == Self.suggestionLimit { break }
    }
    return (end, suggestions)
  }

  private mutating func walk(
    _ tokens: [Token], _ index: Int, _ state: UInt32, cost: Int, strength: TermTable.Strength, hash: UInt64
  ) {
    guard index < tokens.count, found.count < 64, let first = table.firstReading(tokens[index].key) else { return }
    var position = first
    while true {
      let header = TermTable.Header(table.readings[position])
      let firstWord = position + 1 + header.tokens
      if mayFollow(table.readings[firstWord], state),
        let match = further(header.tokens, position + 1, tokens, index, hash)
      {
        step(tokens, index..<match.end, firstWord, header, state, cost: cost, strength: strength, hash: match.hash)
      }
      if header.isLast { break }
      position = firstWord + header.words
    }
  }

  /// Whether a term or what may stand behind one goes on with a word; most readings of a token end here.
  @inline(__always)
  private func mayFollow(_ word: UInt32, _ state: UInt32) -> Bool {
    if state == TermTable.root { return firstStates[Int(word)] != 0 }
    return table.isFinal(state) || table.step(state, word) != nil
  }

  /// Follows the words of one reading, goes on behind it, and keeps the phrase where a term ends.
  private mutating func step(
    _ tokens: [Token], _ range: Range<Int>, _ firstWord: Int, _ header: TermTable.Header, _ state: UInt32, cost: Int,
    strength: TermTable.Strength, hash: UInt64
  ) {
    follow(tokens, range, firstWord, header, state, cost: cost, strength: strength, hash: hash)
    if table.isFinal(state) {
      follow(tokens, range, firstWord, header, table.tails, cost: cost, strength: strength, hash: hash)
    }
  }

  private mutating func follow(
    _ tokens: [Token], _ range: Range<Int>, _ firstWord: Int, _ header: TermTable.Header, _ from: UInt32, cost: Int,
    strength: TermTable.Strength, hash: UInt64
  ) {
    var state = from
    for word in firstWord..<firstWord + header.words {
      let number = table.readings[word]
      if state == TermTable.root, word == firstWord {
        state = firstStates[Int(number)]
        guard state != 0 else { return }
      } else {
        guard let next = table.step(state, number) else { return }
        state = next
      }
    }
    let isFinal = table.isFinal(state)
    let next = following(range.upperBound, tokens)
    guard isFinal || next != nil else { return }
    let cost = cost + header.cost
    let strength = max(strength, header.strength)
    path.append(Piece(tokens: range, firstWord: firstWord, words: header.words, isKept: header.isKept))
    defer { path.removeLast() }
    if isFinal {
      if cost == 0 {
        intactEnd = max(intactEnd, range.upperBound)
      } else if isSure(strength, state, range.upperBound, tokens), !table.isNatural(hash) {
        found.append(Reading(end: range.upperBound, cost: cost, pieces: path))
      }
    }
    if let next {
      walk(tokens, next, state, cost: cost, strength: strength, hash: hash)
    }
  }

  /// Whether the swaps of the path make a phrase that nobody writes: of two words or more, of which two neighbours do
  /// not stand together in the context model, and strong enough for its length.
  private func isSure(_ strength: TermTable.Strength, _ state: UInt32, _ end: Int, _ tokens: [Token]) -> Bool {
    guard strength > .soft else { return false }
    var last: UInt64?
    var count = 0
    var isOrdinary = context != nil
    for index in path[0].tokens.lowerBound..<end where !tokens[index].isMark {
      count += 1
      if isOrdinary, let last, context?.bigram(last, tokens[index].key) == nil { isOrdinary = false }
      last = tokens[index].key
    }
    guard count > 1, !isOrdinary else { return false }
    return count > 2 || strength == .strong || table.isEstablished(state)
  }

  /// Where a reading of further tokens ends that starts at `index`, and the hash of the phrase up to there.
  private func further(
    _ count: Int, _ position: Int, _ tokens: [Token], _ index: Int, _ hash: UInt64
  ) -> (end: Int, hash: UInt64)? {
    var end = index + 1
    var hash = TermTable.hash(hash, adding: tokens[index].key)
    for offset in 0..<count {
      guard let next = following(end, tokens),
        UInt32(truncatingIfNeeded: tokens[next].key) == table.readings[position + offset]
      else { return nil }
      hash = TermTable.hash(hash, adding: tokens[next].key)
      end = next + 1
    }
    return (end, hash)
  }

  /// The next word of a phrase: the token at `index`, or the one behind a mark that joins it to the word before.
  private func following(_ index: Int, _ tokens: [Token]) -> Int? {
    guard index < tokens.count else { return nil }
    let isJoined = tokens[index].isMark && TermCheck.joins(tokens[index].key) && !tokens[index].hasSpaceBefore
    let next = isJoined ? index + 1 : index
    guard next < tokens.count, !tokens[next].isMark, !tokens[next].flags.contains(.paragraphStart),
      !tokens[next].flags.contains(.placeholder)
    else { return nil }
    guard isJoined ? !tokens[next].hasSpaceBefore : tokens[next].hasSpaceBefore else { return nil }
    return next
  }
}
