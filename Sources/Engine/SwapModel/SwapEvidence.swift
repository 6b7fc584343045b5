/// Finds the places of an article where spun forms stand, and what speaks for each of their readings.
package struct SwapEvidence {
  /// The keys of the context model, in order: words, and sentence ends and starts.
  private(set) var sequence: [UInt64] = []
  /// Index into `sequence` of every token, −1 for marks.
  private var positions: [Int] = []
  package private(set) var places: [SwapPlace] = []
  /// Feature vectors of `SwapFeature.readingCount` values, one for each reading of each place.
  package private(set) var features: [Float] = []
  private var counts = PhraseCounts()
  private var forms: SwapForms

  private let lexicon: SwapLexicon
  private let context: ContextModel

  package init(_ model: SwapModel) {
    lexicon = model.lexicon
    context = model.context
    forms = SwapForms(model)
  }

  /// Finds the places by one walk over the trie of spun forms.
  package mutating func find(_ text: [UInt8], _ tokens: [Token]) {
    places.removeAll(keepingCapacity: true)
    for start in tokens.indices where tokens[start].kind != .mark {
      let token = tokens[start]
      if lexicon.mayStart(token.key) || Self.mayBePossessive(text, token) { walk(text, tokens, from: start) }
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

  /// Whether a token may end in “’s”.
  @inline(__always)
  private static func mayBePossessive(_ text: [UInt8], _ token: Token) -> Bool {
    let end = Int(token.end)
    return token.end - token.start > 3 && text[end - 1] | 0x20 == 0x73
      && (text[end - 2] == 0x27 || text[end - 2] == 0x99)
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

  /// Looks at the forms alone, without their context. Returns what they say of the article.
  package mutating func glance(_ tokens: [Token]) -> SwapProfile {
    forms.startArticle()
    var profile = SwapProfile()
    for place in places { forms.look(at: place, tokens, into: &profile) }
    return profile
  }

  /// Weighs the readings that are worth it, after a glance, each in its context.
  package mutating func weigh(_ tokens: [Token]) {
    layOut(tokens)
    counts.count(tokens)
    features.removeAll(keepingCapacity: true)
    if !places.isEmpty { prefetch(places[0]) }
    for index in places.indices {
      if index + 1 < places.count { prefetch(places[index + 1]) }
      let form = forms.form(places[index].form)
      places[index].readings = form.readings
      places[index].background = form.background
      places[index].features = features.count
      if !form.readings.isEmpty { weigh(places[index], form, tokens) }
    }
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

  /// Lets the processor fetch the n-grams and pairs at the edges of a place, as most of the time goes into waiting for them.
  private func prefetch(_ place: SwapPlace) {
    let form = forms.form(place.form)
    guard !form.readings.isEmpty else { return }
    let first = positions[place.tokens.lowerBound]
    let last = positions[place.tokens.upperBound - 1]
    let (left, right) = (sequence[first - 1], sequence[last + 1])
    let beyond = left == ContextModel.sentenceStart || first < 2 ? 0 : sequence[first - 2]
    func fetch(_ words: Range<Int>) {
      guard !words.isEmpty else { return }
      context.prefetch(beyond, left, forms.words[words.lowerBound].key)
      context.prefetch(words.count == 1 ? left : 0, forms.words[words.upperBound - 1].key, right)
      context.pairs?.prefetch(left, forms.words[words.lowerBound].key)
      context.pairs?.prefetch(forms.words[words.upperBound - 1].key, right)
    }
    fetch(form.words)
    for candidate in form.candidates { fetch(forms.candidates[candidate].words) }
  }

  private mutating func weigh(_ place: SwapPlace, _ form: SwapForms.Form, _ tokens: [Token]) {
    let window = Window(sequence, positions, place.tokens, context)
    let spun = score(form.words, window)
    let capitals = Float(Self.capitals(tokens, place.tokens))
    let marks = Float(Self.marks(tokens, place.tokens) + (place.stem == 0 ? 0 : 16))
    let neighbours = Neighbours(tokens, place.tokens, context.pairs)
    let spunPair = attraction(neighbours, first: form.first, last: form.last)
    let spunCount = Float(min(form.count, 6))
    for number in form.candidates {
      let candidate = forms.candidates[number]
      let original = score(candidate.words, window)
      let base = features.count
      let first = number * SwapFeature.readingCount
      features.append(contentsOf: forms.features[first..<first + SwapFeature.readingCount])
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
      set(.totalPerWord, (left + right) / Float(max(1, max(candidate.words.count, form.words.count))))
      set(.channel, left + right + features[base &+ SwapFeature.share.rawValue] * 2.3026)
      if !candidate.words.isEmpty {
        set(.leftBigram, original.leftBigram - spun.leftBigram)
        set(.rightBigram, original.rightBigram - spun.rightBigram)
      }
      set(.spunOrders, Float(spun.orders))
      set(.originalOrders, Float(original.orders))
      set(.spunCount, spunCount)
      set(.originalCount, Float(min(counts.count(of: forms.words[candidate.words]), 8)))
      set(.capitals, capitals)
      set(.marks, marks)
      let pair = attraction(neighbours, first: candidate.first, last: candidate.last)
      set(.pairLeft, pair.left - spunPair.left)
      set(.originalPairLeft, pair.left)
      set(.spunPairLeft, spunPair.left)
      set(.pairRight, pair.right - spunPair.right)
      set(.originalPairRight, pair.right)
      set(.spunPairRight, spunPair.right)
    }
  }

  /// The words right before and after a place; none where a mark or a number stands there.
  private struct Neighbours {
    let left: PairCounts.Word
    let right: PairCounts.Word

    init(_ tokens: [Token], _ range: Range<Int>, _ pairs: PairCounts?) {
      func word(_ index: Int) -> PairCounts.Word {
        PairCounts.Word(tokens.indices.contains(index) && tokens[index].isWord ? tokens[index].key : 0, pairs)
      }
      left = word(range.lowerBound - 1)
      right = word(range.upperBound)
    }
  }

  /// How a form attracts the words around it.
  private func attraction(
    _ neighbours: Neighbours, first: PairCounts.Word, last: PairCounts.Word
  ) -> (left: Float, right: Float) {
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
    /// The bigram of `right1` and `right2`.
    let pair: (probability: Float, backoff: Float)?

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
      pair = right2 == 0 ? nil : context.bigram(right1, right2)
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

  private func score(_ range: Range<Int>, _ window: Window) -> FormScore {
    var result = FormScore()
    var chain = window.left
    var first = 1
    var isFirst = true
    for index in range {
      let word = forms.words[index]
      let (score, bigram) = chain.next(word.key, word.unigram, context)
      result.left += score.logProbability
      if isFirst {
        first = max(1, score.order)
        result.leftBigram = bigram
        isFirst = false
      }
      result.unigram += word.unigram?.probability ?? context.unknown
    }
    let (next, bigram) = chain.next(window.right1, window.unigram1, context)
    result.right += next.logProbability
    result.rightBigram = bigram
    var last = max(1, next.order)
    if window.right2 != 0 {
      let beyond = chain.next(window.right2, window.unigram2, pair: window.pair, context).score
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
