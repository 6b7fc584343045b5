import Testing

@testable import Engine

private func finding(_ rule: String, _ range: Range<Int>, _ severity: Severity, _ confidence: Double = 1) -> Finding {
  Finding(
    rule: rule, category: "c", severity: severity, confidence: confidence, start: Position(), end: Position(), text: "",
    message: "", suggestions: [], fix: .none, penalty: 1, textRange: range, sourceRange: range)
}

@Test func ofIntersectingFindingsTheHighestSeverityStays() {
  let kept = Resolver.resolve([
    finding("b", 5..<9, .major), finding("a", 0..<6, .minor), finding("c", 8..<12, .critical),
    finding("d", 20..<22, .info),
  ])
  #expect(kept.map(\.rule) == ["a", "c", "d"])
  #expect(kept[1].related.map(\.rule) == ["b"])
  #expect(kept[1].related[0].penalty == 0)
}

@Test func tiesGoToConfidenceThenLengthThenRuleID() {
  #expect(Resolver.resolve([finding("b", 0..<4, .minor, 0.5), finding("a", 2..<4, .minor, 0.9)]).map(\.rule) == ["a"])
  #expect(Resolver.resolve([finding("b", 0..<4, .minor), finding("a", 2..<4, .minor)]).map(\.rule) == ["b"])
  #expect(Resolver.resolve([finding("b", 0..<4, .minor), finding("a", 0..<4, .minor)]).map(\.rule) == ["a"])
}

@Test func touchingFindingsAndEmptyOnesStay() {
  let kept = Resolver.resolve([finding("a", 0..<4, .minor), finding("b", 4..<6, .major), finding("c", 0..<0, .info)])
  #expect(Set(kept.map(\.rule)) == ["a", "b", "c"])
}

@Test func scoreIsLinearInThePenaltyRate() {
  var assessment = Assessment(id: .string("x"), words: 1000)
  assessment.findings = [finding("a", 0..<1, .minor)]
  assessment.findings[0].penalty = 10
  Scorer(settings: ScoreSettings()).score(&assessment)
  #expect(assessment.score == 90)
  #expect(assessment.verdict == .pass)
  assessment.findings[0].penalty = 11
  Scorer(settings: ScoreSettings()).score(&assessment)
  #expect(assessment.verdict == .fail)
  #expect(abs((assessment.score ?? 0) - 89) < 1e-9)
}

@Test func shortArticlesAreUnscoredAndOneCriticalFindingFails() {
  var short = Assessment(id: .string("x"), words: 19)
  Scorer(settings: ScoreSettings()).score(&short)
  #expect(short.verdict == .unscored)
  #expect(short.score == nil)
  var long = Assessment(id: .string("x"), words: 100_000)
  long.findings = [finding("a", 0..<1, .critical)]
  Scorer(settings: ScoreSettings()).score(&long)
  #expect(long.verdict == .fail)
}

@Test func phraseTableFindsWhatWasPutIn() {
  var random = SplitMix(state: 3)
  var builder = PhraseTableBuilder()
  var phrases: [[UInt64]] = []
  for _ in 0..<2000 {
    let phrase = (0..<Int(1 + random.next() % 4)).map { _ in TokenKey.mix(random.next() % 300 + 1) }
    phrases.append(phrase)
    builder.add(phrase, .init(rule: 7, suggestions: ["\(phrase.count)", "x"]))
  }
  let table = builder.build()
  for phrase in phrases {
    var state = PhraseTable.root
    #expect(table.mayStart(phrase[0]))
    for key in phrase { state = table.step(state, key) }
    let entries = table.entryRange(state)
    #expect(entries.count == 1)
    #expect(table.entry(entries.lowerBound) == .init(rule: 7, suggestions: ["\(phrase.count)", "x"]))
  }
  #expect(table.step(PhraseTable.root, 12345) == 0)
}

@Test func packsSurviveEncoding() throws {
  var rule = Rule(id: "a/b", name: "n", severity: .major, kind: .punctuation, form: "sequence", message: "m")
  rule.options = RuleOptions([
    "marks": .pairs([.init(",,", [","])]), "x": .number(2.5), "y": .list(["p", "q"]), "z": .boolean(true),
  ])
  rule.unless.before = ["the"]
  rule.requires.capitalized = false
  rule.documentation.why = "because"
  rule.documentation.examples = [.init(text: "[[x]]", isBad: true, fixed: "y", line: 3)]
  var language = LanguageData(language: "en", functionWords: ["the"], abbreviations: ["mr"])
  language.addNumber(words: "twenty one", value: 21)
  let bytes = RulePack(rules: [rule], languages: [language]).encoded()
  let pack = try RulePack(encoded: bytes, withDocumentation: true)
  #expect(pack.rules == [rule])
  #expect(pack.languages == [language])
  for length in 0..<bytes.count {
    #expect(throws: PackError.self) { try RulePack(encoded: Array(bytes[..<length]), withDocumentation: true) }
  }
}

@Test func sevenBitLiteralsHoldEveryByte() {
  let bytes = (0..<71).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
  let literal: StaticString =
    "\u{b}0Uz\u{1f}Dip\u{e}3X}\"Glp\u{11}6[\u{0}%Jox\u{14}9^\u{3}(Mrx\u{17}<a\u{6}+Pux\u{1a}?d\u{9}.Sxx\u{1d}Bg\u{c}1V{x Ej\u{f}4Y~x#Hm\u{12}7\\\u{1}8&Kp\u{15}:_\u{4}8)\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}"
  let decoded = SevenBit.decode(literal, count: bytes.count)
  #expect(decoded.values(UInt8.self, 0..<decoded.count) == bytes)
  #expect(SevenBit.swiftSource(of: bytes).contains("static let count = 71"))
}
