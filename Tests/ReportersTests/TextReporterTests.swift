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
    #expect(Self.report("one two three", 4..<7) == ["x:1:5: major [a/b] m", "1 │ one two three", "  │     ^^^"])
  }

  @Test func wideCharactersCountAsDrawn() {
    let lines = Self.report("漢字 two", 7..<10)
    #expect(lines[1] == "1 │ 漢字 two" && lines[2] == "  │      ^^^")
    #expect(Self.report("\u{1F469}\u{200D}\u{1F467} two", 12..<15)[2] == "  │    ^^^")
  }

  @Test func invisibleCharactersAreShown() {
    let lines = Self.report("a\u{200B}b\u{7}", 1..<4)
    #expect(lines[1] == "1 │ a<U+200B>b␇" && lines[2] == "  │  ^^^^^^^^")
  }

  @Test(arguments: [40, 80, 120, 200])
  func longLinesAreCut(columns: Int) throws {
    let words = String(repeating: "lorem ipsum ", count: 300)
    let lines = Self.report(words + "HERE " + words, words.utf8.count..<words.utf8.count + 4, columns: columns)
    #expect(lines[1].count <= columns && lines[1].count > columns - 20)
    let caret = try #require(lines[2].firstIndex(of: "^")).utf16Offset(in: lines[2])
    #expect(Array(lines[1])[caret..<caret + 4].elementsEqual("HERE"))
    #expect(lines[1].hasSuffix("…") && lines[1].contains("│ …"))
  }

  @Test func onlyTheFirstLineOfALongFindingIsShown() {
    #expect(
      Self.report("one\r\ntwo three\rfour", 5..<19) == ["x:2:1: major [a/b] m", "2 │ two three", "  │ ^^^^^^^^^"])
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
        == "x:1:4: minor [a/b] m (50 % sure)\n1 │ a\u{FFFD} bb\n  │    ^^ → (delete)\n\n")
  }
}
