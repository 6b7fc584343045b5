import Engine
import RuleCompiler
import Testing

@testable import Modeling

/// Boosted symmetric trees: what they learn, and their form as text.
@Suite struct BoostedTreeTests {
  /// 4,000 rows of three features; the label is the exclusive or of the first two, and the third is noise.
  private static func rows() -> (BoostedTreeFitter.Rows, [Float]) {
    var random = SplitMix64(state: 7)
    var rows = BoostedTreeFitter.Rows(values: [], width: 3)
    var labels: [Float] = []
    for _ in 0..<4000 {
      let x = [Float(random.unit()), Float(random.unit()), Float(random.unit())]
      rows.values += x
      labels.append((x[0] >= 0.5) != (x[1] >= 0.5) ? 1 : 0)
    }
    return (rows, labels)
  }

  @Test func interactionOfTwoFeaturesIsLearned() {
    let (rows, labels) = Self.rows()
    let trees = BoostedTreeFitter().fit(rows, labels)
    let right = labels.indices.count { (trees.logit(rows.values, at: 3 * $0) > 0) == (labels[$0] == 1) }
    #expect(Double(right) / Double(labels.count) > 0.97)
  }

  @Test func sameRowsGiveTheSameTrees() {
    let (rows, labels) = Self.rows()
    #expect(BoostedTreeFitter().fit(rows, labels) == BoostedTreeFitter().fit(rows, labels))
  }

  @Test func weightOfARowCountsAsCopies() {
    var fitter = BoostedTreeFitter()
    fitter.rowShare = 1
    fitter.featureShare = 1
    fitter.rounds = 60
    let twice = BoostedTreeFitter.Rows(values: [0, 1], width: 1, weights: [300, 100])
    let trees = fitter.fit(.init(values: [0, 0, 0, 1], width: 1, weights: [100, 100, 100, 100]), [1, 0, 1, 0])
    let weighted = fitter.fit(twice, [1, 0])
    #expect(trees.logit([0]) > 0.4 && trees.logit([1]) < -1)
    #expect(weighted.logit([0]) > trees.logit([0]))
  }

  @Test(arguments: [0, 1, 15, 16, 17, 40])
  func logitsOfManyRowsAreThoseOfEach(count: Int) {
    let (rows, labels) = Self.rows()
    let trees = BoostedTreeFitter().fit(rows, labels)
    let vectors = Array(rows.values[..<(3 * count)])
    #expect(trees.logits(vectors, width: 3, count: count) == (0..<count).map { trees.logit(vectors, at: 3 * $0) })
  }

  @Test func answersAreTheBitsOfTheLeaf() {
    let trees = BoostedTrees(
      bias: 1,
      trees: [
        .init(
          questions: [.init(feature: 0, threshold: 2), .init(feature: 1, threshold: 0)], values: [10, 20, 30, 40]),
        .init(questions: [.init(feature: 1, threshold: 5)], values: [0.5, -0.5]),
      ])
    #expect(trees.logit([0, -1]) == 11.5)
    #expect(trees.logit([2, -1]) == 21.5)
    #expect(trees.logit([0, 0]) == 31.5)
    #expect(trees.logit([9, 2, 7]) == 41.5)
    #expect(trees.logit([9, 2, 7], at: 1) == 40.5)
  }

  @Test func textOfTheTablesReadsBackTheSame() throws {
    var tables = SwapTables(
      reading: BoostedTrees(
        bias: -2.5,
        trees: [.init(questions: [.init(feature: SwapFeature.total.rawValue, threshold: 1.25)], values: [-0.5, 0.75])]),
      prior: 0.125)
    tables.article = BoostedTrees(
      bias: 0.5, trees: [.init(questions: [.init(feature: 0, threshold: -3)], values: [0, 1])])
    tables.gateThreshold = 0.03125
    let text = SwapTablesFile.text(tables, notes: ["two lines"])
    #expect(try SwapTablesFile.read(Array(text.utf8), file: "model.tsv") == tables)
  }

  @Test(arguments: [
    ("reading\ttotal>=1\t1,2,3", 1), ("prior\t0.1\nreading\tsize>=1\t1,2", 2), ("reading\tbias\tx", 1),
    ("# notes\nother\ttotal>=1\t1,2", 2),
  ])
  func wrongLineIsNamed(text: String, line: Int) throws {
    do {
      _ = try SwapTablesFile.read(Array(text.utf8), file: "model.tsv")
      Issue.record("“\(text)” was taken for a table")
    } catch {
      #expect(error.errors.first?.line == line)
      #expect(error.errors.first?.message.contains("written by model fit") == true)
    }
  }
}
