import Configuration
import Engine
import Foundation
import SpinLint
import TestSupport
import Testing

/// Lexicons and context models that users bring.
@Suite struct SwapResourcesTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func folder(_ name: String, _ table: String) throws -> Sourced<String> {
    try scratch.write("\(name)/saying.tsv", table)
    return Sourced(scratch.url(name).path, .commandLine("--lexicon"))
  }

  /// The tables in the binary are those that the pack was compiled from.
  @Test func tablesOfTheBinaryGiveItsLexicon() throws {
    let (pairs, families) = try SwapResources().pairs([])
    let lexicon = try #require(try Linter().book.swapModel?.lexicon)
    let again = SwapLexicon(pairs: pairs)
    #expect(again.pairCount == lexicon.pairCount && again.formCount == lexicon.formCount)
    #expect(families.contains("saying") && families == families.sorted())
    #expect(try SwapResources().lexicon([]) == nil)
  }

  @Test func laterTablesWin() throws {
    let first = try folder("one", "murmur\tzurble softly:3\tv\n")
    let second = try folder("two", "murmur\tzurble softly:8\tv\n")
    let resources = SwapResources()
    func weights(_ folders: [Sourced<String>]) throws -> [Int] {
      try resources.pairs(folders).pairs.filter { $0.spun == "zurbled softly" }.map(\.weight)
    }
    #expect(try weights([first]) == [3])
    #expect(try weights([first, second]) == [8])
    #expect(try weights([second, first]) == [3])
    let (pairs, families) = try resources.pairs([first])
    let pair = try #require(pairs.first { $0.spun == "zurbled softly" })
    #expect(pair.original == "murmured" && families[pair.family] == "saying")
  }

  @Test func aModelFileIsMapped() throws {
    let path = URL(fileURLWithPath: #filePath).appending(path: "../../../Rules/en/context.ngrams").standardized.path
    let best = try (0..<20).map { _ in
      try ContinuousClock().measure { _ = try SwapResources().contextModel(Sourced(path, .builtIn)) }
    }.min()
    #expect(try #require(best) < .milliseconds(1), "\(String(describing: best))")
    let model = try SwapResources().contextModel(Sourced(path, .builtIn))
    let builtIn = try #require(try Linter().book.swapModel?.context)
    #expect(model.counts == builtIn.counts)
    #expect(
      model.unigram(TokenKey.key("harbour"))?.probability == builtIn.unigram(TokenKey.key("harbour"))?.probability)
  }

  @Test func fittedTablesOfTheLastPackCount() throws {
    let path = URL(fileURLWithPath: #filePath).appending(path: "../../../Rules/en/context.ngrams").standardized.path
    let context = try SwapResources().contextModel(Sourced(path, .builtIn))
    let lexicon = SwapLexicon(pairs: [SwapPair(spun: "a", original: "b", weight: 1, family: 0, wordClass: 3, form: 0)])
    let packs = [Float(0.25), 0.5].map { prior in
      var tables = SwapTables()
      tables.prior = prior
      return RulePack(lexicon: lexicon, swapTables: tables)
    }
    #expect(try RuleBook(packs: packs + [RulePack()], contextModel: context).swapModel?.tables.prior == 0.5)
    #expect(try RuleBook(packs: [packs[0]], contextModel: context).swapModel?.tables.prior == 0.25)
  }
}
