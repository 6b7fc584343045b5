import Engine
import Foundation
import RulePacks
import Testing

@testable import Modeling

/// The stages in which the swap model judges: forms out of context, sieve, readings.
@Suite struct SwapStagesTests {
  static let weight = SwapFeature.weight.rawValue
  static let width = SwapFeature.readingCount

  /// “harbor” may stand for “port” (typical) or “haven” (odd), “elderly” for “old”.
  static func model(_ tables: SwapTables) throws -> SwapModel {
    func pair(_ spun: String, _ original: String, _ weight: Int) -> SwapPair {
      SwapPair(spun: spun, original: original, weight: weight, family: 0, wordClass: 1, form: 0)
    }
    let source = try NGramTrainerTests.train()
    return SwapModel(
      lexicon: SwapLexicon(pairs: [
        pair("harbour", "port", 8), pair("harbour", "haven", 2), pair("elderly mayor", "old mayor", 5),
      ]), context: try ContextModel(ContextModelBuilder().build(source).block), tables: tables)
  }

  /// Readings of a weight below 5 are held for hopeless.
  static var heavyOnly: SwapTables {
    var tables = SwapTables(reading: BoostedTrees(bias: 1), prior: 0.1)
    tables.contextFree = BoostedTrees(
      bias: -2, trees: [[.question(feature: weight, threshold: 5), .leaf(-4), .leaf(0)]])
    tables.contextFreeThreshold = -3
    return tables
  }

  static func tokens(_ text: String) throws -> [Token] {
    ArticleTokenizer(book: try RuleBook(packs: [RulePacks.builtIn()])).tokens(of: Array(text.utf8))
  }

  static func weighed(_ text: String, _ tables: SwapTables) throws -> SwapEvidence {
    var evidence = SwapEvidence(try model(tables))
    let tokens = try tokens(text)
    evidence.find(Array(text.utf8), tokens)
    _ = evidence.glance(tokens)
    evidence.weigh(tokens)
    return evidence
  }

  static let text = "The elderly mayor saw the harbour. The old mayor saw the port, an old port."

  @Test func allReadingsAreWeighedWithoutTables() throws {
    let evidence = try Self.weighed(Self.text, SwapTables())
    #expect(evidence.places.map(\.readings.count) == [1, 2])
    #expect(evidence.features.count == 3 * Self.width)
  }

  @Test func hopelessReadingsAreNotWeighed() throws {
    let all = try Self.weighed(Self.text, SwapTables())
    let some = try Self.weighed(Self.text, Self.heavyOnly)
    #expect(some.places.map(\.readings.count) == [1, 1])
    let heavy = (0..<3).filter { all.features[$0 * Self.width + Self.weight] >= 5 }
    #expect(heavy.count == 2)
    // What is weighed is weighed as before.
    for (row, whole) in heavy.enumerated() {
      #expect(
        some.features[row * Self.width..<(row + 1) * Self.width]
          == all.features[whole * Self.width..<(whole + 1) * Self.width])
    }
    // What is not still speaks for the place: with odds of e⁻⁶.
    let scorer = SwapScorer(tables: Self.heavyOnly)
    let found = SwapScorer.evidence(some.places, [0, 0])
    #expect(found[0] == 0 && abs(found[1] - Foundation.logf(1 + Foundation.expf(-6))) < 1e-6)
    #expect(scorer.fit(some.places, readingLogits: [1, 1]).chosen == [0, 1])
  }

  @Test func placeWithoutAWeighedReadingIsNeverShown() throws {
    var tables = Self.heavyOnly
    tables.contextFreeThreshold = 0
    let evidence = try Self.weighed(Self.text, tables)
    #expect(evidence.places.count == 2 && evidence.places.allSatisfy { $0.readings.isEmpty })
    #expect(evidence.features.isEmpty)
    let fit = SwapScorer(tables: tables).fit(evidence.places, readingLogits: [])
    #expect(fit.chosen.isEmpty && fit.evidence.allSatisfy { $0 < 0 })
  }

  @Test func wordsAndPhrasesOfTheArticleAreCounted() throws {
    let evidence = try Self.weighed(Self.text, SwapTables())
    func values(_ feature: SwapFeature) -> [Float] {
      (0..<3).map { evidence.features[$0 * Self.width + feature.rawValue] }
    }
    let counts = zip(values(.weight), values(.originalCount)).sorted { $0.0 < $1.0 }.map(\.1)
    // haven, old mayor, port
    #expect(counts == [0, 1, 2])
    #expect(values(.spunCount) == [1, 1, 1])
    let again = try Self.weighed("Harbour and harbour, a harbour’s wall.", SwapTables())
    #expect(again.places.count == 3)
    #expect(again.features[SwapFeature.spunCount.rawValue] == 3)
  }

  @Test func possessiveFormIsWeighedByItsWord() throws {
    let evidence = try Self.weighed("He saw the harbour’s wall. He saw the harbour.", SwapTables())
    let width = Self.width
    #expect(evidence.places.count == 2)
    let first = evidence.features[..<width]
    let second = evidence.features[2 * width..<3 * width]
    for feature in SwapFeature.contextFree {
      #expect(first[feature.rawValue] == second[2 * width + feature.rawValue], "\(feature)")
    }
    #expect(first[SwapFeature.spunUnigram.rawValue] > -12)
  }

  @Test func profileCountsPlacesAndDistinctForms() throws {
    let evidence = try Self.weighed("The harbour, the harbour, the elderly mayor.", SwapTables())
    let vector = SwapProfile(evidence.places, [-5.5, 2.5, -0.5], prior: 0.5).vector(words: 80)
    func feature(_ feature: SwapProfileFeature) -> Float { vector[feature.rawValue] }
    func log(_ value: Float) -> Float { Foundation.logf(value / 100) }
    #expect(vector.count == SwapProfileFeature.count)
    // Of the two places of “harbour” the stronger counts as its form.
    #expect(feature(.above3) == log(0.3) && feature(.above2) == log(1.3) && feature(.above0) == log(1.3))
    #expect(feature(.aboveMinus1) == log(2.3) && feature(.aboveMinus6) == log(2.3))
    func logistic(_ x: Float) -> Float { 1 / (1 + Foundation.expf(-x)) }
    #expect(abs(feature(.sum) - log(logistic(-5.5) + logistic(2.5) + logistic(-0.5) + 0.2)) < 1e-5)
    #expect(abs(feature(.distinctSum) - log(logistic(2.5) + logistic(-0.5) + 0.2)) < 1e-5)
    let ratio = [-5.5, 2.5, -0.5].reduce(Float(0)) { $0 + Foundation.logf(0.96 + 0.04 * Foundation.expf(Float($1))) }
    #expect(abs(feature(.ratio4) - ratio) < 1e-5)
  }

  @Test func glanceGivesTheProfileOfTheFormsOutOfContext() throws {
    var evidence = SwapEvidence(try Self.model(Self.heavyOnly))
    let tokens = try Self.tokens(Self.text)
    evidence.find(Array(Self.text.utf8), tokens)
    let glance = evidence.glance(tokens)
    // “elderly mayor” has odds of e⁻², “harbour” of e⁻² + e⁻⁶.
    let both = Foundation.logf(Foundation.expf(-2) + Foundation.expf(-6))
    let profile = SwapProfile(evidence.places, [-2, both], prior: 0.1)
    for (found, expected) in zip(glance.vector(words: 15), profile.vector(words: 15)) {
      #expect(abs(found - expected) < 1e-4)
    }
    // Another article begins anew.
    #expect(evidence.glance(tokens).vector(words: 15) == glance.vector(words: 15))
  }

  @Test func articlesBelowAGateGetTheProbabilityOfTheGate() {
    var tables = SwapTables()
    tables.firstGate = BoostedTrees(
      bias: -5, trees: [[.question(feature: SwapProfileFeature.above0.rawValue, threshold: -3), .leaf(0), .leaf(4)]])
    tables.firstGateThreshold = -4
    let nothing = [Float](repeating: -9, count: SwapProfileFeature.count)
    let much = [Float](repeating: -1, count: SwapProfileFeature.count)
    #expect(abs((tables.passesUnread(first: nothing) ?? 1) - 0.0066929) < 1e-6)
    #expect(tables.passesUnread(first: much) == nil)
    #expect(tables.passesUnread(first: much, second: nothing) == nil)
    tables.secondGate = BoostedTrees(
      bias: -1,
      trees: [
        [
          .question(feature: SwapProfileFeature.count + SwapProfileFeature.above0.rawValue, threshold: -3), .leaf(-1),
          .leaf(1),
        ]
      ])
    tables.secondGateThreshold = -1.5
    #expect(abs((tables.passesUnread(first: much, second: nothing) ?? 1) - 0.1192029) < 1e-6)
    #expect(tables.passesUnread(first: nothing, second: much) == nil)
  }

  @Test func nothingIsShownInAnArticleThatIsLikelierClean() throws {
    let evidence = try Self.weighed(Self.text, Self.heavyOnly)
    let scorer = SwapScorer(tables: Self.heavyOnly)
    var fit = scorer.fit(evidence.places, readingLogits: [1, 1])
    fit.confidences = [0.95, 0.9]
    func shown(_ probability: Float, _ precision: Float) -> [Int] {
      scorer.display(fit, evidence.places, precision: precision, words: 200, probability: probability)
    }
    #expect(shown(0.5, 0.9) == [0, 1])
    #expect(shown(0.49, 0.9) == [])
    // Who asks for less precision gets it.
    #expect(shown(0.3, 0.2) == [0, 1])
    fit.confidences = [0.95, 0.78]
    #expect(shown(0.9, 0.8) == [])
    #expect(shown(0.9, 0.5) == [0, 1])
  }

  @Test func namesOfTheFeaturesOfArticlesAreDistinct() {
    #expect(Set(SwapArticleFeature.article).count == SwapArticleFeature.article.count)
    #expect(SwapArticleFeature.article.starts(with: SwapArticleFeature.second))
    #expect(
      SwapArticleFeature.article.count == 3 * SwapProfileFeature.count + SwapArticleFeature.Judged.count)
  }
}
