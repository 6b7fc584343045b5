import Engine
import Foundation
import Testing

@testable import Reporters

/// Text that tries to break out of each format.
@Suite struct EscapingTests {
  @Test(arguments: [
    ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"), ("a\r\n\tb", "a&#13;&#10;&#9;b"), ("\u{0}\u{1B}\u{7F}", "␀␛␡"),
    ("]]><!--", "]]&gt;&lt;!--"), ("\u{FFFF}é😀", "\u{FFFD}é😀"), ("\u{1FFFE}", "\u{FFFD}"),
  ])
  func xml(text: String, expected: String) {
    let escaped = XMLText.escape(text)
    #expect(escaped == expected)
    #expect(escaped.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE })
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"it\"", "\"say \"\"it\"\"\""), ("a\r\nb", "\"a\r\nb\""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1,2", "\"'-1,2\""), ("@x", "'@x"), ("-", "-"), ("", ""), (" .", "\" .\""),
    ("\t=1", "'\t=1"), ("\u{0}", "␀"),
  ])
  func csv(text: String, expected: String) { #expect(CSVText.field(text) == expected) }

  @Test(arguments: [
    ("a|b", "a&#124;b"), ("<img src=x>", "&lt;img src=x&gt;"), ("[x](y)", "\\[x\\](y)"), ("a\nb", "a␊b"),
    ("`x` *y* _z_ ~w~", "\\`x\\` \\*y\\* \\_z\\_ \\~w\\~"), ("www.x.org", "www&#46;x.org"), ("http://x", "http\\://x"),
    ("it: so", "it: so"), ("@me #12 $x$", "&#64;me \\#12 \\$x\\$"), ("&amp;", "&amp;amp;"), ("\\|", "\\\\&#124;"),
  ])
  func markdown(text: String, expected: String) { #expect(MarkdownText.escape(text) == expected) }

  @Test(arguments: [
    ("a\nb\rc%d", "a%0Ab%0Dc%25d", "a%0Ab%0Dc%25d"), ("x: y, z", "x: y, z", "x%3A y%2C z"),
    ("::error::", "::error::", "%3A%3Aerror%3A%3A"), ("\u{1B}[31m", "␛[31m", "␛[31m"),
  ])
  func workflowCommand(text: String, message: String, property: String) {
    #expect(WorkflowCommand.message(text) == message)
    #expect(WorkflowCommand.property(text) == property)
  }

  @Test(arguments: [
    ("a/b c.txt", "a/b%20c.txt"), ("./a.txt", "a.txt"), ("/x/é", "file:///x/%C3%A9"), ("a:b", "a%3Ab"),
    ("\n%", "%0A%25"), ("../a", "../a"),
  ])
  func uri(path: String, expected: String) { #expect(URIText.file(path) == expected) }

  @Test func links() {
    var context = ReportContext(version: "1")
    #expect(context.link("a/b") == nil)
    for (base, expected) in [
      ("https://x.y", "https://x.y/a/b"), ("https://x.y/", "https://x.y/a/b"),
      ("https://x/?r={rule}#t", "https://x/?r=a/b#t"),
    ] {
      context.docsURL = base
      #expect(context.link("a/b") == expected)
    }
  }
}
