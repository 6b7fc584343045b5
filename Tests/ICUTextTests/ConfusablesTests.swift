import ICUText
import Testing

@Suite struct ConfusablesTests {
  private func ofWord(_ word: String) -> String? { Confusables.latinLookalike(ofWord: utf8(word).span) }
  private func skeleton(_ word: String) -> [UInt8] { Confusables.skeleton(utf8(word).span) }

  @Test(
    arguments: zip(
      "аеорсухіАВЕКМНОРСТХІӀαοΑΒΙΧոսՍᎪᎢᎥꓐＡａ７𝐀𝟕𝒶\u{212A}ⅴᴄɑℓ𝛂ӏ".unicodeScalars,
      "aeopcyxiABEKMHOPCTXIIaoABIXnuUATiBAa7A7aKvcalal".unicodeScalars))
  func findsLookalikes(of scalar: Unicode.Scalar, letter: Unicode.Scalar) {
    #expect(Confusables.latinLookalike(of: scalar) == letter)
  }

  @Test(arguments: "жЖщбгЬΩσλ日אاไéßøıñaZ5²ªⓐ①-—😀ñ".unicodeScalars)
  func leavesOthers(scalar: Unicode.Scalar) {
    #expect(Confusables.latinLookalike(of: scalar) == nil)
  }

  @Test func mapsWords() {
    #expect(ofWord("рауреⅼ") == "paypel")
    #expect(ofWord("раypаl") == "paypal")
    #expect(ofWord("сору-Сор") == "copy-Cop")
    #expect(ofWord("привет") == nil)
    #expect(ofWord("paypal") == nil)
    #expect(ofWord("cаfé") == "café")
  }

  @Test func makesSkeletons() {
    #expect(skeleton("раураl") == skeleton("paypal"))
    #expect(skeleton("paypal") != skeleton("paypel"))
    #expect(skeleton("").isEmpty)
  }

  @Test func knowsScripts() {
    #expect(Script(of: "a") == .latin)
    #expect(Script(of: "я").code == "Cyrl")
    #expect(Script(of: "я").name == "Cyrillic")
    #expect(Script(of: "1").isCommonOrInherited)
    #expect(Script(of: "\u{301}") == .inherited)
    #expect(Script(of: "\u{E000}") == .unknown)
    #expect(Script.devanagari.isExtension(of: "\u{964}"))
    #expect(!Script.latin.isExtension(of: "\u{964}"))
    #expect(Script.hiragana.isExtension(of: "ー"))
  }
}
