import ICUText
import Testing

@Suite struct NormalizationTests {
  private func nfc(_ text: String) -> [Unicode.Scalar] { scalars(Normalization.nfc(utf8(text).span)) }
  private func nfkc(_ text: String) -> String {
    text.isEmpty ? "" : ICUTextTests.text(Normalization.nfkc(utf8(text).span))
  }
  private func isNFC(_ text: String) -> Bool { Normalization.isNFC(utf8(text).span) }
  private func sequences(_ text: String) -> [NonNFCSequence] { Normalization.nonNFCSequences(in: utf8(text).span) }

  @Test func composesLetters() {
    #expect(nfc("e\u{301}") == ["\u{E9}"])
    #expect(nfc("\u{212B}") == ["\u{C5}"])
    #expect(nfc("\u{1112}\u{1161}\u{11AB}") == ["\u{D55C}"])
    #expect(nfc("plain") == scalars("plain"))
    #expect(nfc("") == [])
  }

  @Test func mapsCompatibilityCharacters() {
    #expect(nfkc("ﬁne ①²") == "fine 12")
    #expect(nfkc("Ａ１") == "A1")
    #expect(nfkc("abc") == "abc")
  }

  @Test(arguments: [
    "", "ascii", "Café – „Zitat“ …", "Привет", "日本語 が", "한국어", "a\u{316}\u{301}", "क्षि", "שָׁלוֹם", "🏳️‍🌈", "\u{FFFD}",
  ])
  func acceptsNFC(text: String) { #expect(isNFC(ICUTextTests.text(Normalization.nfc(utf8(text).span)))) }

  @Test(arguments: [
    "e\u{301}", "x\u{301}\u{316}", "\u{212B}", "\u{2126}", "か\u{3099}", "\u{1100}\u{1161}", "\u{AC00}\u{11A8}",
    "\u{344}",
    "\u{2000}",
  ])
  func rejectsOthers(text: String) { #expect(!isNFC(text)) }

  @Test func acceptsComposedText() {
    #expect(isNFC("Café – „Zitat“ … Привет 日本語 가"))
    #expect(isNFC("q\u{307}\u{301} x\u{316}\u{301}"))
  }

  @Test func reportsSequences() {
    let found = sequences("Cafe\u{301} x q\u{301}\u{316}! \u{212B}e\u{301}")
    #expect(found.map(\.range) == [3..<6, 9..<14, 16..<19, 19..<22])
    #expect(found.map { scalars($0.normalized) } == [["\u{E9}"], ["q", "\u{316}", "\u{301}"], ["\u{C5}"], ["\u{E9}"]])
    #expect(sequences("é").isEmpty)
  }

  @Test func agreesWithWholeTextNormalization() {
    let text = "A\u{30A}ngstro\u{308}m \u{1100}\u{1161}\u{11A8} \u{3B1}\u{345}\u{301} か\u{3099} \u{E1}\u{316}"
    var rebuilt: [UInt8] = []
    var end = 0
    for sequence in sequences(text) {
      rebuilt += utf8(text)[end..<sequence.range.lowerBound] + sequence.normalized
      end = sequence.range.upperBound
    }
    rebuilt += utf8(text)[end...]
    #expect(scalars(rebuilt) == nfc(text))
  }

  @Test func replacesIllFormedBytes() {
    let bytes: [UInt8] = [0x65, 0xCC, 0x81, 0xFF, 0x61]
    let normalized = Normalization.nfc(bytes.span)
    #expect(scalars(normalized) == ["\u{E9}", "\u{FFFD}", "a"])
  }
}
