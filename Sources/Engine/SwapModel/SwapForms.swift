/// What the spun forms of a lexicon say out of context, found once for each form that is met.
struct SwapForms: Sendable {
  /// A word as the context model knows it.
  struct Word {
    let key: UInt64
    /// Log probability and back-off weight, nil where the model does not know it.
    let unigram: (probability: Float, backoff: Float)?
  }

  /// A reading that is worth a look at its context.
  struct Candidate {
    /// Those of the original, as a range of `words`.
    let words: Range<Int>
    let first: PairCounts.Word
    let last: PairCounts.Word
  }

  struct Form {
    let words: Range<Int>
    let first: PairCounts.Word
    let last: PairCounts.Word
    let candidates: Range<Int>
    /// The readings of the candidates, by number in the lexicon.
    let readings: [Int]
    /// Log of the summed odds of the readings that are not candidates.
    let background: Float
    let share: SwapProfile.Share
    /// The last article that has the form.
    var article = 0
    /// Number of its places there.
    var count = 0
  }

  private let lexicon: SwapLexicon
  private let context: ContextModel
  private let model: BoostedTrees
  private let threshold: Float
  private let prior: Float
  /// Number in `forms` of each form of the lexicon, −1 for one that was not met yet.
  private var numbers: [Int32] = []
  private var forms: [Form] = []
  private(set) var candidates: [Candidate] = []
  /// Of each candidate a vector of `SwapFeature.readingCount` values, those of `SwapFeature.contextFree` set.
  private(set) var features: [Float] = []
  private(set) var words: [Word] = []
  private var article = 0

  init(_ model: SwapModel) {
    lexicon = model.lexicon
    context = model.context
    self.model = model.tables.contextFree
    threshold = model.tables.contextFreeThreshold
    prior = SwapScorer.clamped(model.tables.prior)
  }

  /// Forgets which forms were seen.
  mutating func startArticle() {
    if numbers.isEmpty { numbers = Array(repeating: -1, count: lexicon.formCount) }
    article += 1
  }

  /// Adds what the form of a place says.
  mutating func look(at place: SwapPlace, _ tokens: [Token], into profile: inout SwapProfile) {
    if numbers[place.form] < 0 {
      let form = read(place, tokens)
      numbers[place.form] = Int32(forms.count)
      forms.append(form)
    }
    let number = Int(numbers[place.form])
    profile.add(forms[number].share)
    if forms[number].article != article {
      forms[number].article = article
      forms[number].count = 0
      profile.add(distinct: forms[number].share)
    }
    forms[number].count += 1
  }

  /// A form of the lexicon that was looked at.
  func form(_ form: Int) -> Form { forms[Int(numbers[form])] }

  private mutating func read(_ place: SwapPlace, _ tokens: [Token]) -> Form {
    let own = keys(place, tokens)
    let range = add(own.words)
    let first = pairWord(own.first)
    let spun = unigramSum(range)
    let all = lexicon.candidates(place.form)
    let readingCount = Float(min(40, lexicon.readingRange(place.form).count))
    let isOriginal: Float = lexicon.isOriginal(place.form) ? 1 : 0
    var rows = [Float](repeating: 0, count: all.count * SwapFeature.readingCount)
    var found: [Candidate] = []
    var keys: [UInt64] = []
    for (row, number) in all.enumerated() {
      let reading = lexicon.reading(number)
      lexicon.keys(ofOriginal: reading.original, into: &keys)
      let candidate = Candidate(
        words: add(keys), first: pairWord(keys.first ?? 0), last: pairWord(keys.last ?? 0))
      found.append(candidate)
      let original = unigramSum(candidate.words)
      func set(_ feature: SwapFeature, _ value: Float) {
        rows[row * SwapFeature.readingCount + feature.rawValue] = value
      }
      set(.spunUnigram, spun)
      set(.originalUnigram, original)
      set(.unigramDifference, original - spun)
      set(.share, reading.share)
      set(.channelUnigram, original - spun + reading.share * 2.3026)
      set(.readings, readingCount)
      set(.alternatives, Float(reading.alternatives))
      set(.weight, Float(reading.weight))
      set(.family, Float(reading.family))
      set(.inflection, Float(reading.inflection))
      set(.lengths, Float((min(range.count, 4) - 1) * 4 + min(max(keys.count, 1), 4) - 1))
      set(.isOriginal, isOriginal)
      set(.reverseWeight, Float(reading.reverseWeight))
      set(.rank, Float(min(reading.rank, 9)))
      set(.wordCounts, (candidate.first.logCount ?? 0) - (first.logCount ?? 0))
    }
    let logits = model.logits(rows, width: SwapFeature.readingCount, count: all.count)
    var judged = place
    let kept = judged.keep(all, logits[...], threshold: threshold)
    let start = candidates.count
    for row in kept {
      candidates.append(found[row])
      features += rows[row * SwapFeature.readingCount..<(row + 1) * SwapFeature.readingCount]
    }
    return Form(
      words: range, first: first, last: pairWord(own.last), candidates: start..<candidates.count,
      readings: judged.readings, background: judged.background,
      share: SwapProfile.Share(SwapScorer.evidence(logits[...], background: -.infinity), prior: prior))
  }

  /// The keys of the words of a form for the context model; its first and last word. Possessive endings do not count.
  private func keys(_ place: SwapPlace, _ tokens: [Token]) -> (words: [UInt64], first: UInt64, last: UInt64) {
    var keys: [UInt64] = []
    var words: [UInt64] = []
    for index in place.tokens where tokens[index].kind != .mark {
      words.append(tokens[index].key)
      keys.append(tokens[index].kind == .number ? NumberWords.key(tokens[index]) : tokens[index].key)
    }
    if place.stem != 0 {
      keys[keys.count - 1] = place.stem
      words[words.count - 1] = place.stem
    }
    return (keys, words[0], words[words.count - 1])
  }

  private mutating func add(_ keys: [UInt64]) -> Range<Int> {
    let start = words.count
    for key in keys { words.append(Word(key: key, unigram: context.unigram(key))) }
    return start..<words.count
  }

  private func pairWord(_ key: UInt64) -> PairCounts.Word { PairCounts.Word(key, context.pairs) }

  private func unigramSum(_ range: Range<Int>) -> Float {
    var sum: Float = 0
    for index in range { sum += words[index].unigram?.probability ?? context.unknown }
    return sum
  }
}
