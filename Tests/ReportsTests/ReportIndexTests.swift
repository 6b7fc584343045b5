import Engine
import Readers
import Reporters
import Testing

@testable import Reports

/// The index and what lies beside it.
@Suite struct ReportIndexTests {
  static func index(_ articles: [(String, Double?, Verdict)], previous: [PreviousArticle]? = nil) -> ReportIndex {
    var record = RunRecord()
    var summary = RunSummary()
    for (name, score, verdict) in articles {
      let assessment = Assessment(id: .string(name), path: name, words: 100, score: score, verdict: verdict)
      let article = Article(id: .string(name), path: name, plainText: Array("Title of \(name)".utf8))
      record.add(assessment, row: IndexRow(assessment, of: article, page: "articles/\(name).html"))
      summary.add(assessment)
    }
    let settings = ReportSettings(score: ScoreSettings(), version: "1", rules: [])
    return ReportIndex(record, summary: summary, previous: previous, settings: settings)
  }

  @Test func order() {
    let index = Self.index([("b", 95, .pass), ("c", nil, .unscored), ("a", 10, .fail), ("d", 95, .pass)])
    #expect(index.rows.map(\.name) == ["a", "b", "d", "c"])
    #expect(index.heading == "1 of 3 scored articles fails")
  }

  @Test func changes() throws {
    let before = [
      PreviousArticle(name: "a", score: 95, verdict: "pass"), PreviousArticle(name: "b", score: 80, verdict: "fail"),
      PreviousArticle(name: "gone", score: 1, verdict: "fail"),
      PreviousArticle(name: "same", score: 100, verdict: "pass"),
    ]
    let index = Self.index(
      [("a", 10, .fail), ("b", 91, .pass), ("new", 50, .fail), ("same", 100, .pass)], previous: before)
    let changes = try #require(index.changes)
    #expect(
      changes.words
        == "Of the articles, 1 newly fails, 1 newly passes, 1 has a lower score, 1 has a higher score, 1 is new, 1 is gone."
    )
    #expect(changes.list.map(\.title) == ["Title of a", "Title of b"])
    #expect(index.rows.map { IndexRow.text(delta: $0.delta) } == ["−85.0", "new", "+11.0", "="])
  }

  @Test func dataCannotEndItsElement() throws {
    let index = Self.index([("</script><script>alert(1)</script>&\u{2028}", 10, .fail)])
    let page = String(decoding: index.render(try ReportTemplates()), as: UTF8.self)
    #expect(page.contains("\\u003c/script\\u003e"))
    #expect(!page.contains("<script>alert"))
  }

  @Test func listForManyArticles() {
    #expect(!Self.index((0..<100).map { ("\($0)", 1, .fail) }).hasList)
    #expect(Self.index((0..<101).map { ("\($0)", 1, .fail) }).hasList)
  }

  @Test(arguments: [
    ("plain", "\"plain\""), ("a \"b\", c", "\"a \"\"b\"\", c\""), ("=1+1", "\"'=1+1\""), ("@x", "\"'@x\""),
    ("  -cmd|' /C calc'!A0", "\"'  -cmd|' /C calc'!A0\""), ("\tx", "\"'\tx\""), ("\"\u{301}", "\"\"\"\u{301}\""),
  ])
  func cells(text: String, cell: String) { #expect(ReportIndex.cell(text) == cell) }

  @Test func markdownIsNoMarkup() {
    let index = Self.index([("a|b`<img src=x>\n# [x](y)", 10, .fail)])
    let text = String(decoding: index.markdown, as: UTF8.self)
    #expect(text.contains("<code>a&#124;b&#96;&lt;img src=x&gt; &#35; &#91;x&#93;&#40;y&#41;</code>"))
  }

  @Test func emptyRun() throws {
    let index = Self.index([])
    #expect(index.heading == "No articles")
    #expect(String(decoding: index.render(try ReportTemplates()), as: UTF8.self).contains("No article has a score."))
  }

  @Test func ownTemplates() throws {
    let templates = try ReportTemplates(replacements: [
      "index.mustache": Array("{{heading}}|{{#rows}}{{title}};{{/rows}}".utf8)
    ])
    let index = Self.index([("<a>", 10, .fail), ("b", 99, .pass)])
    #expect(
      String(decoding: index.render(templates), as: UTF8.self)
        == "1 of 2 scored articles fails|Title of &lt;a&gt;;Title of b;")
    #expect(
      throws: TemplateError(file: "report.css", line: 2, message: "“</” and “<!” end the element that holds this file")
    ) {
      try ReportTemplates(replacements: ["report.css": Array("a {}\n</style>".utf8)])
    }
    #expect(throws: TemplateError.self) { try ReportTemplates(replacements: ["index.mustache": Array("{{#x}}".utf8)]) }
  }

  @Test func previousReports() throws {
    let text = """
      {"schema":"spinlint.report/1","tool":{},"articles":[
      {"id":7,"path":null,"score":12.5,"verdict":"fail","findings":[{"rule":"x"}],"error":null},
      {"id":"a","path":"a.txt","score":null,"verdict":"unscored","error":{"message":"m"}}],"summary":{}}
      """
    #expect(
      try ReportReader.articles(Array(text.utf8)) == [
        PreviousArticle(name: "7", score: 12.5, verdict: "fail"),
        PreviousArticle(name: "a.txt", score: nil, verdict: "error"),
      ])
    #expect(throws: ReportReaderError.self) { try ReportReader.articles(Array("{\"schema\":\"x\"}".utf8)) }
    #expect(throws: ReportReaderError.self) { try ReportReader.articles(Array("{\"articles\":[1]}".utf8)) }
    #expect(throws: ReportReaderError.self) { try ReportReader.articles([]) }
  }
}
