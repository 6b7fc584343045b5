import Engine
import SpinLint
import Testing

/// The language of articles that have few function words.
@Suite struct DetectedLanguageTests {
  private static func language(_ text: String) throws -> String {
    try Linter().lint(Article(id: .string("x"), plainText: Array(text.utf8))).language
  }

  @Test func tablesInEnglishAreEnglish() throws {
    let table = """
      Year to December

      Turnover 214 million pounds versus 198 million
      Pretax profit 31 million pounds versus 27 million
      Dividend 4 pence versus 3 pence making 7 pence for the year
      Operating income by division: printing paper 12 million, packaging 9 million, timber 6 million
      Interest payable 2 million versus 3 million
      Investment gains 1 million versus nil
      Shares outstanding 80 million versus 78 million
      """
    #expect(try Self.language(table) == "en")
  }

  @Test(arguments: [
    """
    Wczoraj wieczorem w Warszawie spotkali się przedstawiciele rządu i organizacji pozarządowych. To nie jest koniec
    rozmów, dodał minister. Następne spotkanie zaplanowano na wtorek, a jego tematem będą nowe przepisy
    dotyczące ochrony lasów, rzek i jezior.
    """,
    """
    Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum lingua
    Celtae, nostra Galli appellantur. Hi omnes lingua, institutis, legibus inter se differunt.
    """,
    "kq1 zzt4 wvx pqr brrm qqst lmnt vrks plof drnk spqr xylt trwn klmp vzzt grbl snrk mlop dwfp ghtr plmk zrtn wqpx",
  ])
  func otherLanguagesAreNot(text: String) throws {
    #expect(try Self.language(text) == "und")
  }
}
