import Engine
import Readers
import Testing

@Suite struct HTMLTests {
  @Test(arguments: [
    ("<p>One <b>two</b> in<i>ter</i>nal.</p><p>Next</p>", "One two internal.¶Next"),
    ("<title>T &amp; U</title><h1>Head</h1>text<div>in</div>after", "T & U¶Head¶text¶in¶after"),
    ("<p>a\n   b\r\n c  d</p>", "a b c  d"),
    ("<p>a <b> b</b></p>", "a b"),
    ("<p>a<br>b<br/><br>c", "a\nb¶c"),
    ("<script>x</script><style>y</style><nav>n</nav><form>f</form><pre>p</pre><p>text", "text"),
    ("<p>Use <code>let</code> here", "Use \u{FFFC} here"),
    ("<figure><img src=a alt='A &quot;cat&quot;'><figcaption>Cap</figcaption></figure>", "A \"cat\"¶Cap"),
    ("<p>see <img alt=logo> now</p>", "see \u{FFFC} now¶logo"),
    ("<p>&copy 2020 &notit; &rsquo;&#146; &lt;b&gt; a<b & c", "© 2020 ¬it; ’’ <b> a"),
    ("<p>1 < 2 and 3 <4", "1 < 2 and 3 <4"),
    ("<p>stray</b> tag</i>s", "stray tags"),
    ("<table><caption>C</caption><tr><td>a<td>b</table>", "C¶a¶b"),
    ("<ul><li>one<li>two</ul>", "one¶two"),
    ("<p>a<!-- c -->b", "ab"),
    ("<p>x<noscript>n</noscript><p>", "x"),
    ("<p>a<form>f <b>g</b></form>tail<form>x", "a¶tail¶x"), ("a<dialog>b</dialog><x-y>c</x-y>d", "a¶b¶cd"),
    ("<form><p>all in a form</p></form>", "all in a form"),
    ("<p>fj &fjlig; &nbsp;x", "fj fj \u{A0}x"),
    ("<p>π <math><mi>x</mi></math> r", "π \u{FFFC} r"),
    ("", ""), ("<", "<"), ("</", "</"), ("<p", ""), ("<!--", ""), ("&", "&"), ("&#", "&#"), ("plain", "plain"),
  ])
  func reads(source: String, expected: String) {
    let article = html(source)
    #expect(article.shown == expected)
    article.checkMap()
  }

  @Test func readsLanguageAndZones() {
    let article = html(
      "<?xml version='1.0'?><html xml:lang='en-GB'><body><blockquote><p>Q</p></blockquote><h2>H</h2><td>c</html>")
    #expect(article.declaredLanguage == "en-GB")
    #expect(article.zone(.quotation) == ["Q"])
    #expect(article.zone(.heading).first == "H")
  }

  @Test(arguments: [
    ("<p>in<b>ter</b>nal", "internal", "in<b>ter</b>nal"), ("<p>x &rsquo;s", "’s", "&rsquo;s"),
    ("<p>Fran&ccedil;ais &amp; x", "Français", "Fran&ccedil;ais"), ("<p>a\r\n  b", "a b", "a\r\n  b"),
    ("<p>a<img alt='one &amp; two'>", "one & two", "one &amp; two"),
  ])
  func mapsToTheSource(source: String, words: String, slice: String) {
    #expect(html(source).slice(of: words) == slice)
  }

  @Test func convertsDeclaredCharset() throws {
    let page = utf8("<meta charset=windows-1252><p>caf") + [0xE9] + utf8(" ten,000")
    let article = html(page)
    #expect(article.shown == "café ten,000")
    #expect(article.notes == ["converted from windows-1252 (declared)"])
    article.checkMap()
    let start = try #require(article.text.lastIndex(of: 0x74))
    let source = try #require(article.sourceMap?.sourceRange(of: start..<start + 7))
    let original = try #require(article.originalBytes)
    #expect(text(page[original.offset(of: source.lowerBound)..<original.offset(of: source.upperBound)]) == "ten,000")
  }

  @Test func declaresCharsets() {
    let equiv = "<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'><p>"
    #expect(html(utf8(equiv) + [0x93, 0x61, 0x94]).shown == "“a”")
    #expect(html("<meta charset=latin1><p>é").notes == ["declared as latin1, but valid UTF-8, which it is read as"])
    #expect(html("<meta charset=latin1><p>e").notes == [])
    #expect(html(utf8("<meta charset=utf-8><p>a") + [0xE9]).shown == "a\u{FFFD}")
    #expect(html("<meta charset=nonsense><p>a").error == nil)
    #expect(html(utf8("<meta charset=nonsense><p>a") + [0xE9]).error?.message == "“nonsense” is not a known charset")
  }

  @Test func detectsCharset() {
    let words = "<p>Le café était fermé et les élèves étaient déjà partis à l'école."
    let article = html(words.unicodeScalars.map { UInt8($0.value) })
    #expect(article.shown == String(words.dropFirst(3)))
    #expect(article.notes.first?.hasSuffix("(detected)") == true)
  }
}
