import TestSupport
import Testing

/// `spinlint lexicon`
@Suite struct LexiconCommandTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func checkCountsByFamily() throws {
    try scratch.write("swap/saying.tsv", "# verbs of saying\nclaim\tassert:3|point out\tv\n")
    let run = try Command.run("lexicon", "check", scratch.url("swap").path)
    #expect(run.status == 0 && run.errors == "")
    #expect(
      run.output == """
        family               lines     pairs inflected
        saying                   1         2         8
        all                      1         2         8
        1 family, 1 original, 0 problems

        """)
  }

  @Test func pairsAreListed() throws {
    try scratch.write("swap/money.tsv", "bank\tfinancial institution:6\tn\n")
    let run = try Command.run("lexicon", "pairs", scratch.url("swap").path)
    #expect(
      run.output == "financial institution\tbank\t6\tmoney\tn\t0\nfinancial institutions\tbanks\t6\tmoney\tn\t1\n")
  }

  @Test func mistakesNameTheirPlace() throws {
    try scratch.write("swap/saying.tsv", "claim\tassert:12\tv\n")
    let folder = scratch.url("swap").path
    let run = try Command.run("lexicon", "check", folder)
    #expect(run.status == 2)
    #expect(run.errors == "error: \(folder)/saying.tsv:1:14: a weight is a whole number from 1 to 9\n")
  }

  @Test func nonsenseIsAProblem() throws {
    try scratch.write("swap/place.tsv", "citys\ttowns\t-\n")
    let run = try Command.run("lexicon", "check", scratch.url("swap").path)
    #expect(run.status == 1 && run.errors.contains("place.tsv:1:1: “citys”, a form of “citys”, ends in “ys”"))
  }
}
