import Testing

@testable import Reports

/// The template language and its escaping.
@Suite struct TemplateTests {
  static func render(_ template: String, _ value: TemplateValue, partials: [String: String] = [:]) throws -> String {
    var library = TemplateLibrary()
    for (name, text) in partials { library.add(try Template(Array(text.utf8), file: name), named: name) }
    library.add(try Template(Array(template.utf8), file: "page"), named: "page")
    return String(decoding: library.render("page", value), as: UTF8.self)
  }

  @Test(arguments: [
    ("a {{x}} b", "a &lt;b&gt; b"), ("{{{x}}}|{{&x}}", "<b>|<b>"), ("{{nothing}}", ""),
    ("{{#list}}<{{.}}>{{/list}}", "<1><2>"), ("{{#none}}x{{/none}}{{^none}}y{{/none}}", "y"),
    ("{{#o}}{{inner}}{{x}}{{/o}}{{o.inner}}", "in&lt;b&gt;in"), ("a\n  {{#on}}\nb\n  {{/on}}\nc", "a\nb\nc"),
    ("{{! note }}a", "a"), ("{{>p}}{{>q}}", "[&lt;b&gt;]"), ("{{#list}}{{>p}}{{/list}}", "[&lt;b&gt;][&lt;b&gt;]"),
    ("a\n{{!\n c }}\nb", "a\nb"), ("{{^on}}no{{/on}}{{#on}}yes{{/on}}", "yes"),
  ])
  func language(template: String, page: String) throws {
    let value: TemplateValue = [
      "x": "<b>", "list": ["1", "2"], "none": [], "on": true, "o": ["inner": "in"],
    ]
    #expect(try Self.render(template, value, partials: ["p": "[{{x}}]"]) == page)
  }

  @Test(arguments: [
    ("a\n{{#x}}", "page:2: {{#x}} is not closed"), ("{{/x}}", "page:1: {{/x}} closes nothing"),
    ("{{#a}}\n{{/b}}", "page:2: {{/b}} closes “a” of line 1"), ("{{x", "page:1: “{{” has no “}}”"),
    ("{{x y}}", "page:1: “x y” is not a name"),
    ("{{=<% %>=}}", "page:1: other delimiters than {{ }} are not supported"),
  ])
  func mistakes(template: String, message: String) {
    #expect {
      try Template(Array(template.utf8), file: "page")
    } throws: {
      "\($0)" == message
    }
  }

  @Test func generatedLists() throws {
    let value: TemplateValue = .object([
      "some": .generated(count: 3) { .text("<\($0)>") }, "none": .generated(count: 0) { _ in .text("x") },
    ])
    #expect(
      try Self.render("{{#some}}{{.}};{{/some}}{{#none}}x{{/none}}{{^none}}y{{/none}}", value)
        == "&lt;0&gt;;&lt;1&gt;;&lt;2&gt;;y")
  }

  @Test func partialOfItselfEnds() throws {
    #expect(try Self.render("{{>p}}", [:], partials: ["p": "x{{>p}}"]).count == 20)
  }

  @Test(arguments: [
    ("<script>", "&lt;script&gt;"), ("\" onclick='x'", "&quot; onclick=&#39;x&#39;"), ("a & b", "a &amp; b"),
    // The accent belongs to the mark before it: one character, but the mark must not get through.
    ("\"\u{301}", "&quot;\u{301}"), ("<\u{338}", "&lt;\u{338}"), ("'\u{200D}", "&#39;\u{200D}"), ("\r\n", "\r\n"),
    ("a\u{202E}b", "a&lt;U+202E&gt;b"), ("\u{0}\u{1B}", "␀␛"), ("\u{7F}\u{85}", "␡&lt;U+0085&gt;"),
    ("می\u{200C}روم", "می\u{200C}روم"), ("𝔘 é 漢", "𝔘 é 漢"), ("\u{E0041}", "&lt;U+E0041&gt;"),
  ])
  func escaping(text: String, html: String) { #expect(Array(HTMLEscaping.text(text).utf8) == Array(html.utf8)) }

  /// The test vectors of FIPS 180-4.
  @Test func sha256() {
    func hex(_ text: String) -> String {
      SHA256.digest(Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    #expect(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    let long = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    #expect(hex(long) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(SHA256.base64(Array("any carnal pleas".utf8)) == "YW55IGNhcm5hbCBwbGVhcw==")
  }
}
