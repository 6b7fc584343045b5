import Engine
import RuleCompiler
import Testing

/// Lists of phrases become rules.
@Suite struct PhraseListImportTests {
  @Test(arguments: [
    ("profound learning", ["profound learning"], []),
    ("\"profound learning\"", ["profound learning"], []),
    ("\"a b\" AND \"c\"", ["a b"], [["c"]]),
    ("(\"a\" OR \"b\") AND \"c\" AND (\"d\" OR \"e\")", ["a", "b"], [["c"], ["d", "e"]]),
    ("“a” AND “b”", ["a"], [["b"]]),
  ])
  func queries(text: String, phrases: [String], others: [[String]]) throws {
    let query = try Fingerprint(text)
    #expect(query.phrases == phrases && query.others == others)
  }

  @Test(arguments: [
    ("\"a\" OR \"b\"", 4), ("\"a\" AND", 7), ("\"a", 0), ("(\"a\" AND \"b\")", 5), ("(\"a\"", 4), ("\"a\" \"b\"", 4),
    ("\"\"", 0),
  ])
  func mistakesOfQueriesHaveTheirPlace(text: String, offset: Int) {
    do throws(Fingerprint.Mistake) {
      _ = try Fingerprint(text)
      Issue.record("“\(text)” is no query")
    } catch {
      #expect(error.offset == offset, "\(error.message)")
    }
  }

  @Test func fieldsMayHoldSeparatorsQuotesAndLineBreaks() {
    let text = DelimitedText(
      Array("a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\n,last\n".utf8), file: "list.csv", separator: nil, hasQuotes: true)
    #expect(text.errors.isEmpty)
    #expect(text.rows.map { $0.map(\.text) } == [["a", "b"], ["x, \"y\"", "two\nlines"], ["", "last"]])
    #expect(text.rows[1][1].line == 2 && text.rows[1][1].column == 12)
    #expect(text.rows[2][1].line == 4)
  }

  @Test func openQuotationMarkIsToldWithItsPlace() {
    let text = DelimitedText(Array("a;b\né;\"x".utf8), file: "list.csv", separator: nil, hasQuotes: true)
    #expect(text.errors.map(\.line) == [2] && text.errors.map(\.column) == [3])
  }

  @Test func phrasesThatStandTwiceAreMerged() {
    let list = PhraseListImport(tsv: Array("a b\tc d\nA B\te f\n# x\ng\th\n".utf8), file: "list.tsv")
    #expect(list.errors.isEmpty && list.repeated == 1)
    #expect(list.entries.map(\.phrase) == ["a b", "g"] && list.entries[0].expected == ["c d", "e f"])
  }

  @Test func filesOfAListCompileAndKeepTheirConditions() throws {
    let csv = "Query,Expected\n\"\"\"a b\"\" AND \"\"c\"\" AND \"\"d\"\"\",e\nit's f,g\n"
    let list = PhraseListImport(csv: Array(csv.utf8), file: "l.csv", phraseColumn: nil, expectedColumn: nil)
    #expect(list.errors.isEmpty)
    let files = PhraseListWriter(id: "lists/list", source: "l.csv", severity: "minor", language: nil).files(
      list.entries)
    let pack = try PackCompiler.compile(RuleFolder(root: "", files: files))
    #expect(pack.rules.map(\.id) == ["lists/list", "lists/list-with-c-d"])
    #expect(pack.rules[1].requires.article == ["c AND d"])
    var linter = try ArticleLinter(book: RuleBook(packs: [pack]))
    func found(_ text: String) -> Int {
      linter.lint(Article(id: .string("x"), plainText: Array(text.utf8))).findings.count
    }
    #expect(found("an a b, a c and a d") == 1)
    #expect(found("an a b and a c") == 0)
    #expect(found("it's f") == 1)
  }

  @Test func measurementsReplaceThoseOfTheFile() {
    let text = "name: x\nmeasured:\n  - {corpus: a, per10000: 1, words: 2}\n\nwhy: y\n"
    let changed = MeasuredField.replace(in: text, with: [.init(corpus: "it's", per10000: 0.25, words: 10)])
    #expect(changed == "name: x\nwhy: y\nmeasured:\n  - {corpus: 'it''s', per10000: 0.25, words: 10}\n")
    #expect(MeasuredField.replace(in: changed, with: []) == "name: x\nwhy: y\n")
  }
}
