import Engine
import Readers
import Testing

@Suite struct RobustnessTests {
  /// A long run of one pattern, which would take far longer where time grows by the square.
  @Test(arguments: [
    ">", "> ", "- ", "* ", "1. ", "[", "![", "]", "[a](", "[a]: x\n", "*", "**a ", "_a", "`", "`a``", "<", "<a ",
    "<!--",
    "<!-- ", "<?", "&", "&amp", "&#x", "$", "$$ ", "|", "|-|\n", "a\n", "\\", "~", "\t", "    ", "[^a]", "[^a]: b\n",
    "\0",
    "<div>\n", "<b>", "<a b='", "<p><b>", "<code>", "![a][", "*a_ ", "a**b", "---\n", "---\na: b\n", "\r", "\n>",
    "<a href=\"",
    "- a\n ", "\n\n- ", "[a][b] ", "<x@y", "$a ", "é", "\u{FEFF}",
  ])
  func survivesMarkdown(pattern: String) {
    let bytes = [UInt8](Array(repeating: utf8(pattern), count: 60_000 / pattern.utf8.count).joined())
    let clock = ContinuousClock()
    var article = markdown("")
    let time = clock.measure { article = markdown(bytes) }
    article.checkMap()
    #expect(time < .seconds(5), "\(pattern): \(time)")
  }

  @Test(arguments: [
    "<div>", "<b>", "<p><b>", "<a>", "<a><div>", "<table>", "<table><tr><td>", "<font size=1><p>", "<i x='", "<!--",
    "<!",
    "</", "</p>", "<p>", "<li>", "<select><option>", "<svg>", "<math>", "<title>", "<script>", "&amp", "&am", "&#", "<",
    " a=b", "<p a b c d e f>", "\0", "\r", "<br>", "<form>", "<button>", "<template>", "<frameset>", "<rt>", "<dd>",
    "<nobr>", "<table>x", "<ruby><rt>", "<option>", "<body a=b>", "<html>", "<h1>", "<code>", "<img alt='a'>",
    "<svg><p>",
    "<marquee><p>", "<plaintext>", "<isindex>", "<tr><table>", "<a href=x><table><a>", "é", "<caption>", "<!---->",
  ])
  func survivesHTML(pattern: String) {
    let bytes = [UInt8](Array(repeating: utf8(pattern), count: 60_000 / pattern.utf8.count).joined())
    let clock = ContinuousClock()
    var article = html("")
    let time = clock.measure { article = html(bytes) }
    article.checkMap()
    #expect(time < .seconds(5), "\(pattern): \(time)")
    var attributes = utf8("<p ")
    attributes += bytes
    _ = html(attributes + utf8(">"))
  }

  @Test func survivesNoise() {
    let pieces = [
      "*", "_", "`", "[", "]", "(", ")", "!", "<", ">", "/", "&", ";", "#", "-", "=", "|", ":", "~", "$", "\\", "\n",
      "\r",
      "\t", " ", "a", "é", "\"", "'", "p", "div", "<p>", "</p>", "<table>", "<td>", "<!--", "-->", "^", "1.", "\0",
      "<b>", "</b>",
      "<a>", "</a>", "<select>", "<svg>", "</svg>", "<br>", "amp;", "<form>", "<li>", "<title>", "</title>",
      "<template>", "<frameset>", "<math>", "<mi>", "<body>", "<col>", "</table>", "<tr>",
    ]
    for seed in 0..<4000 {
      var dice = Dice(UInt64(seed))
      var bytes: [UInt8] = []
      for _ in 0..<dice.roll(seed % 20 == 0 ? 3000 : 80) {
        if dice.roll(20) == 0 {
          bytes.append(UInt8(dice.roll(256)))
        } else {
          bytes += utf8(pieces[dice.roll(pieces.count)])
        }
      }
      markdown(bytes).checkMap("\(bytes)")
      html(bytes).checkMap("\(bytes)")
    }
  }

  @Test func losesNoTextInDeepPages() {
    let page = String(repeating: "<div>", count: 5000) + "deep" + String(repeating: "</div>", count: 5000) + "end"
    let article = html(page)
    #expect(article.shown.hasPrefix("deep"))
    #expect(article.shown.hasSuffix("end"))
    #expect(article.notes.count == 1)
    #expect(html("<p>a <!-- b c").notes == ["a comment or tag in line 1 does not end"])
  }
}
