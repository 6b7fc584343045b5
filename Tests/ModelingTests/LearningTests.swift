import Engine
import RulePacks
import Testing

@testable import Modeling

/// What is learned from an original and its spun copy.
@Suite struct LearningTests {
  static let original = """
    The harbour master said on Monday that the first ship would sail at noon. Its crew had waited a long time for the \
    storm to pass. “We begin now, before the tide,” he told a news conference, and went back to his boat.

    The council plans to build a new wall next year. It must also show that the bank will help with the cost. Most \
    people in the town think that the price is too high, but nobody wants the water in the street again.
    """
  static let spun = """
    The harbour master mentioned on Monday that the primary ship would sail at noon. Its crew had waited a protracted \
    time for the storm to pass. “We start now, earlier than the tide,” he told a press convention, and went back to his boat.

    The council plans to build a brand new wall subsequent 12 months. It must additionally show that the financial \
    institution will assist with the price. Most individuals in the town suppose that the fee is simply too high, \
    however nobody wants the water in the road again.
    """
  static let swaps = [
    "also → additionally", "bank → financial institution", "before → earlier than", "begin → start",
    "but → however", "cost → price", "first → primary", "help → assist", "long → protracted",
    "news conference → press convention", "next year → subsequent 12 months", "people → individuals", "price → fee",
    "said → mentioned", "street → road", "think → suppose",
  ]

  static func learn(
    _ pairs: [(String, String)], minimum: Int = 1, isListed: @escaping (String, String) -> Bool = { _, _ in false }
  ) throws -> SwapLearner {
    let pack = RulePacks.builtIn()
    let english = try #require(pack.languages.first { $0.language == "en" })
    var learner = SwapLearner(
      tokenizer: ArticleTokenizer(book: try RuleBook(packs: [pack])), functionWords: english.functionWords,
      isListed: isListed)
    for (original, spun) in pairs { learner.add(original: Array(original.utf8), spun: Array(spun.utf8)) }
    return learner
  }

  static func lines(_ swaps: [LearnedSwap]) -> [String] { swaps.map { "\($0.original) → \($0.spun)" }.sorted() }

  static func sentences(_ text: String) -> [String] {
    text.replacing("\n\n", with: " ").replacing("pass. “", with: "pass.| “").split(separator: "|").flatMap { part in
      part.split(separator: ". ").map { $0.hasSuffix(".") ? String($0) : $0 + "." }
    }
  }

  @Test func wordsAndPhrasesAreFound() throws {
    #expect(Self.lines(try Self.learn([(Self.original, Self.spun)]).swaps()) == Self.swaps)
  }

  @Test(arguments: 0..<6)
  func sentencesMayStandInAnyOrder(_ turn: Int) throws {
    var sentences = Self.sentences(Self.spun)
    #expect(sentences.count == 6)
    sentences = Array(sentences[turn...] + sentences[..<turn])
    if turn % 2 == 1 { sentences.reverse() }
    let learner = try Self.learn([(Self.original, sentences.joined(separator: " "))])
    #expect(Self.lines(learner.swaps()) == Self.swaps)
  }

  @Test func leftOutSentencesAreAlone() throws {
    var sentences = Self.sentences(Self.spun)
    sentences.removeSubrange(1...2)
    let found = Self.lines(try Self.learn([(Self.original, sentences.joined(separator: " "))]).swaps())
    let gone: Set = [
      "long → protracted", "before → earlier than", "begin → start", "news conference → press convention",
    ]
    #expect(found == Self.swaps.filter { !gone.contains($0) })
  }

  @Test func addedSentencesAreAlone() throws {
    var sentences = Self.sentences(Self.spun)
    sentences.insert("Read more about boats and the people who love them on our new page.", at: 3)
    sentences.insert("Photograph: the harbour on Sunday.", at: 0)
    let found = Self.lines(try Self.learn([(Self.original, sentences.joined(separator: " "))]).swaps())
    #expect(found == Self.swaps)
  }

  @Test func marksAndCapitalsDoNotMatter() throws {
    let other = Self.spun.uppercased().replacing("“", with: "\"").replacing("”", with: "\"").replacing(",", with: "")
    #expect(Self.lines(try Self.learn([(Self.original, other)]).swaps()) == Self.swaps)
  }

  @Test func sentencesMayBeSplitAndJoined() throws {
    let other = Self.spun.replacing(" boat.\n\nThe council", with: " boat; the council")
      .replacing("simply too high, however", with: "simply too high. However")
    let found = Self.lines(try Self.learn([(Self.original, other)]).swaps())
    #expect(Set(Self.swaps).subtracting(found).isEmpty, "\(found)")
  }

  @Test func theSameTextTeachesNothing() throws {
    let learner = try Self.learn([(Self.original, Self.original)])
    #expect(learner.swaps().isEmpty)
    #expect(learner.counts.kept == learner.counts.words && learner.counts.matched == learner.counts.sentences)
  }

  @Test func anotherTextTeachesNothing() throws {
    let other = """
      Glass is made of sand and ash. A kiln melts all of it in one night, and the bottles cool for a day before anyone \
      may touch them. Nobody knows who made the first one.
      """
    #expect(Self.lines(try Self.learn([(Self.original, other)]).swaps()) == [])
    #expect(try Self.learn([("", Self.spun), (Self.original, "")]).swaps().isEmpty)
  }

  @Test func countsGrowOverPairs() throws {
    let swaps = try Self.learn(Array(repeating: (Self.original, Self.spun), count: 3)).swaps()
    let said = try #require(swaps.first { $0.original == "said" })
    #expect(said == LearnedSwap(original: "said", spun: "mentioned", count: 3, total: 3, articles: 3))
    #expect(said.weight == 7)
    // “new” stands twice as a word more, which is enough once it is seen again.
    #expect(Self.lines(swaps).contains("new → brand new") && Self.lines(swaps).contains("too → simply too"))
    #expect(try Self.learn([(Self.original, Self.spun)]).swaps(seenAtLeast: 2).isEmpty)
  }

  @Test func placesThatStayedCount() throws {
    let original = "The old ship left. The old house fell. The old mill burned. The old bridge held."
    let spun = "The aged ship left. The old house fell. The old mill burned. The old bridge held."
    let swaps = try Self.learn([(original, spun)]).swaps()
    #expect(swaps == [LearnedSwap(original: "old", spun: "aged", count: 1, total: 4, articles: 1)])
    #expect(swaps[0].weight == 3)
  }

  @Test func longStretchesAreCutAtKnownSwaps() throws {
    let original = "The ship reached the old grey harbour at dawn."
    let spun = "The ship reached the aged gray port at dawn."
    #expect(Self.lines(try Self.learn([(original, spun)]).swaps()) == ["old grey harbour → aged gray port"])
    let listed = try Self.learn([(original, spun)]) { spun, original in spun == "port" && original == "harbour" }
    #expect(Self.lines(listed.swaps()) == ["harbour → port", "old grey → aged gray"])
    let seen = try Self.learn([(original, spun), ("We saw the old house at noon.", "We saw the aged house at noon.")])
    #expect(Self.lines(seen.swaps()) == ["grey harbour → gray port", "old → aged"])
  }

  @Test func possessivesAndNumbers() throws {
    let original = "On Friday the country’s 12 ports and its 30 ships were an easy catch for 9 men."
    let spun = "On Friday the nation’s 14 ports and its thirty ships were a simple catch for nine men."
    let found = Self.lines(try Self.learn([(original, spun)]).swaps())
    #expect(found == ["30 → thirty", "9 → nine", "an easy → a simple", "country → nation"])
  }
}

/// The parts of the alignment.
@Suite struct AlignmentTests {
  static func text(_ text: String) throws -> AlignableText {
    let pack = RulePacks.builtIn()
    let words = ["the", "of", "a", "in", "to"].map { TokenKey.key($0) }
    return AlignableText(
      Array(text.utf8), tokenizer: ArticleTokenizer(book: try RuleBook(packs: [pack])), functionWords: Set(words))
  }

  static func anchors(_ left: String, _ right: String) throws -> String {
    let left = try text(left)
    let right = try text(right)
    return WordAligner.anchors(left.words[...], right.words[...]).map {
      #expect(left.words[$0.original].key == right.words[$0.copy].key)
      return left.words[$0.original].text
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("a b c", "a b c", "a b c"),
    ("one two three four", "one deux three four", "one three four"),
    // A function word holds two changes of like length apart, and is lost in others.
    ("see destruction of homes now", "see ruin of houses now", "see of now"),
    ("see it break down of rust now", "see of go bad now", "see now"),
    ("alpha beta", "gamma delta", ""), ("", "gamma", ""), ("alpha", "", ""),
    ("alpha beta gamma", "beta gamma delta", "beta gamma"),
  ])
  func anchorsAreWordsThatStayed(_ left: String, _ right: String, _ expected: String) throws {
    #expect(try Self.anchors(left, right) == expected)
  }

  @Test func sentencesAreMatchedByWhatIsRare() throws {
    let left = try Self.text("The cat saw a bird. The dog ran to the river. The end of the day came.")
    let right = try Self.text(
      "The end of the night came. The hound ran to the river. The sun rose. The cat saw a fowl.")
    let matches = SentenceMatcher(left, right).matches().map { [$0.original, $0.copy] }
    #expect(matches == [[0, 3], [1, 1], [2, 0]])
  }

  @Test func repeatedSentencesKeepTheirOrder() throws {
    let text = try Self.text("Rain fell. Nobody came. Rain fell. Somebody left. Rain fell.")
    #expect(SentenceMatcher(text, text).matches().map { [$0.original, $0.copy] } == (0..<5).map { [$0, $0] })
  }
}
