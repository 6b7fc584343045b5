import Engine
import Testing

@testable import Modeling

/// Counts of words and pairs: what is read, looked up, and refused.
@Suite struct PairCountsTests {
  private static func counts(_ text: String) throws -> PairCounts {
    var builder = PairCountsBuilder()
    try builder.add(Array(text.utf8))
    return try PairCounts(builder.build(total: 1e6))
  }

  private static let list = """
    \u{FEFF}press 1000
    conference 800
    convention 900
    the 60000

    press conference 400
    the press\t120
    """

  @Test func pairsAttractMoreThanStrangers() throws {
    let counts = try Self.counts(Self.list)
    #expect(counts.counts == (4, 2))
    func word(_ text: String) -> PairCounts.Word { PairCounts.Word(TokenKey.key(text), counts) }
    let press = word("press")
    let listed = counts.attraction(press, word("conference"))
    let unlisted = counts.attraction(press, word("convention"))
    // 400 where 1,000 × 800 / 1,000,000 = 0.8 would be expected, which counts as 1.
    #expect(abs(listed - (Float(5.99) + 3)) < 0.05)
    #expect(unlisted == 0 && listed > unlisted)
    #expect(counts.attraction(press, word("zebra")) < -7)
    #expect(counts.attraction(PairCounts.Word(0, counts), press) < counts.attraction(press, word("zebra")))
  }

  @Test func frequentWordsThatNeverMeetRepelEachOther() throws {
    let counts = try Self.counts("the 60000\nof 30000\nof the 5000\n")
    let expected: Float = 60000.0 * 30000.0 / 1e6
    func attraction(_ counts: PairCounts) -> Float {
      counts.attraction(PairCounts.Word(TokenKey.key("the"), counts), PairCounts.Word(TokenKey.key("of"), counts))
    }
    #expect(attraction(counts) == 0)
    let rare = try Self.counts("the 60000\nof 30000\nof the 20\n")
    #expect(abs(attraction(rare) - Math.logf(20 / expected)) < 0.05)
  }

  @Test func everyListedWordIsFoundWithinAStep() throws {
    var text = ""
    for index in 1...3000 { text += "word\(index) \(index * index)\n" }
    let counts = try Self.counts(text)
    let step = Math.logf(9e6) / 255
    for index in stride(from: 1, through: 3000, by: 7) {
      let found = PairCounts.Word(TokenKey.key("word\(index)"), counts).logCount ?? 0
      #expect(abs(found - Math.logf(Float(index * index))) <= step)
    }
    #expect((0..<1000).count { PairCounts.Word(TokenKey.key("other\($0)"), counts).logCount != nil } < 3)
  }

  @Test func sameListsGiveTheSameBytes() throws {
    var first = PairCountsBuilder()
    try first.add(Array(Self.list.utf8))
    var second = PairCountsBuilder()
    try second.add(Array(Self.list.utf8))
    #expect(first.build(total: 1e6) == second.build(total: 1e6))
  }

  @Test(arguments: ["word", "a b c 4", "word zero", "word 0", "one 3\ntwo x"])
  func wrongLineIsNamed(text: String) {
    var builder = PairCountsBuilder()
    let line = text.contains("\n") ? 2 : 1
    #expect {
      try builder.add(Array(text.utf8))
    } throws: {
      ($0 as? ModelError)?.description.hasPrefix("line \(line): expected") == true
    }
  }

  @Test func otherBytesAreRefused() throws {
    var builder = PairCountsBuilder()
    try builder.add(Array(Self.list.utf8))
    let block = builder.build(total: 1e6)
    #expect(throws: PackError.self) { try PairCounts(Array(block.dropLast())) }
    #expect(throws: PackError.self) { try PairCounts([1, 2, 3]) }
    #expect(throws: Never.self) { try PairCounts(block) }
  }
}
