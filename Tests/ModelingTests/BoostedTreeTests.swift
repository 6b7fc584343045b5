import Engine
import RuleCompiler
import Testing

@testable import Modeling

/// Boosted trees: what they learn, and their form as text.
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
    fitter.leastRows = 1
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

  /// feature 0 >= 2? no: feature 1 >= 0? 10 : 20; yes: 30. And feature 1 >= 5? 0.5 : −0.5.
  private static let small = BoostedTrees(
    bias: 1,
    trees: [
      [
        .question(feature: 0, threshold: 2), .question(feature: 1, threshold: 0), .leaf(10), .leaf(20), .leaf(30),
      ],
      [.question(feature: 1, threshold: 5), .leaf(0.5), .leaf(-0.5)],
    ])

  @Test func answersLeadToTheLeaf() {
    let trees = Self.small
    #expect(trees.logit([0, -1]) == 11.5)
    #expect(trees.logit([0, 0]) == 21.5)
    #expect(trees.logit([2, -1]) == 31.5)
    #expect(trees.logit([9, 2, 7]) == 31.5)
    #expect(trees.logit([9, 2, 7], at: 1) == 30.5)
    #expect(BoostedTrees(bias: trees.bias, trees: trees.trees) == trees)
    #expect(trees.with(bias: 2).logit([0, -1]) == 12.5)
  }

  @Test func onlyTheRowsNamedAreAsked() {
    let rows: [Float] = [0, -1, 0, 0, 2, -1]
    #expect(Self.small.logits(rows, width: 2, rows: [2, 0]) == [31.5, 11.5])
  }

  @Test func hopelessReadingsKeepTheLogitOfTheSieve() {
    let width = SwapFeature.readingCount
    var features = [Float](repeating: 0, count: 2 * width)
    features[width + SwapFeature.total.rawValue] = 3
    var tables = SwapTables(reading: BoostedTrees(bias: 7))
    func logits() -> [Float] {
      let scorer = SwapScorer(tables: tables)
      return scorer.readingLogits(features, sieved: scorer.sieveLogits(features))
    }
    #expect(logits() == [7, 7])
    #expect(SwapScorer(tables: tables).sieveLogits(features) == [0, 0])
    tables.sieve = BoostedTrees(
      bias: -5, trees: [[.question(feature: SwapFeature.total.rawValue, threshold: 1), .leaf(0), .leaf(4)]])
    tables.sieveThreshold = -2
    #expect(logits() == [-5, 7])
  }

  @Test func treesOfTheWrongShapeAreRefused() {
    let question = BoostedTrees.Node.question(feature: 0, threshold: 1)
    #expect(BoostedTrees.isWellFormed([.leaf(1)]))
    #expect(BoostedTrees.isWellFormed([question, .leaf(1), .leaf(2)]))
    #expect(!BoostedTrees.isWellFormed([]))
    #expect(!BoostedTrees.isWellFormed([question, .leaf(1)]))
    #expect(!BoostedTrees.isWellFormed([.leaf(1), .leaf(2)]))
    let deep = Array(repeating: [question, .leaf(0)], count: BoostedTrees.mostDepth + 1).flatMap { $0 } + [.leaf(0)]
    #expect(!BoostedTrees.isWellFormed(deep))
    #expect(BoostedTrees.isWellFormed(Array(deep.dropFirst(2))))
  }

  @Test func leavesAndDepthAreBounded() {
    let (rows, labels) = Self.rows()
    var fitter = BoostedTreeFitter()
    fitter.rounds = 5
    fitter.leaves = 6
    fitter.depth = 3
    for tree in fitter.fit(rows, labels).trees {
      let leaves = tree.count { if case .leaf = $0 { true } else { false } }
      #expect((2...6).contains(leaves) && tree.count == 2 * leaves - 1)
    }
    fitter.leaves = 40
    #expect(fitter.fit(rows, labels).trees.allSatisfy { $0.count <= 15 })
  }

  @Test func textOfTheTablesReadsBackTheSame() throws {
    var tables = SwapTables(
      reading: BoostedTrees(
        bias: -2.5,
        trees: [[.question(feature: SwapFeature.total.rawValue, threshold: 1.25), .leaf(-0.5), .leaf(0.75)]]),
      prior: 0.125)
    tables.article = BoostedTrees(bias: 0.5, trees: [[.question(feature: 0, threshold: -3), .leaf(0), .leaf(1)]])
    tables.firstGate = BoostedTrees(bias: -4, trees: [[.question(feature: 1, threshold: 2), .leaf(0), .leaf(1)]])
    tables.firstGateThreshold = 0.03125
    tables.sieve = BoostedTrees(bias: -3, trees: [[.leaf(0.5)]])
    tables.sieveThreshold = -5.5
    tables.secondGateThreshold = 0.0625
    tables.contextFree = BoostedTrees(
      bias: -1, trees: [[.question(feature: SwapFeature.share.rawValue, threshold: 0.5), .leaf(1), .leaf(2)]])
    tables.contextFreeThreshold = -6.25
    tables.secondGate = BoostedTrees(bias: -4, trees: [[.question(feature: 20, threshold: 2), .leaf(0), .leaf(1)]])
    let text = SwapTablesFile.text(tables, notes: ["two lines"])
    #expect(try SwapTablesFile.read(Array(text.utf8), file: "model.tsv") == tables)
  }

  @Test(arguments: [
    ("reading\ttree\ttotal>=1 1 2 3", 1), ("prior\t0.1\nreading\ttree\tsize>=1 1 2", 2), ("reading\tbias\tx", 1),
    ("# notes\nother\ttree\ttotal>=1 1 2", 2), ("sieve-threshold\tlow", 1), ("reading\ttree\ttotal>=1 1", 1),
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
