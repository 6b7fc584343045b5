import Engine
import Readers
import Testing

@Suite struct SuppressionTests {
  @Test func readsComments() {
    let source = """
      Text.

      <!-- spinlint-disable-next-line repeat/word: a title -->
      Go go.

      Inline <!-- spinlint-disable-line repeat/* --> text. <!-- other -->

      <!-- spinlint-disable number/*, swap/word
      -->
      <!--spinlint-enable-->
      <!-- spinlint-disable-file any/thing -->
      <!-- spinlint-dissable x -->
      <!-- spinlint-disable-line -->

      `<!-- spinlint-disable-file -->`
      """
    for article in [markdown(source), html(source.split(separator: "`")[0].description)] {
      let found = article.suppressions
      #expect(found.map(\.kind) == [.nextLine, .line, .disable, .enable, .file])
      #expect(found.map(\.rules) == [["repeat/word"], ["repeat/*"], ["number/*", "swap/word"], [], ["any/thing"]])
      #expect(found.map(\.lines) == [3...3, 6...6, 8...9, 10...10, 11...11])
      #expect(found.first?.reason == "a title")
      #expect(article.suppressionErrors.map(\.line) == [12, 13])
      #expect(found.map(\.nextLine) == [4, 8, 10, 11, 12])
    }
  }

  @Test func decides() {
    func comment(_ kind: Suppression.Kind, _ rules: [String], at line: Int) -> Suppression {
      Suppression(kind: kind, rules: rules, range: line * 10..<line * 10 + 5, lines: line...line)
    }
    var set = SuppressionSet([
      comment(.nextLine, ["a/b"], at: 1), comment(.disable, ["c/*"], at: 3), comment(.line, [], at: 5),
      comment(.enable, [], at: 6), comment(.disable, ["x/y"], at: 8), comment(.nextLine, ["n/n"], at: 9),
    ])
    func suppresses(_ rule: String, _ line: Int) -> Bool {
      set.suppresses(rule: rule, range: line * 10 + 6..<line * 10 + 8, lines: line...line)
    }
    #expect(suppresses("a/b", 2))
    #expect(!suppresses("a/c", 2))
    #expect(!suppresses("a/b", 3))
    #expect(suppresses("c/d", 4))
    #expect(!suppresses("d/c", 4))
    #expect(suppresses("d/c", 5))
    #expect(!suppresses("c/d", 7))
    #expect(suppresses("x/y", 20))
    #expect(set.unused.map(\.rules) == [["n/n"]])
  }

  @Test func nextLineIsTheNextWithText() {
    let source = "<!-- spinlint-disable-next-line a/b -->\r\n\r\n \t\r\nText.\r\n"
    #expect(markdown(source).suppressions.map(\.nextLine) == [4])
    #expect(markdown("<!-- spinlint-disable-next-line a/b -->").suppressions.map(\.nextLine) == [2])
  }
}
