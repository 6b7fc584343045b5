import Engine
import Foundation
import RulePacks
import Testing

@testable import Modeling

/// Training on texts.
@Suite struct NGramTrainerTests {
  static let texts = [
    "The ship left the harbour at noon. The ship was old; the crew was young.",
    "The mayor saw 12 ships. Did he see the harbour? He saw 3 ships in the harbour at noon.",
    "No ship left.\nThe old mayor left the town at noon.",
  ]

  static func train(_ texts: [String] = texts, minimum: Int = 1) throws -> NGramSource {
    var trainer = NGramTrainer(
      tokenizer: ArticleTokenizer(book: try RuleBook(packs: [RulePacks.builtIn()])), minimumCount: minimum)
    for text in texts { trainer.add(Array(text.utf8)) }
    return try trainer.train()
  }

  static func key(_ word: String) -> UInt64 { word == "-" ? 0 : TokenKey.key(word) }

  @Test func probabilitiesAreThoseOfTheFormula() throws {
    // Words and ends: a b </s>, a c </s>, a b </s>: 3 a, 2 b, 1 c, 3 </s>; 4 types, 9 tokens.
    let source = try Self.train(["a b. a c. a b."])
    let model = FullNGramModel(source)
    func p(_ u: String, _ v: String, _ w: String) -> Double {
      Foundation.exp(Double(model.logProbability(Self.key(u), Self.key(v), Self.key(w))))
    }
    func near(_ value: Double, _ expected: Double) -> Bool { abs(value - expected) < 1e-5 }
    #expect(near(p("-", "-", "b"), 2.0 / 13))
    // An unknown word: what is left for new types, shared by as many as are known.
    #expect(near(p("-", "-", "zebra"), 4.0 / 13 / 4))
    // After “a”: 2 b, 1 c; two types.
    let bAfterA = (2 + 2 * (2.0 / 13)) / 5
    #expect(near(p("-", "a", "b"), bAfterA))
    #expect(near(p("-", "a", "</s>"), 2.0 / 5 * (3.0 / 13)))
    // After “<s> a”, the same counts; the lower order is that of “a”.
    #expect(near(p("<s>", "a", "b"), (2 + 2 * bAfterA) / 5))
    #expect(near(p("<s>", "a", "zebra"), 2.0 / 5 * (2.0 / 5) * (1.0 / 13)))
  }

  @Test func everyHistorySumsToOne() throws {
    let source = try Self.train()
    let model = FullNGramModel(source)
    let keys = source.words.filter { $0 != "<s>" && $0 != "<UNK>" }.map(Self.key)
    let histories = [("-", "-"), ("-", "the"), ("the", "ship"), ("<s>", "the"), ("old", "ship"), ("town", "town")]
    for (u, v) in histories {
      var sum = keys.reduce(0.0) {
        $0 + Foundation.exp(Double(model.logProbability(Self.key(u), Self.key(v), $1)))
      }
      sum +=
        Double(keys.count) * Foundation.exp(Double(model.logProbability(Self.key(u), Self.key(v), Self.key("zebra"))))
      #expect(abs(sum - 1) < 1e-4, "after \(u) \(v): \(sum)")
    }
  }

  @Test func sentencesAndNumbersAreThoseOfTheLinter() throws {
    let source = try Self.train()
    let model = FullNGramModel(source)
    let seen = Set(source.bigrams.map { "\(source.words[Int($0.v)]) \(source.words[Int($0.w)])" })
    let expected = [
      "<s> the", "saw thirty", "saw five", "noon </s>", "old </s>", "<s> did", "harbour </s>", "left </s>",
    ]
    #expect(seen.isSuperset(of: expected))
    #expect(seen.isDisjoint(with: ["left the mayor", "</s> <s>", "old the", "noon the", "left </s> the"]))
    #expect(model.knows(TokenKey.key("Harbour")) && !model.knows(TokenKey.key("12")))
    // A line break ends a sentence.
    #expect(source.trigrams.contains { source.words[Int($0.u)] == "ship" && source.words[Int($0.w)] == "</s>" })
  }

  @Test func rareWordsCanBeDropped() throws {
    let all = try Self.train()
    let some = try Self.train(minimum: 2)
    #expect(all.words.contains("crew") && !some.words.contains("crew") && some.words.contains("harbour"))
    #expect(some.bigrams.allSatisfy { Int($0.v) < some.words.count && Int($0.w) < some.words.count })
    #expect(!some.bigrams.contains { some.words[Int($0.w)] == "<UNK>" })
    // Their count goes to unknown words.
    #expect(FullNGramModel(some).unknown > -20)
  }

  @Test func nothingToTrainOnIsAnError() throws {
    #expect(throws: ModelError.self) { try Self.train([" . ! "]) }
  }

  @Test func countersMerge() {
    var counter = NGramCounter(capacity: 4)
    for item in [5, 3, 5, 9, 3, 5, 1, 9, 9, 9, 2] as [UInt64] { counter.add(item) }
    counter.merge()
    #expect(counter.items == [1, 2, 3, 5, 9] && counter.counts == [1, 1, 2, 3, 4])
  }
}

/// Compact models against what they were made from.
@Suite struct ContextModelBuilderTests {
  /// A model with numbers that spread, in ARPA format.
  static func arpa(words: Int, seed: UInt64) -> String {
    var state = seed
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    var lines = ["\\data\\", "ngram 1=\(words + 3)", "", "\\1-grams:", "-99\t<s>\t-0.5", "-1.5\t</s>", "-5.25\t<unk>"]
    for word in 0..<words { lines.append("\(-1 - 5 * random())\tw\(word)\t\(-random())") }
    lines += ["", "\\2-grams:"]
    for v in 0..<words {
      for w in 0..<words where (v * 7 + w * 3) % 5 == 0 {
        lines.append("\(-4 * random())\tw\(v) w\(w)\t\(-random())")
      }
    }
    lines += ["", "\\3-grams:"]
    for u in 0..<words {
      for v in 0..<words where (u * 7 + v * 3) % 5 == 0 {
        for w in 0..<words where (v * 7 + w * 3) % 5 == 0 && (u + w) % 3 == 0 {
          lines.append("\(-3 * random())\tw\(u) w\(v) w\(w)")
        }
      }
    }
    return (lines + ["", "\\end\\", ""]).joined(separator: "\n")
  }

  static func source() throws -> NGramSource { try ARPAReader.read(Array(arpa(words: 40, seed: 7).utf8)) }

  @Test func readsWhatIsWritten() throws {
    let text = """
      \\data\\
      ngram 1=4

      \\1-grams:
      -99 <s> -0.25
      -1.5 </s>
      -2 Grüße -0.5
      -1 b

      \\2-grams:
      -0.75 <s> Grüße -0.125
      -0.5 Grüße b

      \\3-grams:
      -0.25 <s> Grüße b

      \\4-grams:
      -0.1 <s> Grüße b b

      \\end\\

      """
    let source = try ARPAReader.read(Array(text.utf8))
    #expect(source.words == ["<s>", "</s>", "Grüße", "b"])
    #expect(source.bigrams.count == 2 && source.trigrams.count == 1)
    let model = FullNGramModel(source)
    let (s, g, b) = (TokenKey.key("<s>"), TokenKey.key("GRÜSSE") == TokenKey.key("grüße"), TokenKey.key("b"))
    #expect(g)
    let ln10: Float = 2.302_585
    let word = TokenKey.key("grüße")
    #expect(abs(model.logProbability(s, word, b) + 0.25 * ln10) < 1e-5)
    #expect(abs(model.logProbability(0, word, b) + 0.5 * ln10) < 1e-5)
    // Back-off: the weight of “<s> Grüße”, then that of “Grüße”, then the word.
    #expect(abs(model.logProbability(s, word, TokenKey.key("</s>")) + (0.125 + 0.5 + 1.5) * ln10) < 1e-5)
  }

  @Test(arguments: [
    ("\\1-grams:\n-1 a\n-x b\n\\end\\\n", "line 3: “-x b” is no 1-gram: log10 probability, words, back-off"),
    ("\\1-grams:\n-1 a\n\\2-grams:\n-1 a c\n\\end\\\n", "line 4: “c” is no unigram"),
    ("\\1-grams:\n-1 a z\n\\end\\\n", "line 2: the back-off weight is no number"),
    ("\\1-grams:\n-1 a\n", "line 3: the file ends without \\end\\"),
    ("\\1-grams:\n-1 a b c d\n\\end\\\n", "line 2: “-1 a b c d” is no 1-gram: log10 probability, words, back-off"),
    ("", "line 1: the file ends without \\end\\"),
  ])
  func mistakesNameTheirLine(_ text: String, _ message: String) {
    let error = #expect(throws: ModelError.self) { try ARPAReader.read(Array(text.utf8)) }
    #expect(error?.description == message)
  }

  @Test func lookUpsAgreeWithinTheQuantizationError() throws {
    let source = try Self.source()
    let model = try ContextModel(ContextModelBuilder().build(source).block)
    #expect(model.counts == (source.words.count, source.bigrams.count, source.trigrams.count))
    let keys = source.words.map(ContextModelBuilder.key)
    for (index, item) in source.unigrams.enumerated() {
      let found = try #require(model.unigram(keys[index]))
      #expect(abs(found.probability - max(item.probability, -32)) <= 1.0 / 2048)
      #expect(abs(found.backoff - item.backoff) <= 1.0 / 2048)
    }
    // 64 and 32 values stand for those between −9.3 and 0: the outermost are the furthest off.
    var errors: [Float] = []
    for item in source.bigrams {
      let found = try #require(model.bigram(keys[Int(item.v)], keys[Int(item.w)]))
      errors += [abs(found.probability - item.probability), abs(found.backoff - item.backoff)]
    }
    for item in source.trigrams {
      let found = try #require(model.trigram(keys[Int(item.u)], keys[Int(item.v)], keys[Int(item.w)]))
      errors.append(abs(found - item.probability))
    }
    let mean = errors.reduce(0, +) / Float(errors.count)
    // An n-gram may be taken for another one of the same fingerprint.
    let mistaken = Float(errors.count { $0 > 0.25 }) / Float(errors.count)
    #expect(mean < 0.1 && mistaken < 0.02, "\(mean) \(mistaken)")
    let full = FullNGramModel(source)
    for (u, v, w) in [(3, 4, 5), (9, 9, 9), (12, 3, 30), (0, 20, 1), (7, 0, 1)] {
      let difference = model.logProbability(keys[u], keys[v], keys[w]) - full.logProbability(keys[u], keys[v], keys[w])
      #expect(abs(difference) < 0.2, "\(u) \(v) \(w): \(difference)")
    }
    #expect(model.unigram(TokenKey.key("nowhere")) == nil && abs(model.unknown + 5.25 * 2.302_585) < 1e-4)
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    var builder = ContextModelBuilder()
    builder.limit = 12_000
    builder.lexicon = ["w3", "w17"]
    #expect(try builder.build(Self.source()).block == builder.build(Self.source()).block)
  }

  @Test func pruningKeepsTheLimitAndTheLexicon() throws {
    let source = try Self.source()
    var builder = ContextModelBuilder()
    builder.limit = 2_950
    builder.lexiconFactor = 1_000
    builder.lexicon = ["w3"]
    let result = builder.build(source)
    #expect(result.block.count <= 2_950)
    #expect(result.bigrams < source.bigrams.count && result.trigrams < source.trigrams.count)
    let model = try ContextModel(result.block)
    let keys = source.words.map(ContextModelBuilder.key)
    let three = try #require(source.words.firstIndex(of: "w3"))
    let (touching, others) = (
      source.bigrams.filter { Int($0.v) == three || Int($0.w) == three },
      source.bigrams.filter { Int($0.v) != three && Int($0.w) != three }
    )
    func share(_ items: [NGramSource.Bigram]) -> Double {
      Double(items.count { model.bigram(keys[Int($0.v)], keys[Int($0.w)]) != nil }) / Double(items.count)
    }
    #expect(share(touching) == 1 && share(others) < 1)
  }

  @Test func comparisonCountsWhatIsLost() throws {
    let source = try Self.source()
    var builder = ContextModelBuilder()
    let tokenizer = ArticleTokenizer(book: try RuleBook(packs: [RulePacks.builtIn()]))
    func compare(_ limit: Int) throws -> ModelComparison {
      builder.limit = limit
      var comparison = ModelComparison(
        source: source, full: FullNGramModel(source), compact: try ContextModel(builder.build(source).block),
        lexicon: [SwapPair(spun: "w5", original: "w6 w7", weight: 5, family: 0, wordClass: 3, form: 0)],
        tokenizer: tokenizer)
      comparison.add(Array("w1 w5 w2 w9. W3 w5 zebra, w4 w5 w6 w30 w5.".utf8))
      return comparison
    }
    let whole = try compare(10_000_000)
    #expect(whole.orders.map(\.found) == whole.orders.map(\.total))
    #expect(whole.likelihood.words == 13 && whole.likelihood.unknown == 1)
    #expect(whole.decisions.count == 4 && whole.decisions.agree == 4)
    #expect(abs((whole.likelihood.fullPerplexity ?? 0) / (whole.likelihood.compactPerplexity ?? 1) - 1) < 0.02)
    let pruned = try compare(2_600)
    #expect(pruned.orders[1].found < whole.orders[1].found && pruned.orders[2].found < whole.orders[2].found)
    #expect((pruned.decisions.difference.mean ?? 0) > (whole.decisions.difference.mean ?? 0))
  }

  @Test func damagedBlocksAreRefused() throws {
    let block = ContextModelBuilder().build(try Self.source()).block
    #expect(throws: PackError.self) { try ContextModel(Array(block.dropLast())) }
    #expect(throws: PackError.self) { try ContextModel(Array(block[..<40])) }
    #expect(throws: PackError.self) { try ContextModel([0] + block) }
  }
}
