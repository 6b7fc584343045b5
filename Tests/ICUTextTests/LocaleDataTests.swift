import ICUText
import Testing

@Suite struct LocaleDataTests {
  @Test func givesQuotationMarks() throws {
    #expect(
      try LocaleData.quotationMarks(locale: "de")
        == QuotationMarks(start: "„", end: "“", alternateStart: "‚", alternateEnd: "‘"))
    #expect(
      try LocaleData.quotationMarks(locale: "en")
        == QuotationMarks(start: "“", end: "”", alternateStart: "‘", alternateEnd: "’"))
    #expect(try LocaleData.quotationMarks(locale: "fr").start == "«")
    #expect(try LocaleData.quotationMarks(locale: "ja").alternateStart == "『")
    #expect(try LocaleData.quotationMarks(locale: "xx").start == "“")
    #expect(try LocaleData.quotationMarks(locale: "de-CH").start == "„")
  }

  @Test func givesNumberSeparators() throws {
    #expect(try LocaleData.numberSeparators(locale: "fr") == NumberSeparators(decimal: ",", grouping: "\u{202F}"))
    #expect(try LocaleData.numberSeparators(locale: "de") == NumberSeparators(decimal: ",", grouping: "."))
    #expect(try LocaleData.numberSeparators(locale: "en") == NumberSeparators(decimal: ".", grouping: ","))
    #expect(try LocaleData.numberSeparators(locale: "de-CH") == NumberSeparators(decimal: ".", grouping: "’"))
  }

  @Test func listsLocales() {
    #expect(Set(LocaleData.availableLocales()).isSuperset(of: ["en", "de", "pt_PT", "sv", "zh_Hant"]))
  }
}
