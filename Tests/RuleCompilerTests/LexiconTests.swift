import Engine
import Testing

@testable import RuleCompiler

@Suite struct LexiconFileTests {
  @Test(arguments: [
    ("say\tstate", "1:1: a line is “original<TAB>spun[:weight]|…<TAB>class”; this one has 2 columns"),
    ("say", "1:1: a line is “original<TAB>spun[:weight]|…<TAB>class”; this one has 1 column"),
    ("# say\n\nsay\tstate\tx", "3:11: unknown class “x”: v verb, n noun, a adjective, - fixed form"),
    ("say\tstate:0\tv", "1:11: a weight is a whole number from 1 to 9"),
    ("say\tnote|state:10\tv", "1:16: a weight is a whole number from 1 to 9"),
    ("café\tbar:é\tn", "1:10: a weight is a whole number from 1 to 9"),
    ("say\tnote|say:3\tv", "1:10: the spun form is the original"),
    ("say*\tsay\tv", "1:6: the spun form is the original"),
    ("say\tnote|state|note:2\tv", "1:16: “note” stands in this line already"),
    ("say\tnote\tv\nsay\tstate\tv", "2:1: “say” as verb stands in line 1 already"),
    ("tell\tnote\tv\nsay\tstate\tv", "2:1: “say” stands after “tell”: lines are sorted by bytes"),
    ("\tnote\tv", "1:1: an empty side"), ("say\tnote||state\tv", "1:10: an empty side"),
    ("say\t:3\tv", "1:5: an empty side"),
    ("say\t note\tv", "1:5: white space at the edge or doubled"),
    ("say\tpoint  out\tv", "1:5: white space at the edge or doubled"),
    ("Say\tnote\tv", "1:1: both sides are written in lower case"),
    ("say\tpo*int\tv", "1:5: “*” stands once, after the head"),
  ])
  func mistakeNamesItsPlace(_ text: String, _ message: String) {
    let table = LexiconFile(Array(text.utf8), family: "saying", file: "saying.tsv")
    #expect(table.errors.map(\.description) == ["saying.tsv:" + message])
  }

  @Test func linesAreRead() throws {
    let table = LexiconFile(
      Array("# verbs\nclaim\tstate\tn\nclaim\tassert:3|point* out\tv\n".utf8), family: "saying", file: "saying.tsv")
    #expect(table.errors.isEmpty && table.lines.count == 2)
    let line = try #require(table.lines.last)
    #expect(line.number == 3 && line.original == "claim" && line.wordClass == .verb)
    #expect(line.spun == [.init(text: "assert", weight: 3), .init(text: "point* out", weight: 1)])
  }
}

@Suite struct LexiconCompilerTests {
  static func files(_ tables: [String: String]) -> [RuleFolder.File] {
    tables.map { RuleFolder.File(path: $0.key, content: Array($0.value.utf8)) }
  }

  @Test func originalStandsInOneTable() {
    let error = #expect(throws: FileErrors.self) {
      try LexiconCompiler.pairs(
        Self.files(["en/swap/b.tsv": "say\tnote\tv\n", "en/swap/a.tsv": "say\tstate\tv\n"]), root: "Rules")
    }
    #expect(
      error?.description == "Rules/en/swap/b.tsv:1:1: “say” as verb stands in Rules/en/swap/a.tsv:1 already")
  }

  @Test func pairsAreInflectedAndSorted() throws {
    let pairs = try LexiconCompiler.pairs(
      Self.files([
        "b.tsv": "big\tlarge:6\ta\ncolor\thue:4\tn\n", "a.tsv": "say\tpoint out:3\tv\nsays\tpoints out:5\t-\n",
        "note.yml": "",
      ]), root: "")
    let expected = [
      "hue color 4 1 1 0", "hue colour 4 1 1 0", "hues colors 4 1 1 1", "hues colours 4 1 1 1", "large big 6 1 2 0",
      "larger bigger 6 1 2 1", "largest biggest 6 1 2 2", "point out say 3 0 0 0", "pointed out said 3 0 0 5",
      "pointing out saying 3 0 0 4", "points out says 5 0 3 0",
    ]
    #expect(
      pairs.map { "\($0.spun) \($0.original) \($0.weight) \($0.family) \($0.wordClass) \($0.form)" } == expected)
  }
}

@Suite struct LexiconCheckTests {
  static func check(_ text: String, isKnown: ((UInt64) -> Bool)? = nil) -> LexiconCheck {
    LexiconCheck([LexiconFile(Array(text.utf8), family: "f", file: "f.tsv")], isKnown: isKnown)
  }

  @Test(arguments: [
    ("say\tnote/state\tv", "“note/state” holds “/”, which no token has"),
    ("say\t-\t-", "“-” has a word without a letter or digit"),
    ("say\tex-\t-", "“ex-” has a word with “-” at its edge"),
    ("citys\ttowns\t-", "“citys”, a form of “citys”, ends in “ys”"),
    ("trying\tmakeing\t-", "“makeing”, a form of “makeing”, ends in “eing”"),
  ])
  func problem(_ text: String, _ message: String) {
    #expect(Self.check(text).problems.map(\.description) == ["f.tsv:1:1: " + message])
  }

  @Test func countsByFamily() {
    let check = Self.check("can't\tcan not:3|cannot\t-\nsay\tnote|zqx\tv") { $0 != TokenKey.key("zqx") }
    #expect(check.problems.count == 1 && check.originals == 2 && check.unknownWords == ["zqx"])
    #expect(
      check.families == [
        .init(name: "f", lines: 2, pairs: 4, inflected: 10, unknownOriginals: 0, unknownSpun: 1)
      ])
  }

  @Test(arguments: [
    (
      "say\tnote|zqx\tv",
      "f.tsv:1:1: “zqx” is not in the context model; if that is right, mark it (lexicon check --mark)"
    ),
    (
      "# Not in the context model: zqx zqz\nsay\tnote|zqx\tv",
      "f.tsv:1:33: “zqz” is marked as not in the context model, and no line has such a word"
    ),
    (
      "# Not in the context model: note zqx\nsay\tnote|zqx\tv",
      "f.tsv:1:29: “note” is marked as not in the context model, and no line has such a word"
    ),
    ("# Not in the context model: zqx\n10-zqx\t30-minute|12%\tn", nil),
  ])
  func unknownWordsAreMarked(_ text: String, _ problem: String?) {
    let check = Self.check(text) { $0 != TokenKey.key("zqx") && $0 != TokenKey.key("zqz") && $0 != TokenKey.key("10") }
    #expect(check.problems.map(\.description) == (problem.map { [$0] } ?? []))
    #expect(Self.check(text).problems.isEmpty)
  }

  @Test func marksAreWritten() {
    let table = "# Family.\n# Not in the context model: old\nsay\tnote\tv\n"
    func marked(_ words: [String]) -> String {
      String(decoding: LexiconCheck.marked(Array(table.utf8), unknown: words), as: UTF8.self)
    }
    #expect(marked([]) == "# Family.\nsay\tnote\tv\n")
    #expect(marked(["a", "b"]) == "# Family.\n# Not in the context model: a b\nsay\tnote\tv\n")
    let many = (1...60).map { "word\($0)" }
    let lines = marked(many).split(separator: "\n")
    #expect(lines.count > 3 && lines.allSatisfy { $0.count <= 120 })
    let read = LexiconFile(Array(marked(many).utf8), family: "f", file: "f.tsv")
    #expect(read.unmodelled.map(\.word) == many)
  }
}

@Suite struct LexiconProposalTests {
  static func lines(_ swaps: String...) -> [String] {
    let swaps = swaps.map { swap in
      let sides = swap.split(separator: ">").map(String.init)
      return LexiconProposal.Swap(original: sides[0], spun: sides[1], weight: 5)
    }
    return LexiconProposal(swaps) { !["larg", "starte", "halte"].contains($0) }.lines.map {
      $0.text.replacing("\t", with: " / ")
    }
  }

  @Test func oneFormStaysFixed() {
    #expect(
      Self.lines("said>mentioned", "bank>financial institution") == [
        "bank / financial institution:5 / -", "said / mentioned:5 / -",
      ])
  }

  @Test func severalFormsBecomeOneLine() {
    #expect(
      Self.lines("banks>financial institutions", "bank>financial institution") == [
        "bank / financial institution:5 / n"
      ])
    #expect(Self.lines("began>started", "begins>starts", "begun>started") == ["begin / start:5 / v"])
    #expect(Self.lines("carried out>executed", "carry out>execute") == ["carry out / execute:5 / v"])
    #expect(Self.lines("bigger>larger", "biggest>largest") == ["big / large:5 / a"])
    #expect(
      Self.lines("stopped>halted", "stopping>halting", "women>ladies", "woman>lady") == [
        "stop / halt:5 / v", "woman / lady:5 / n",
      ])
  }

  @Test func otherFormsStayApart() {
    #expect(Self.lines("begins>starting", "began>started") == ["began / started:5 / -", "begins / starting:5 / -"])
    #expect(Self.lines("ships>vessels", "ship>boat", "ship>vessel") == ["ship / boat:5 / -", "ship / vessel:5 / n"])
  }

  @Test func linesAreSortedAsTablesAre() {
    let swaps = [("zoo", "park"), ("a lot", "much"), ("apple", "fruit"), ("zoos", "parks")].map {
      LexiconProposal.Swap(original: $0, spun: $1, weight: 3)
    }
    let table = LexiconProposal(swaps) { _ in true }.lines.map(\.text).joined(separator: "\n")
    let read = LexiconFile(Array(table.utf8), family: "f", file: "f.tsv")
    #expect(read.errors.isEmpty && read.lines.count == 3)
  }
}
