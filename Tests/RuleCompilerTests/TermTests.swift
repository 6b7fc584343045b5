import Engine
import Testing

@testable import RuleCompiler

@Suite struct TermFileTests {
  @Test(arguments: [
    ("neural network\nneural network", "2:1: “neural network” stands in line 1 already"),
    ("neural", "1:1: a term has two words or more, “neural” has one"),
    ("neural  network", "1:1: words have one space or hyphen between them and none at the edges: “neural  network”"),
    ("neural network ", "1:1: words have one space or hyphen between them and none at the edges: “neural network ”"),
    ("neural-network-", "1:1: words have one space or hyphen between them and none at the edges: “neural-network-”"),
    ("(neural|deep network", "1:1: “(” is never closed"),
    ("neural) network", "1:7: “)” closes no group"),
    ("neural (net|(web)", "1:13: a group inside a group; write the alternatives out"),
    ("neural|deep network", "1:7: alternatives stand in parentheses: (one|other)"),
    ("neural (network)", "1:8: a group has two alternatives or more: (one|other)"),
    ("# terms\n\ndeep (network|)", "3:6: a group has two alternatives or more: (one|other)"),
  ])
  func mistakeNamesItsPlace(_ text: String, _ message: String) {
    #expect(TermFile(Array(text.utf8), file: "t.tsv").errors.map(\.description) == ["t.tsv:" + message])
  }

  @Test func groupsAreWrittenOut() {
    let file = TermFile(Array("# field\n(deep|k-nearest) (belief network|tree)!\n".utf8), file: "t.tsv")
    #expect(file.errors.isEmpty)
    #expect(
      file.terms.map(\.words) == [
        ["deep", "belief", "network"], ["deep", "tree"], ["k-", "nearest", "belief", "network"],
        ["k-", "nearest", "tree"],
      ])
    #expect(file.terms.allSatisfy { $0.isEstablished })
  }
}

@Suite struct TermSwapFileTests {
  @Test(arguments: [
    ("deep", "1:1: a line is “original<TAB>swap|swap?|swap!|…”; this one has 1 column"),
    ("deep\tprofound\tx", "1:1: a line is “original<TAB>swap|swap?|swap!|…”; this one has 3 columns"),
    ("deep\tprofound||low", "1:15: an empty swap"), ("deep\tprofound|!", "1:15: an empty swap"),
    ("deep\tlow|deep?", "1:10: the swap is the original"),
    ("deep\tlow|low!", "1:10: “low” stands in this line already"),
    ("deep\t low", "1:6: white space at the edge or doubled"),
    ("deep\tlow\ndeep\thigh", "2:1: “deep” stands in line 1 already"),
  ])
  func mistakeNamesItsPlace(_ text: String, _ message: String) {
    #expect(TermSwapFile(Array(text.utf8), file: "s.tsv").errors.map(\.description) == ["s.tsv:" + message])
  }

  @Test func marksSayHowStrongASwapIs() {
    let file = TermSwapFile(Array("random forest\tirregular woods!|arbitrary trees|random wood?\n".utf8), file: "s.tsv")
    #expect(file.errors.isEmpty)
    #expect(
      file.lines.first?.swaps == [
        .init(surface: "irregular woods", strength: .strong), .init(surface: "arbitrary trees", strength: .hard),
        .init(surface: "random wood", strength: .soft),
      ])
  }
}

@Suite struct TermRuleTests {
  static let rule = """
    name: Terms
    severity: major
    match: {kind: term, form: composed, terms: [t.tsv], swaps: [s.tsv], natural: n.tsv}
    message: “{match}”
    why: Because.
    examples: [{bad: "[[profound forest]]"}, {good: "deep forest"}]
    """

  static func errors(_ files: [String: String]) -> String? {
    let all = files.merging(["r.yml": rule]) { old, _ in old }
    do {
      _ = try PackCompiler.compile(
        RuleFolder(root: "rules", files: all.map { .init(path: $0.key, content: Array($0.value.utf8)) }))
      return nil
    } catch { return error.description }
  }

  @Test func filesOfATermRuleAreRead() {
    #expect(Self.errors(["t.tsv": "deep forest", "s.tsv": "deep\tprofound!", "n.tsv": "profound forest"]) == nil)
  }

  @Test func missingFileIsAnError() {
    #expect(
      Self.errors(["t.tsv": "deep forest", "s.tsv": "deep\tprofound!"])
        == "rules/r.yml:1:1: “natural” names “n.tsv”: there is no such file beside the rule")
  }

  @Test func swapOfAWordInNoTermIsAnError() {
    #expect(
      Self.errors(["t.tsv": "deep forest", "s.tsv": "tree\tshrub", "n.tsv": ""])
        == "rules/s.tsv:1:1: no term has the word “tree”")
  }
}
