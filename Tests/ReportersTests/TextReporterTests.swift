import Engine
import Reporters
import Testing

/// The excerpt and its carets.
@Suite struct TextReporterTests {
  static func report(_ text: String, _ range: Range<Int>, columns: Int = 80) -> [String] {
    let source = Array(text.utf8)
    var positions = PositionIndex(source: source)
    let start = positions.position(at: range.lowerBound)
    let finding = Finding(
      rule: "a/b", category: "a", severity: .major, confidence: 1, start: start,
      end: positions.position(at: range.upperBound), text: "", message: "m", suggestions: [], fix: .none,
      textRange: range, sourceRange: range)
    var options = TextReporter.Options()
    options.columns = columns
    options.isQuiet = true
    var out: [UInt8] = []
    let assessment = Assessment(id: .string("x"), findings: [finding])
    TextReporter(options: options).write(assessment, of: Article(id: .string("x"), plainText: source), to: &out)
    return String(decoding: out, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func caretsStandUnderTheFinding() {
    #expect(
      Self.report("one two three", 4..<7) == [
        "record x", "  1:5: major [a/b] m", "  1 │ one two three", "    │     ^^^",
      ])
  }

  @Test func wideCharactersCountAsDrawn() {
    let lines = Self.report("漢字 two", 7..<10)
    #expect(lines[2] == "  1 │ 漢字 two" && lines[3] == "    │      ^^^")
    #expect(Self.report("\u{1F469}\u{200D}\u{1F467} two", 12..<15)[3] == "    │    ^^^")
  }

  @Test func invisibleCharactersAreShown() {
    let lines = Self.report("a\u{200B}b\u{7}", 1..<4)
    #expect(lines[2] == "  1 │ a<U+200B>b␇" && lines[3] == "    │  ^^^^^^^^")
  }

  @Test(arguments: [40, 80, 120, 200])
  func longLinesAreCut(columns: Int) throws {
    let words = String(repeating: "lorem ipsum ", count: 300)
    let lines = Self.report(words + "HERE " + words, words.utf8.count..<words.utf8.count + 4, columns: columns)
    #expect(lines[2].count <= columns && lines[2].count > columns - 20)
    let caret = try #require(lines[3].firstIndex(of: "^")).utf16Offset(in: lines[3])
    #expect(Array(lines[2])[caret..<caret + 4].elementsEqual("HERE"))
    #expect(lines[2].hasSuffix("…") && lines[2].contains("│ …"))
  }

  @Test func onlyTheFirstLineOfALongFindingIsShown() {
    #expect(
      Self.report("one\r\ntwo three\rfour", 5..<19)
        == ["record x", "  2:1: major [a/b] m", "  2 │ two three", "    │ ^^^^^^^^^"])
  }

  @Test func brokenBytesKeepTheCaretInPlace() {
    var out: [UInt8] = []
    let source: [UInt8] = [0x61, 0xFF, 0x20, 0x62, 0x62]
    let article = Article(id: .string("x"), plainText: source)
    let finding = Finding(
      rule: "a/b", category: "a", severity: .minor, confidence: 0.5, start: Position(byte: 3, column: 4),
      end: Position(byte: 5), text: "bb", message: "m", suggestions: [""], fix: .none, textRange: 5..<7,
      sourceRange: 3..<5)
    var options = TextReporter.Options()
    options.isQuiet = true
    TextReporter(options: options).write(Assessment(id: .string("x"), findings: [finding]), of: article, to: &out)
    #expect(
      String(decoding: out, as: UTF8.self)
        == "record x\n  1:4: minor [a/b] m (50 % sure)\n  1 │ a\u{FFFD} bb\n    │    ^^ → (delete)\n\n")
  }

  /// Whatever the message, name and suggestions are, no line is wider than the terminal.
  @Test(arguments: [40, 60, 80, 120])
  func nothingIsWiderThanTheTerminal(columns: Int) {
    let word = "lorem "
    let source = Array(String(repeating: word, count: 60).utf8)
    let long = String(repeating: "漢字 and ", count: 40)
    var findings: [Finding] = []
    for index in 0..<30 {
      let range = index * 6..<index * 6 + (index % 3 == 0 ? 5 : 90)
      findings.append(
        Finding(
          rule: "category/rule-\(index % 12)", category: "category", severity: .major, confidence: 0.5,
          start: Position(byte: range.lowerBound, line: 1, column: range.lowerBound + 1),
          end: Position(byte: range.upperBound), text: "", message: "a message " + long,
          suggestions: index % 2 == 0 ? ["one", "two"] : [long, "x"], fix: .safe, textRange: range, sourceRange: range))
    }
    var options = TextReporter.Options()
    options.columns = columns
    var out: [UInt8] = []
    let reporter = TextReporter(options: options)
    let assessment = Assessment(
      id: .string("x"), words: 12, verdict: .fail, spin: Spin(probability: 0.5, rate: 0.1), findings: findings,
      notes: [long])
    reporter.write(assessment, of: Article(id: .string("x"), plainText: source), to: &out)
    var summary = RunSummary()
    for _ in 0..<2 { summary.add(assessment) }
    out += reporter.footer(summary)
    let lines = String(decoding: out, as: UTF8.self).split(separator: "\n")
    for line in lines {
      let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x4E00 ? 2 : 1) }
      #expect(width <= columns, "\(line)")
    }
    #expect(lines.contains { $0.contains("6 more rules") })
  }
}
