import ICUText
import Testing

@Suite struct SpelledNumberTests {
  private func dictionary(_ locale: String) throws -> [String: Int] {
    Dictionary(uniqueKeysWithValues: try SpelledNumbers.dictionary(locale: locale).map { ($0.words, $0.value) })
  }

  @Test(arguments: [
    ("en", "twenty-one", 21), ("en", "twenty one", 21), ("en", "one hundred and five", 105), ("en", "dozen", 12),
    ("en", "one hundred five", 105), ("en", "billion", 1_000_000_000), ("en", "zero", 0), ("de", "eins", 1),
    ("de", "zweihundert", 200), ("de", "einundzwanzig", 21), ("de", "dreissig", 30), ("de", "eine", 1),
    ("de", "einen", 1),
    ("de", "billion", 1_000_000_000_000), ("fr", "vingt et un", 21), ("fr", "vingt-et-un", 21),
    ("fr", "quatre-vingt-dix-neuf", 99), ("fr", "quatre vingt dix neuf", 99), ("fr", "une", 1), ("fr", "douzaine", 12),
    ("es", "veintiuno", 21), ("es", "veintiún", 21), ("es", "doscientas", 200), ("es", "docena", 12),
    ("it", "ventuno", 21), ("it", "centocinque", 105), ("it", "milione", 1_000_000), ("pt", "vinte e um", 21),
    ("pt", "duas", 2), ("pt", "dúzia", 12), ("nl", "eenentwintig", 21), ("nl", "drieëntwintig", 23),
    ("nl", "honderd", 100), ("sv", "tjugoett", 21), ("sv", "miljard", 1_000_000_000), ("pl", "dwadzieścia jeden", 21),
  ])
  func finds(locale: String, words: String, value: Int) throws {
    #expect(try dictionary(locale)[words] == value)
  }

  @Test(arguments: ["en", "fr", "de", "es", "it", "pt", "nl", "sv"])
  func coversAllValues(locale: String) throws {
    let numbers = try SpelledNumbers.dictionary(locale: locale)
    #expect(Set(numbers.map(\.value)).isSuperset(of: 0...999))
    #expect(numbers.allSatisfy { !$0.words.unicodeScalars.contains("\u{AD}") && !$0.words.isEmpty })
    #expect(
      numbers.map { utf8($0.words) } == numbers.map { utf8($0.words) }.sorted { $0.lexicographicallyPrecedes($1) })
    let spelled = try SpelledNumbers.spellOut(342, locale: locale)
    #expect(numbers.contains(SpelledNumber(words: text(CaseFolding.fold(utf8(spelled).span)), value: 342)))
  }

  @Test func spellsOrdinals() throws {
    let ordinals = try SpelledNumbers.ordinals(locale: "en")
    #expect(Set(ordinals.map(\.value)) == Set(1...100))
    #expect(ordinals.contains(SpelledNumber(words: "first", value: 1)))
    #expect(ordinals.contains(SpelledNumber(words: "twenty-second", value: 22)))
    #expect(ordinals.contains(SpelledNumber(words: "twenty second", value: 22)))
    #expect(ordinals.contains(SpelledNumber(words: "one hundredth", value: 100)))
  }

  @Test func spellsOut() throws {
    #expect(try SpelledNumbers.spellOut(200, locale: "de") == "zweihundert")
    #expect(try SpelledNumbers.spellOut(21, locale: "en") == "twenty-one")
    #expect(try SpelledNumbers.dictionary(locale: "xx").isEmpty)
  }
}
