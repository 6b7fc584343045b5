/// What the spun forms say out of context, found once for each form of the lexicon.
struct SwapGlance: Sendable {
  private struct Entry {
    var readings: [Int]
    var background: Float
    var share: SwapProfile.Share
    /// The last article that has the form.
    var article: Int
  }
  private let lexicon: SwapLexicon
  private let context: ContextModel
  private let model: BoostedTrees
  private let threshold: Float
  private let prior: Float
  /// Number of the entry of each form, −1 for one that was not seen yet.
  private var numbers: [Int32] = []
  private var entries: [Entry] = []
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
      numbers[place.form] = Int32(entries.count)
      entries.append(entry(place, tokens))
    }
    let number = Int(numbers[place.form])
    profile.add(entries[number].share)
    if entries[number].article != article {
      entries[number].article = article
      profile.add(distinct: entries[number].share)
    }
  }

  /// Gives a place whose form was looked at the readings that are worth it.
  func propose(for place: inout SwapPlace) {
    let number = Int(numbers[place.form])
    place.readings = entries[number].readings
    place.background = entries[number].background
  }

  private func entry(_ place: SwapPlace, _ tokens: [Token]) -> Entry {
    let form = SwapForm(place, tokens, lexicon, context)
    let candidates = lexicon.candidates(place.form)
    var features = [Float](repeating: 0, count: candidates.count * SwapFeature.readingCount)
    var keys: [UInt64] = []
    for (row, number) in candidates.enumerated() {
      let reading = lexicon.reading(number)
      lexicon.keys(ofOriginal: reading.original, into: &keys)
      form.describe(
        reading, keys, unigram: context.unigramSum(keys), context, into: &features, at: row * SwapFeature.readingCount)
    }
    let logits = model.logits(features, width: SwapFeature.readingCount, count: candidates.count)
    var kept = place
    kept.keep(candidates, logits[...], threshold: threshold)
    return Entry(
      readings: kept.readings, background: kept.background,
      share: SwapProfile.Share(SwapScorer.evidence(logits[...], background: -.infinity), prior: prior), article: 0)
  }
}
