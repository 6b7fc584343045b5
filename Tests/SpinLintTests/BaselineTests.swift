import Engine
import RuleCompiler
import SpinLint
import Testing

@Suite struct BaselineTests {
  /// The key of the `[[…]]` in a text.
  private func key(_ marked: String, rule: String = "a/b", id: String? = nil) -> Baseline.Key {
    let text = MarkedText(marked)
    let range = text.ranges.first ?? 0..<0
    let finding = Finding(
      rule: rule, category: "a", severity: .major, confidence: 1, start: Position(), end: Position(), text: "",
      message: "", suggestions: [], fix: .none, textRange: range, sourceRange: range)
    return Baseline.key(of: finding, in: Article(id: .string("x"), plainText: text.text), id: id)
  }

  private let place = "one two three four [[bad]] five six seven eight"

  @Test(arguments: [
    "something else. Two, three\nfour [[bad]] — five six seven nine",
    "ONE TWO THREE FOUR [[BAD]] FIVE SIX SEVEN", "1\n2\n3 two three four [[bad]] five (six) “seven”",
  ])
  func movedTextKeepsItsKey(text: String) { #expect(key(text) == key(place)) }

  @Test(arguments: ["\n\n", "\r\n\r\n", "\n \t\n", "\r\r"])
  func otherParagraphsAreNoPartOfTheKey(end: String) {
    #expect(key("before\(end)three four [[bad]] five.\(end)after that") == key("three four [[bad]] five"))
    #expect(key("before\(end)[[bad]]\(end)after that") == key("[[bad]]"))
  }

  @Test(arguments: [
    "one two three four [[worse]] five six seven eight", "one two four [[bad]] five six seven eight",
    "one two three four [[bad]] five six eight", "[[bad]] five six seven", "two three four [[bad]]",
    "one two three four bad [[five]] six seven eight",
  ])
  func otherTextHasAnotherKey(text: String) { #expect(key(text) != key(place)) }

  @Test func ruleAndRecordBelongToTheKey() {
    #expect(key(place, rule: "a/c") != key(place))
    #expect(key(place, id: "1") != key(place, id: "2"))
    #expect(key("a   [[b\n c]] d") == key("a [[B C]] d"))
  }

  @Test func findingsOfTheWholeArticleAreKnownByTheirRule() {
    #expect(key("some text") == key("quite another text"))
    #expect(key("some text") != key("some text", rule: "a/c"))
  }

  /// Keys are stored in files, so that no version may make other ones.
  @Test func keysStayTheSameForEver() {
    #expect(key(place).around == 9_737_589_651_738_939_201)
    #expect(key("Ein „[[Wort]]“ über Straßen").around == 2_056_050_479_130_566_144)
  }

  @Test func fileIsReadBackAsItWasWritten() throws {
    var baseline = Baseline()
    let samples = ["a\"b\\c", "tab\t and \u{7F}\u{85}\u{2028}\u{FEFF}\u{FFFE}", "😀 é", "", "# : - [x] {y}", "null"]
    for (number, text) in samples.enumerated() {
      baseline.add(.init(rule: "a/b", around: UInt64(number)), text: text, path: "x \(text).md")
    }
    baseline.add(.init(rule: "a/b", around: .max), text: "t", path: "p", count: 3)
    let bytes = baseline.encoded()
    let again = try Baseline(file: bytes, name: "b.json")
    #expect(again.encoded() == bytes)
    #expect(again.count == samples.count + 1)
    #expect(again.counts(in: "p") == [.init(rule: "a/b", around: .max): 3])
    #expect(try Baseline(file: Baseline().encoded(), name: "b.json").count == 0)
  }

  @Test func takenOutEntriesAreGone() {
    var baseline = Baseline()
    let key = Baseline.Key(rule: "a/b", around: 1)
    baseline.add(key, text: "t", path: "p", count: 2)
    baseline.remove(key, path: "p", count: 1)
    #expect(baseline.counts(in: "p") == [key: 1])
    baseline.remove(key, path: "p", count: 1)
    #expect(baseline.paths.isEmpty)
  }

  @Test(arguments: [
    ("", "b.json:1:1: this is not a baseline (“schema” must be “spinlint.baseline/1”)"),
    ("[]", "b.json:1:1: this is not a baseline (“schema” must be “spinlint.baseline/1”)"),
    (
      #"{"schema":"spinlint.baseline/2","findings":[]}"#,
      "b.json:1:1: this is not a baseline (“schema” must be “spinlint.baseline/1”)"
    ),
    (
      "{\"schema\":\"spinlint.baseline/1\",\"findings\":[\n {\"rule\":\"a\",\"path\":\"b\",\"around\":\"0\",\"count\":0}]}",
      "b.json:2:2: an entry has path, rule, text, around (16 hexadecimal digits) and count (1 or more)"
    ),
    ("{\"schema\": \"spinlint", "b.json:1:21: this is not a baseline: it is not valid JSON"),
  ])
  func otherFilesAreRefused(text: String, message: String) {
    do {
      _ = try Baseline(file: Array(text.utf8), name: "b.json")
      Issue.record("it was read")
    } catch { #expect(error.description == message) }
  }
}
