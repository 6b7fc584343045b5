import Testing

@testable import Engine

/// Tokens of a text, as `kind:text`, with `|` for a paragraph start and `/` for a sentence start.
private func tokens(_ text: String, fast: Bool = true) -> [String] {
  let bytes = Array(text.utf8)
  var tokenizer = Tokenizer(usesFastPath: fast)
  tokenizer.tokenize(bytes)
  return tokenizer.tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
}

private func both(_ text: String) -> (fast: [Token], reference: [Token]) {
  let bytes = Array(text.utf8)
  var fast = Tokenizer(usesFastPath: true)
  var reference = Tokenizer(usesFastPath: false)
  fast.tokenize(bytes)
  reference.tokenize(bytes)
  return (fast.tokens, reference.tokens)
}

private let cases: [(text: String, tokens: [String])] = [
  ("", []),
  ("   \n\t ", []),
  ("He came.", ["He", "came", "."]),
  (
    "don't can’t O'Neill’s 'tis rock 'n' roll",
    ["don't", "can’t", "O'Neill’s", "'", "tis", "rock", "'", "n", "'", "roll"]
  ),
  ("ten,000 8,000 3.5% 1'000 2,", ["ten", ",", "000", "8,000", "3.5", "%", "1'000", "2", ","]),
  ("N.Korea U.S. p.m. end.The e.g.", ["N", ".", "Korea", "U.S", ".", "p.m", ".", "end", ".", "The", "e.g", "."]),
  ("10th A4 snake_case _x v1.5", ["10th", "A4", "snake_case", "_x", "v1.5"]),
  ("long-range a--b ...", ["long", "-", "range", "a", "-", "-", "b", ".", ".", "."]),
  ("café naïve Ærø straße", ["café", "naïve", "Ærø", "straße"]),
  ("“Yes,” he said — no…", ["“", "Yes", ",", "”", "he", "said", "—", "no", "…"]),
  ("a\u{A0}b\u{2009}c\u{3000}d", ["a", "b", "c", "d"]),
  ("e\u{301}te\u{301} x", ["e\u{301}te\u{301}", "x"]),
  ("Привет, мир! Γειά", ["Привет", ",", "мир", "!", "Γειά"]),
  ("👩‍👩‍👧 ok 🇫🇷!", ["👩‍👩‍👧", "ok", "🇫🇷", "!"]),
  ("שלום עולם", ["שלום", "עולם"]),
  ("12:30 a;b x:y", ["12", ":", "30", "a", ";", "b", "x", ":", "y"]),
  ("wordthatislongerthaneight abcdefgh abcdefghi", ["wordthatislongerthaneight", "abcdefgh", "abcdefghi"]),
]

@Test func knownTextsGiveKnownTokens() {
  for (text, expected) in cases {
    #expect(tokens(text) == expected, "\(text)")
    #expect(tokens(text + " ") == expected, "\(text) and a space")
  }
}

@Test func fastPathAndICUGiveTheSameTokensOnKnownTexts() {
  for (text, _) in cases {
    let (fast, reference) = both(text)
    #expect(fast == reference, "\(text)")
  }
}

@Test func fastPathAndICUGiveTheSameTokensOnRandomText() {
  let alphabet = Array(
    "aZbQ09 ,.'’-_:;!?()\n\t“”éßØñ\u{A0}\u{2009}\u{301}—…$%€ЖяΩ漢字カナ\u{200B}\u{200D}😀\u{AD}ثא·‘"
  ).map(String.init)
  let pieces = ["the ", "U.S. ", "don't ", "1,000", "e.g.", "a.b.c", "x.y", "Abc", "DEF ", "\r\n", "\n\n"]
  var random = SplitMix(state: 42)
  for _ in 0..<4000 {
    var text = ""
    for _ in 0..<Int(random.next() % 40) {
      text +=
        random.next() % 4 == 0
        ? pieces[Int(random.next() % UInt64(pieces.count))]
        : alphabet[Int(random.next() % UInt64(alphabet.count))]
    }
    let (fast, reference) = both(text)
    if fast != reference {
      Issue.record("\(text.debugDescription): fast \(fast.map(\.range)), reference \(reference.map(\.range))")
      return
    }
  }
}

@Test func keysIgnoreCaseAndTheShapeOfTheApostrophe() {
  #expect(TokenKey.key("Don’t") == TokenKey.key("don't"))
  #expect(TokenKey.key("STRASSE") != TokenKey.key("strasse2"))
  #expect(TokenKey.key("ÉCOLE") == TokenKey.key("école"))
  let bytes = Array("Don’t INTERNATIONALISATION école ".utf8)
  var tokenizer = Tokenizer()
  tokenizer.tokenize(bytes)
  #expect(tokenizer.tokens.map(\.key) == ["don't", "internationalisation", "École"].map { TokenKey.key($0) })
}

@Test func flagsTellCaseAndGaps() {
  let bytes = Array("The NATO iPhone McDonald\n\nend x2".utf8)
  var tokenizer = Tokenizer()
  tokenizer.tokenize(bytes)
  let flags = tokenizer.tokens.map(\.flags)
  #expect(flags[0].contains(.capitalized) && !flags[0].contains(.allCaps))
  #expect(flags[1].contains(.allCaps) && !flags[1].contains(.mixedCase))
  #expect(flags[2].contains(.mixedCase) && !flags[2].contains(.capitalized))
  #expect(flags[3].isSuperset(of: [.mixedCase, .capitalized]))
  #expect(flags[4].isSuperset(of: [.paragraphStart, .newlineBefore, .spaceBefore]))
  #expect(flags[5].contains(.hasDigit) && !flags[5].contains(.paragraphStart))
}

/// A small generator with a seed, so that random tests repeat (Steele, Lea & Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
