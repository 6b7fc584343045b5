import ICUText
import Testing

@testable import Engine

/// Random words of a small vocabulary with marks between.
private func randomText(_ random: inout SplitMix, words: Int) -> String {
  let vocabulary = ["the", "of", "mill", "and", "Bridge", "was", "12", "ten", "a", "river", "fight", "or", "to", "x_y"]
  let marks = [" ", " ", " ", " ", ", ", ". ", ".", "\n", "\n\n", " (", ") ", "?! ", " . ", "-"]
  var text = ""
  for _ in 0..<words {
    text += vocabulary[Int(random.next() % UInt64(vocabulary.count))]
    text += marks[Int(random.next() % UInt64(marks.count))]
  }
  return text
}

private func survey(
  _ text: String, _ triggers: [Triggers], languages: [LanguageData] = []
) -> (tokens: [Token], words: Int, sentences: [Survey.Sentence], candidates: [[Int]], language: String) {
  let bytes = Array(text.utf8)
  let detector = LanguageDetector(languages: languages)
  var tokenizer = Tokenizer()
  var survey = Survey(
    TriggerTable(triggers, functionWords: detector.words), sentences: SentenceMarker(languages: languages))
  tokenizer.scan(bytes, hasSoftLineBreaks: false)
  survey.run(&tokenizer.buffer)
  tokenizer.publish()
  var candidates: [[Int]] = []
  for check in triggers.indices {
    var found: [Int] = []
    survey.collect(check, into: &found)
    candidates.append(found)
  }
  let language = detector.name(detector.language(survey.votes, minimumWords: 20))
  return (tokenizer.tokens, survey.words, survey.sentences, candidates, language)
}

@Suite struct SurveyTests {
  @Test func sentencesAreThoseOfTheMarker() {
    var random = SplitMix(state: 11)
    for _ in 0..<200 {
      let text = randomText(&random, words: 60)
      let found = survey(text, [])
      var tokenizer = Tokenizer()
      tokenizer.scan(Array(text.utf8), hasSoftLineBreaks: false)
      SentenceMarker(languages: []).mark(&tokenizer.buffer)
      tokenizer.publish()
      #expect(found.tokens == tokenizer.tokens)
      #expect(found.words == tokenizer.tokens.count { $0.kind != .mark })
      let starts = tokenizer.tokens.indices.filter { $0 == 0 || tokenizer.tokens[$0].flags.contains(.sentenceStart) }
      #expect(found.sentences.map(\.tokens.lowerBound) == starts)
      #expect(found.sentences.last?.tokens.upperBound == tokenizer.tokens.count)
      #expect(found.sentences.reduce(0) { $0 + $1.words } == found.words)
    }
  }

  @Test func tokensWakeTheChecksThatAskForThem() {
    var random = SplitMix(state: 5)
    let keys = [TokenKey.key("mill"), 0x28]
    let (a, the, to) = (TokenKey.key("a"), TokenKey.key("the"), TokenKey.key("to"))
    let phrases = [
      (first: a, second: TokenKey.key("river")), (first: the, second: TokenKey.key("mill")), (first: to, second: 0),
    ]
    let river = OwnedOpenings(phrases)
    let triggers = [
      Triggers(keys: keys), Triggers(signs: .digit), Triggers(signs: .markAfterMark), Triggers(spacedMarks: [0x2E]),
      Triggers(tightMarks: [0x2E, 0x2D]), Triggers(signs: .stopBeforeLowercase), Triggers(signs: .repetition),
      Triggers(signs: .unmarkedEnd), Triggers(signs: .capitalAfterComma), Triggers(signs: .initialStop),
      Triggers(signs: .underscore), Triggers(openings: [river.filter]),
      Triggers(neighbours: [NeighbourFilter(anchors: river.filter.seconds, pairs: river.filter)]),
    ]
    for _ in 0..<200 {
      let (tokens, _, _, candidates, _) = survey(randomText(&random, words: 60), triggers)
      func expect(_ check: Int, _ holds: (Int) -> Bool) { #expect(candidates[check] == tokens.indices.filter(holds)) }
      func isMark(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].isMark }
      func word(after index: Int) -> Token? {
        index + 1 < tokens.count && tokens[index + 1].isWord ? tokens[index + 1] : nil
      }
      expect(0) { keys.contains(tokens[$0].key) }
      expect(1) { tokens[$0].flags.contains(.hasDigit) }
      expect(2) { isMark($0) && isMark($0 - 1) }
      expect(3) { tokens[$0].isMark(".") && tokens[$0].hasSpaceBefore && !isMark($0 - 1) }
      expect(4) { (tokens[$0].isMark(".") || tokens[$0].isMark("-")) && word(after: $0)?.hasSpaceBefore == false }
      expect(5) {
        tokens[$0].isMark(".") && word(after: $0).map { $0.hasSpaceBefore && !$0.flags.contains(.capitalized) } ?? false
      }
      expect(7) {
        tokens[$0].kind != .mark
          && ($0 + 1 == tokens.count || tokens[$0 + 1].flags.contains(.paragraphStart))
      }
      expect(8) { tokens[$0].flags.contains(.capitalized) && $0 > 0 && tokens[$0 - 1].isMark(",") }
      expect(9) {
        tokens[$0].isMark(".") && $0 > 0 && tokens[$0 - 1].isWord && tokens[$0 - 1].range.count == 1
          && !tokens[$0].hasSpaceBefore
      }
      expect(10) { tokens[$0].flags.contains(.hasUnderscore) }
      for index in tokens.indices where opens(tokens, at: index, a, "river") || opens(tokens, at: index, the, "mill") {
        #expect(candidates[11].contains(index))
        #expect(candidates[12].contains(index + 1))
      }
      for index in tokens.indices where tokens[index].key == to { #expect(candidates[11].contains(index)) }
      for index in tokens.indices where endsRepetition(tokens, at: index) { #expect(candidates[6].contains(index)) }
    }
  }

  private func opens(_ tokens: [Token], at index: Int, _ first: UInt64, _ second: String) -> Bool {
    tokens[index].key == first && index + 1 < tokens.count && tokens[index + 1].key == TokenKey.key(second)
  }

  /// Whether one to eight words that end here stand twice in a row.
  private func endsRepetition(_ tokens: [Token], at end: Int) -> Bool {
    (1...8).contains { length in
      guard end + 1 >= 2 * length else { return false }
      return (end + 1 - length...end).allSatisfy {
        tokens[$0].kind != .mark && tokens[$0].key == tokens[$0 - length].key
          && !tokens[$0].flags.contains(.paragraphStart)
      }
    }
  }

  @Test func eachLanguageHasItsVotes() {
    let languages = (0..<8).map {
      LanguageData(language: "l\($0)", functionWords: ["w\($0)", "all", $0 < 2 ? "two" : "w"])
    }
    for number in 0..<8 {
      let words = Array(repeating: "w\(number) all thing", count: 100).joined(separator: " ")
      #expect(survey(words, [], languages: languages).language == "l\(number)")
    }
    #expect(
      survey(Array(repeating: "two thing", count: 50).joined(separator: " "), [], languages: languages).language
        == "und")
    #expect(survey("w1 w1 w1", [], languages: languages).language == "und")
  }

  @Test func literalsAreFoundAtTheirTokens() {
    let literals = [
      "credit score", "&amp;", "squo;", "†", "{a", "](http", "''", "here’s", "...", "utm_source=", "<b>", " - x",
      "img_", "might 4", "5£", ". s.", "well- ", ",\"he",
    ]
    let index = LiteralIndex(literals)
    let cases: [(text: String, hits: [String])] = [
      ("A CREDIT score, credit scores, xcredit score", ["credit score@2", "credit score@16", "credit score@32"]),
      ("a&amp;b &lsquo;x&rsquo;", ["&amp;@1", "squo;@10", "squo;@18"]),
      ("word† {Abc {b", ["†@4", "{a@8"]),
      ("see [x](http://a.b?utm_source=y) Here’s", ["](http@6", "utm_source=@19", "here’s@33"]),
      ("so... a - x", ["...@2", " - x@7"]),
      ("''a''", ["''@0", "''@3"]), ("''", ["''@0"]), ("'''", ["''@0", "''@1"]),
      ("<B>", ["<b>@0"]), ("", []), ("cre", []),
      ("IMG_12 ximg_ img", ["img_@0", "img_@8"]), ("he might 45, might 4th", ["might 4@3", "might 4@13"]),
      ("35£, £5", ["5£@1"]), ("U. S. and us. s. well- x well-x", [". s.@1", ". s.@12", "well- @17"]),
      ("\"he, he,\"Her", [",\"he@7"]),
    ]
    for (text, hits) in cases {
      let bytes = Array(text.utf8)
      let (tokens, _, _, candidates, _) = survey(text, [index.triggers])
      var found: [(Int, String)] = []
      index.forEachHit(in: bytes, tokens, at: candidates[0]) { found.append(($1, "\(literals[$0])@\($1)")) }
      #expect(found.sorted { $0.0 < $1.0 }.map(\.1) == hits, "\(text)")
    }
  }
}

@Test func phrasesPassTheFilterOfTheirFirstTwoTokens() {
  var random = SplitMix(state: 9)
  var builder = PhraseTableBuilder()
  var phrases: [[UInt64]] = []
  for _ in 0..<3000 {
    let phrase = (0..<Int(1 + random.next() % 3)).map { _ in TokenKey.mix(random.next() % 5000 + 1) }
    phrases.append(phrase)
    builder.add(phrase, .init(rule: 1, suggestions: []))
  }
  let table = builder.build()
  for phrase in phrases { #expect(table.mayStart(phrase[0], phrase.count > 1 ? phrase[1] : 77)) }
  let misses = (0..<10_000).count { _ in table.mayStart(random.next(), random.next()) }
  #expect(misses < 2000)
}
