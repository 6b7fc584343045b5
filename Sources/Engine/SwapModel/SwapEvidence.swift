/// Finds the places of an article where spun forms stand, and what speaks for each of their readings.
package struct SwapEvidence {
  /// The keys of the context model, in order: words, and sentence ends and starts.
  private(set) var sequence: [UInt64] = []
  /// Index into `sequence` of every token, −1 for marks.
  private var positions: [Int] = []
  package private(set) var places: [SwapPlace] = []
  /// Feature vectors of `SwapFeature.readingCount` values, one for each reading of each place.
  package private(set) var features: [Float] = []
  private var counts: [UInt64: Int] = [:]

  private let lexicon: SwapLexicon
  private let context: ContextModel

  package init(lexicon: SwapLexicon, context: ContextModel) {
    self.lexicon = lexicon
    self.context = context
  }

  /// Finds the places by one walk over the trie of spun forms.
  package mutating func find(_ text: [UInt8], _ tokens: [Token]) {
    places.removeAll(keepingCapacity: true)
    for start in tokens.indices where tokens[start].kind != .mark && lexicon.mayStart(tokens[start].key) {
      walk(text, tokens, from: start)
    }
  }

  private mutating func walk(_ text: [UInt8], _ tokens: [Token], from start: Int) {
    var state = PhraseTable.root
    var index = start
    while index < tokens.count {
      let token = tokens[index]
      if index > start, token.flags.contains(.paragraphStart) { return }
      if token.flags.contains(.placeholder) { return }
      let next = lexicon.step(state, token.key)
      let form = next == 0 ? -1 : lexicon.form(next)
      if form >= 0 {
        append(form, start..<index + 1, tokens, end: Int(token.end), stem: 0)
      } else if let stem = Self.stem(text, token) {
        let owner = lexicon.step(state, stem.key)
        let form = owner == 0 ? -1 : lexicon.form(owner)
        if form >= 0 { append(form, start..<index + 1, tokens, end: stem.end, stem: stem.key) }
      }
      guard next != 0 else { return }
      state = next
      index += 1
    }
  }

  private mutating func append(_ form: Int, _ range: Range<Int>, _ tokens: [Token], end: Int, stem: UInt64) {
    places.append(
      SwapPlace(tokens: range, range: Int(tokens[range.lowerBound].start)..<end, form: form, stem: stem))
  }

  /// A word without its possessive ending: key and end.
  private static func stem(_ text: [UInt8], _ token: Token) -> (key: UInt64, end: Int)? {
    let end = Int(token.end)
    guard token.isWord, token.end - token.start > 3, text[end - 1] | 0x20 == 0x73 else { return nil }
    let cut: Int
    if text[end - 2] == 0x27 {
      cut = end - 2
    } else if token.end - token.start > 5, text[end - 2] == 0x99, text[end - 3] == 0x80, text[end - 4] == 0xE2 {
      cut = end - 4
    } else {
      return nil
    }
    return (TokenKey.key(word: text[Int(token.start)..<cut]), cut)
  }

  /// Lets all candidates of every place be weighed.
  package mutating func takeAll() {
    for index in places.indices { places[index].readings = lexicon.candidates(places[index].form) }
  }

  /// Looks at the forms alone, without their context. Returns what they say of the article.
  mutating func glance(_ glance: inout SwapGlance, _ tokens: [Token]) -> SwapProfile {
    glance.startArticle()
    var profile = SwapProfile()
    for index in places.indices { glance.look(at: places[index], tokens, into: &profile) }
    return profile
  }

  /// Lets those readings of every place be weighed that are worth it, given a glance at the forms.
  mutating func take(from glance: borrowing SwapGlance) {
    for index in places.indices { glance.propose(for: &places[index]) }
  }

  /// Weighs the readings that the places have, each in its context.
  package mutating func weigh(_ tokens: [Token]) {
    layOut(tokens)
    count(tokens)
    features.removeAll(keepingCapacity: true)
    var places: [SwapPlace] = []
    swap(&places, &self.places)
    for index in places.indices {
      places[index].features = features.count
      if !places[index].readings.isEmpty { weigh(places[index], tokens) }
    }
    swap(&places, &self.places)
  }

  /// Lays the words out for the context model: marks that end a clause become a sentence end and start.
  private mutating func layOut(_ tokens: [Token]) {
    sequence.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    sequence.append(ContextModel.sentenceStart)
    func breakHere(_ sequence: inout [UInt64]) {
      guard sequence[sequence.count - 1] != ContextModel.sentenceStart else { return }
      sequence.append(ContextModel.sentenceEnd)
      sequence.append(ContextModel.sentenceStart)
    }
    for token in tokens {
      if token.flags.contains(.newlineBefore) { breakHere(&sequence) }
      if token.kind == .mark {
        positions.append(-1)
        if [0x2E, 0x3F, 0x21, 0x3B, 0x3A].contains(token.key) { breakHere(&sequence) }
      } else {
        positions.append(sequence.count)
        sequence.append(token.kind == .number ? NumberWords.key(token) : token.key)
      }
    }
    sequence.append(ContextModel.sentenceEnd)
  }

  /// Counts the words and phrases of up to four words.
  private mutating func count(_ tokens: [Token]) {
    counts.removeAll(keepingCapacity: true)
    for start in tokens.indices where tokens[start].kind != .mark {
      var key = UInt64(0)
      for index in start..<min(tokens.count, start + 4) {
        guard tokens[index].kind != .mark else { break }
        key = TokenKey.mix(key ^ tokens[index].key) &+ 1
        counts[key, default: 0] += 1
      }
    }
  }

  private func count(of keys: some Collection<UInt64>) -> Int {
    guard keys.count <= 4 else { return 0 }
    var key = UInt64(0)
    for item in keys { key = TokenKey.mix(key ^ item) &+ 1 }
    return counts[key] ?? 0
  }

  private mutating func weigh(_ place: SwapPlace, _ tokens: [Token]) {
    let window = Window(sequence, positions, place.tokens, context)
    let form = SwapForm(place, tokens, lexicon, context)
    let spun = score(form.keys, window)
    let words = place.tokens.filter { tokens[$0].kind != .mark }
    let spunCount = count(of: words.map { tokens[$0].key })
    let capitals = Self.capitals(tokens, place.tokens)
    let marks = Self.marks(tokens, place.tokens)
    let neighbours = Neighbours(tokens, place.tokens)
    let spunPair = attraction(neighbours, first: form.firstWord, last: form.lastWord)
    var keys: [UInt64] = []
    for number in place.readings {
      let reading = lexicon.reading(number)
      lexicon.keys(ofOriginal: reading.original, into: &keys)
      let original = score(keys, window)
      let base = features.count
      features.append(contentsOf: repeatElement(0, count: SwapFeature.readingCount))
      form.describe(reading, keys, unigram: original.unigram, context, into: &features, at: base)
      func set(_ feature: SwapFeature, _ value: Float) { features[base &+ feature.rawValue] = value }
      let left = original.left - spun.left
      let right = original.right - spun.right
      set(.total, left + right)
      set(.left, left)
      set(.right, right)
      set(.spunAssociation, spun.left - spun.unigram)
      set(.originalAssociation, original.left - original.unigram)
      set(.spunRight, spun.right)
      set(.originalRight, original.right)
      set(.totalPerWord, (left + right) / Float(max(1, max(keys.count, form.keys.count))))
      set(.channel, left + right + reading.share * 2.3026)
      if !keys.isEmpty, !form.keys.isEmpty {
        set(.leftBigram, original.leftBigram - spun.leftBigram)
        set(.rightBigram, original.rightBigram - spun.rightBigram)
      }
      set(.spunOrders, Float(spun.orders))
      set(.originalOrders, Float(original.orders))
      set(.spunCount, Float(min(spunCount, 6)))
      set(.originalCount, Float(min(count(of: keys), 8)))
      set(.capitals, Float(capitals))
      set(.marks, Float(marks))
      let pair = attraction(neighbours, first: keys.first ?? 0, last: keys.last ?? 0)
      set(.pairLeft, pair.left - spunPair.left)
      set(.originalPairLeft, pair.left)
      set(.spunPairLeft, spunPair.left)
      set(.pairRight, pair.right - spunPair.right)
      set(.originalPairRight, pair.right)
      set(.spunPairRight, spunPair.right)
    }
  }

  /// The words right before and after a place; 0 where a mark or a number stands there.
  private struct Neighbours {
    var left: UInt64 = 0
    var right: UInt64 = 0

    init(_ tokens: [Token], _ range: Range<Int>) {
      if range.lowerBound > 0, tokens[range.lowerBound - 1].isWord { left = tokens[range.lowerBound - 1].key }
      if range.upperBound < tokens.count, tokens[range.upperBound].isWord { right = tokens[range.upperBound].key }
    }
  }

  /// How a form attracts the words around it.
  private func attraction(_ neighbours: Neighbours, first: UInt64, last: UInt64) -> (left: Float, right: Float) {
    guard let pairs = context.pairs else { return (PairCounts.Attraction.noWord, PairCounts.Attraction.noWord) }
    return (pairs.attraction(neighbours.left, first), pairs.attraction(last, neighbours.right))
  }

  /// The context of a place: two words on each side.
  private struct Window {
    let left: ContextModel.Chain
    let right1: UInt64
    /// 0 where the sentence ends after `right1`.
    let right2: UInt64
    let unigram1: (probability: Float, backoff: Float)?
    let unigram2: (probability: Float, backoff: Float)?

    init(_ sequence: [UInt64], _ positions: [Int], _ range: Range<Int>, _ context: ContextModel) {
      let first = positions[range.lowerBound]
      let last = positions[range.upperBound - 1]
      let left1 = sequence[first - 1]
      let left2 = left1 == ContextModel.sentenceStart || first < 2 ? 0 : sequence[first - 2]
      left = ContextModel.Chain(context, left2, left1)
      right1 = sequence[last + 1]
      right2 = right1 == ContextModel.sentenceEnd || last + 2 >= sequence.count ? 0 : sequence[last + 2]
      unigram1 = context.unigram(right1)
      unigram2 = right2 == 0 ? nil : context.unigram(right2)
    }
  }

  private struct FormScore {
    var left: Float = 0
    var right: Float = 0
    var unigram: Float = 0
    var orders = 0
    var leftBigram: Float = 0
    var rightBigram: Float = 0
  }

  private func score(_ words: [UInt64], _ window: Window) -> FormScore {
    var result = FormScore()
    var chain = window.left
    var first = 1
    var isFirst = true
    for word in words {
      let unigram = context.unigram(word)
      let (score, bigram) = chain.next(word, unigram, context)
      result.left += score.logProbability
      if isFirst {
        first = max(1, score.order)
        result.leftBigram = bigram
        isFirst = false
      }
      result.unigram += unigram?.probability ?? context.unknown
    }
    let (next, bigram) = chain.next(window.right1, window.unigram1, context)
    result.right += next.logProbability
    result.rightBigram = bigram
    var last = max(1, next.order)
    if window.right2 != 0 {
      let beyond = chain.next(window.right2, window.unigram2, context).score
      result.right += beyond.logProbability
      last = max(1, beyond.order)
    }
    result.orders = (first - 1) * 9 + (max(1, next.order) - 1) * 3 + last - 1
    return result
  }

  private static func capitals(_ tokens: [Token], _ range: Range<Int>) -> Int {
    let first = tokens[range.lowerBound].flags
    var code = 0
    if first.contains(.allCaps) {
      code = 3
    } else if first.contains(.capitalized) {
      code = first.contains(.sentenceStart) ? 1 : 2
    }
    code *= 4
    if range.lowerBound > 0 {
      let left = tokens[range.lowerBound - 1]
      if left.isWord, left.flags.contains(.capitalized), !left.flags.contains(.sentenceStart) { code += 1 }
    }
    if range.upperBound < tokens.count {
      let right = tokens[range.upperBound]
      if right.isWord, right.flags.contains(.capitalized) { code += 2 }
    }
    return code
  }

  private static func marks(_ tokens: [Token], _ range: Range<Int>) -> Int {
    func code(_ index: Int) -> Int {
      guard tokens.indices.contains(index) else { return 3 }
      if tokens[index].kind != .mark {
        return tokens[index].flags.contains(.newlineBefore) && index >= range.upperBound ? 3 : 0
      }
      if tokens[index].isMark("-") { return 1 }
      return tokens[index].isMark(",") || tokens[index].isMark(".") ? 2 : 3
    }
    return code(range.lowerBound - 1) * 4 + code(range.upperBound)
  }
}

/// Numbers stand in the context model for spelled-out ones of their size.
enum NumberWords {
  private static let hundred = TokenKey.key("hundred")
  private static let five = TokenKey.key("five")
  private static let thirty = TokenKey.key("thirty")

  static func key(_ token: Token) -> UInt64 {
    switch token.end - token.start {
    case 1: five
    case 2: thirty
    default: hundred
    }
  }
}
