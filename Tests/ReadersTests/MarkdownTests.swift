import Engine
import Readers
import Testing

@Suite struct MarkdownTests {
  @Test(arguments: [
    ("One *two* three.", "One two three."),
    ("in*ter*nal un**frigging**believable", "internal unfriggingbelievable"),
    ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
    ("***both*** and **a *b* c**", "both and a b c"),
    ("~~gone~~ here", "gone here"),
    ("**“quoted”**, he said", "“quoted”, he said"),
    ("the `x` and ``a ` b``", "the \u{FFFC} and \u{FFFC}"),
    ("a ` b", "a ` b"),
    ("[text](http://a.example/b(c) \"Title\") end", "text end"),
    ("[text] [ref] [ref][] [words][ref]\n\n[ref]: <http://a.example> 'T'", "[text] ref ref words"),
    ("![alt *text*](a.png) after", "\u{FFFC} after¶alt text"),
    ("[![alt](a.png)](b) x", "\u{FFFC} x¶alt"),
    ("Fish &amp; chips &rsquo; &#8217; &#x41; &nope; &", "Fish & chips ’ ’ A &nope; &"),
    ("\\*not\\* a\\_b \\", "*not* a_b \\"),
    ("line one  \nline two\\\nline three", "line one\nline two\nline three"),
    ("see <https://a.example> or <b>bold</b> text", "see \u{FFFC} or bold text"),
    ("a<br>b <code>x y</code> c <!-- no --> d", "a\nb \u{FFFC} c  d"),
    ("# Head #\n\nText\n\nSub\n---\nmore", "Head¶Text¶Sub¶more"),
    ("Two lines\nof title\n===\n", "Two lines\nof title"),
    ("> quoted\n> text\nlazy\n\nout", "quoted\ntext\nlazy¶out"),
    ("- one\n- two\n  more\n\n  para\n1. three", "one¶two\nmore¶para¶three"),
    ("- [x] done\n- [ ] open", "done¶open"),
    ("text\n\n    code\n\nmore\n```swift\nlet x\n```\nend", "text¶more¶end"),
    ("~~~\nnever closed", ""),
    ("| a | b |\n|---|:-:|\n| c \\| d | `x` |\n\nend", "a¶b¶c | d¶\u{FFFC}¶end"),
    ("Note[^1] here.\n\n[^1]: The *note*.\n\n    More.", "Note here.¶The note.¶More."),
    ("costs $5 and $10, $x^2$ and $$\na\n$$.", "costs $5 and $10, \u{FFFC} and \u{FFFC}."),
    ("before\n\n<div>\n<p>inside &amp; out</p>\n</div>\n\nafter", "before¶inside & out¶after"),
    ("***\n* * *\ntext\n\n___", "text"),
    ("a\n# b\nc", "a¶b¶c"),
    ("[a [b](c) d](e)", "[a b d](e)"),
    ("*a `*` b*", "a \u{FFFC} b"),
    ("\tcode\n\n -\ttab item", "tab item"),
    ("", ""), ("\n\n", ""), ("#", ""), ("-", ""), (">", ""), ("[", "["), ("![", "!["), ("<", "<"), ("|", "|"),
  ])
  func reads(source: String, expected: String) {
    let article = markdown(source)
    #expect(article.shown == expected)
    article.checkMap()
    let crlf = markdown(source.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
    #expect(text(crlf.text.filter { $0 != 0x0D }) == text(article.text))
    crlf.checkMap()
  }

  @Test func findsZones() {
    let article = markdown(
      "# Head\n\nText `x`.\n\n> Quote\n\n- item\n\n| a | b |\n|---|---|\n| c | d |\n\n![alt](x.png)\n")
    #expect(article.zone(.heading) == ["Head"])
    #expect(article.zone(.quotation) == ["Quote"])
    #expect(article.zone(.listItem) == ["item"])
    #expect(article.zone(.tableCell) == ["a", "b", "c", "d"])
    #expect(article.zone(.alternativeText) == ["alt"])
    #expect(article.zone(.placeholder) == ["\u{FFFC}", "\u{FFFC}"])
  }

  @Test func readsFrontMatter() {
    let article = markdown("---\nlang: de-AT\ntitle: \"Ten,000 reasons\" \ntags:\n  - a\n---\nText.")
    #expect(article.shown == "Ten,000 reasons¶Text.")
    #expect(article.declaredLanguage == "de-AT")
    #expect(article.slice(of: "Ten,000") == "Ten,000")
    #expect(markdown("+++\ntitle = 'T'\nlanguage = \"fr\"\n+++\nText.").declaredLanguage == "fr")
    // Thematic breaks with prose between are no front matter.
    #expect(markdown("---\nThis is prose, truly.\n\n---\nMore.").shown == "This is prose, truly.¶More.")
    #expect(markdown("---\ntitle: never closed").shown == "title: never closed")
  }

  @Test(arguments: [
    ("in*ter*nal x", "internal", "in*ter*nal"), ("a &rsquo; b", "’", "&rsquo;"),
    ("> one\n> *two* three", "two three", "two* three"), ("| a | b\\|c |\n|-|-|", "b|c", "b\\|c"),
    ("Caf\u{E9} &eacute;t&#233; x", "été", "&eacute;t&#233;"),
  ])
  func mapsToTheSource(source: String, words: String, slice: String) {
    #expect(markdown(source).slice(of: words) == slice)
  }

  @Test func keepsInvalidBytes() {
    let article = markdown(utf8("caf") + [0xE9] + utf8(" *x* ") + [0xE2, 0x82] + utf8("."))
    #expect(article.shown == "caf\u{FFFD} x \u{FFFD}.")
    article.checkMap()
    #expect(article.sourceMap?.sourceRange(of: 3..<6) == 3..<4)
  }
}
