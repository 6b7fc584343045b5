import ICUText
import Testing

@Suite struct CaseTests {
  private func fold(_ text: String) -> String { ICUTextTests.text(CaseFolding.fold(utf8(text).span)) }

  @Test func folds() {
    #expect(fold("Straße") == "strasse")
    #expect(fold("STRASSE") == "strasse")
    #expect(fold("ΣΊΣΥΦΟΣ") == fold("σίσυφος"))
    #expect(fold("ﬁ") == "fi")
    #expect(fold("ÀÉ") == "àé")
    #expect(scalars(fold("E\u{301}")) == ["\u{E9}"])
    #expect(fold("") == "")
    #expect(fold("ABC-xyz[]") == "abc-xyz[]")
  }

  @Test func mapsByLanguage() {
    let turkish = CaseMapping(locale: "tr")
    let lower = text(turkish.lowercased(utf8("ISI").span))
    let upper = text(turkish.uppercased(utf8("istanbul").span))
    #expect(lower == "ısı")
    #expect(upper == "İSTANBUL")
    let german = text(CaseMapping(locale: "de").uppercased(utf8("straße").span))
    #expect(german == "STRASSE")
  }

  @Test func titlecasesOnlyTheFirstLetter() {
    let dutch = text(CaseMapping(locale: "nl").titlecasedFirstLetter(utf8("ijsland EN meer").span))
    #expect(dutch == "IJsland EN meer")
    let english = CaseMapping(locale: "en")
    let quoted = text(english.titlecasedFirstLetter(utf8("“hello there").span))
    let digraph = text(english.titlecasedFirstLetter(utf8("ǆabc").span))
    #expect(quoted == "“Hello there")
    let ordinal = text(english.titlecasedFirstLetter(utf8("3rd place").span))
    #expect(ordinal == "3rd place")
    #expect(digraph == "ǅabc")
  }
}
