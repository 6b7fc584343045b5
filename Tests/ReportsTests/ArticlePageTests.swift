import Engine
import SpinLint
import Testing

@testable import Reports

/// Pages of articles.
@Suite struct ArticlePageTests {
  static func page(_ text: String, id: String = "a") throws -> String {
    let linter = try Linter()
    let article = english(text, id: id)
    return try page(linter.lint(article), article)
  }

  static func english(_ text: String, id: String = "a") -> Article {
    var article = Article(id: .string(id), path: id, plainText: Array(text.utf8))
    article.declaredLanguage = "en"
    return article
  }

  static func page(_ assessment: Assessment, _ article: Article) throws -> String {
    let settings = ReportSettings(score: ScoreSettings(), version: "1.2.3", rules: [])
    return String(
      decoding: ArticlePage(assessment, of: article, settings: settings).render(try ReportTemplates()), as: UTF8.self)
  }

  /// The paragraphs of the text, with marks as `[was|now]` and what a deletion takes along as `_`.
  static func text(_ page: String) -> String {
    let start =
      page.range(of: "aria-label=\"Text of the article\">\n", in: page.startIndex)?.upperBound ?? page.startIndex
    let end = page.range(of: "</article>", in: start)?.lowerBound ?? page.endIndex
    var out = ""
    var rest = page[start..<end]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      out += rest[..<open]
      switch rest[open...close] {
      case let tag where tag.hasPrefix("<a "): out += "["
      case "<ins>": out += "|"
      case "</a>": out += "]"
      case "<span class=\"gap\">": out += "_"
      default: break
      }
      rest = rest[rest.index(after: close)...]
    }
    return String((out + rest).split(separator: "\n").joined(separator: "\n"))
  }

  @Test func marks() throws {
    let page = try Self.page(
      "some ten,000 of them walked to to the \"town\" & back.\n\nThe end came soon for all of the people.")
    #expect(
      Self.text(page)
        == "some [ten,000|10,000] of them walked to_ [to|] the &quot;town&quot; &amp; back.\nThe end came soon for all of the people."
    )
    #expect(page.contains("Content-Security-Policy"))
    #expect(!page.contains("{{"))
  }

  /// Findings that touch, that span paragraphs, that are empty, and those that lie outside the one that won.
  @Test func ranges() {
    func finding(_ range: Range<Int>, _ suggestion: String? = nil, related: [Finding] = []) -> Finding {
      Finding(
        rule: "x/y", category: "x", severity: .minor, confidence: 1, start: Position(), end: Position(), text: "t",
        message: "m", suggestions: suggestion.map { [$0] } ?? [], fix: .none, related: related, textRange: range,
        sourceRange: range)
    }
    func shown(_ text: String, _ findings: [Finding]) -> String {
      MarkedParagraphs(text: Array(text.utf8), findings: findings, ids: findings.indices.map { "\($0)" })
        .values(zones: []).map { paragraph in
          guard case .object(let members) = paragraph, case .list(let parts) = members["parts"] else { return "?" }
          return parts.map(Self.show).joined()
        }.joined(separator: "¶")
    }
    #expect(shown("abcdef", [finding(0..<2), finding(2..<4)]) == "[ab][cd]ef")
    #expect(shown("ab\n\ncd\n\nef", [finding(1..<5, "x")]) == "a[b|x]¶[c]d¶ef")
    #expect(shown("abc", [finding(1..<1)]) == "a[‸]bc")
    #expect(shown("abc", [finding(3..<3)]) == "abc[‸]")
    #expect(shown("abc", [finding(0..<0)]) == "abc")
    #expect(shown("abcdef", [finding(2..<4, related: [finding(1..<3), finding(0..<6)])]) == "(ab)[cd](ef)")
    #expect(shown("abcdefgh", [finding(1..<2, related: [finding(1..<8)]), finding(4..<5)]) == "a[b](cd)[e](fgh)")
    #expect(shown("", []) == "")
    #expect(shown("a\r\nb\r\rc", []) == "a\r\nb¶c")
  }

  private static func show(_ part: TemplateValue) -> String {
    guard case .object(let members) = part else { return "?" }
    if case .text(let plain) = members["plain"] { return plain }
    if case .text(let gap) = members["gap"] { return "_\(gap)" }
    if case .text(let related) = members["related"] { return "(\(related))" }
    guard case .object(let mark) = members["mark"], case .text(let was) = mark["was"] else { return "?" }
    if case .text(let now) = mark["now"] { return "[\(was)|\(now)]" }
    return "[\(was)]"
  }

  @Test func restoredTextIsThatOfTheFixes() throws {
    let text = "go to to ten,000 places ,, now and and (here). ). The end of it all came soon."
    let linter = try Linter()
    let article = Self.english(text)
    let assessment = try linter.lint(article)
    let fixed = String(decoding: FixApplier.apply(assessment.findings, to: article.text), as: UTF8.self)
    let paragraphs = MarkedParagraphs(
      text: article.text, findings: assessment.findings, ids: FindingIDs.ids(assessment.findings))
    var restored = ""
    for case .object(let paragraph) in paragraphs.values(zones: []) {
      guard case .list(let parts) = paragraph["parts"] else { continue }
      for case .object(let part) in parts {
        if case .text(let plain) = part["plain"] { restored += plain }
        guard case .object(let mark) = part["mark"] else { continue }
        if case .text(let now) = mark["now"] {
          restored += now
        } else if case .text(let was) = mark["was"] {
          restored += was
        }
      }
    }
    #expect(assessment.findings.count >= 4 && restored == fixed)
  }

  @Test func spinInWords() throws {
    let article = Article(id: .string("a"), plainText: Array("text".utf8))
    func words(_ spin: Spin?) throws -> String {
      try Self.page(Assessment(id: article.id, spin: spin), article)
    }
    #expect(try words(Spin(probability: 0.9995, rate: 0.61)).contains("<b class=\"figure\">over 99.9 %</b>"))
    #expect(try words(Spin(probability: 0.9995, rate: 0.61)).contains("Very strong evidence of an article spinner"))
    #expect(try words(Spin(probability: 0.01, rate: 0)).contains("No sign of an article spinner"))
    #expect(try words(nil).contains("Not judged"))
    #expect(!(try words(Spin(probability: 1, rate: 1))).contains("written by a machine"))
  }

  @Test func firstSentences() throws {
    func lede(_ text: String) throws -> String { Lede.text(try Linter().lint(Self.english(text))) }
    #expect(try lede("They went home in the end.") == "No artifact found in 6 words.")
    #expect(try lede("They went to to the end.") == "1 artifact found in 6 words, none critical.")
    #expect(try lede("They saw ten,000 of it.") == "1 artifact found in 6 words, a critical one.")
    #expect(try lede("They went to to the ten,000 of it.").hasSuffix("words, 1\u{A0}of them critical."))
    #expect(Lede.damage([]) == nil && Lede.damage([("swap", 3, 0)]) == nil)
    #expect(Lede.damage([("swap", 1200, 9)]) == "It lost its points to swapped words (1,200).")
    #expect(
      Lede.damage([("swap", 3, 9), ("mine", 2, 8), ("number", 1, 7), ("repeat", 1, 6)])
        == "It lost most points to swapped words (3), mine (2) and broken numbers (1).")
  }

  @Test func unreadableArticle() throws {
    let article = Article(id: .string("<i>"), path: "<i>", error: InputError("broken <b>"))
    let page = try Self.page(Assessment(id: article.id, path: "<i>", error: article.error), article)
    #expect(page.contains("broken &lt;b&gt;") && page.contains("&lt;i&gt;") && !page.contains("<b>broken"))
  }

  @Test func idsOutliveOtherEdits() throws {
    let linter = try Linter()
    func ids(_ text: String) throws -> [String] {
      FindingIDs.ids(try linter.lint(Self.english(text)).findings)
    }
    let before = try ids("They went to to the ten,000 and the ten,000 of it.")
    #expect(before.count == 3 && before[2] == before[1] + "-2")
    #expect(try ids("In the end the ten,000 of it.") == [before[1]])
  }

  @Test func names() {
    func page(_ path: String?, _ id: String, _ text: String) -> String {
      ReportFiles.page(of: Assessment(id: .string(id), path: path), text: Array(text.utf8))
    }
    #expect(page("a/b.txt", "a/b.txt", "x") == page("a/b.txt", "a/b.txt", "y"))
    #expect(page("a/b.txt", "", "") != page("a-b.txt", "", ""))
    #expect(page(nil, "1", "x") != page(nil, "1", "y"))
    for hostile in ["../../etc/passwd", "..", "/", "\u{0}", "%2e%2e", String(repeating: "é/", count: 500)] {
      let name = page(hostile, hostile, "").dropFirst("articles/".count)
      #expect(
        name.utf8.count < 90
          && name.utf8.allSatisfy {
            $0 == 0x2D || $0 == 0x2E || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
          })
      #expect(!name.contains(".."))
    }
    #expect(ReportFiles.page(ofRule: "number/spelled-group") == "rules/number.spelled-group.html")
    #expect(ReportFiles.page(ofRule: "../x").hasPrefix("rules/x-"))
  }
}

extension String {
  /// The first place of a text, from an index on.
  fileprivate func range(of text: String, in start: Index) -> Range<Index>? {
    var index = start
    while index < endIndex {
      if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
