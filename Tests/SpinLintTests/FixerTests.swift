import Engine
import Readers
import SpinLint
import TestSupport
import Testing

/// Whole files fixed.
@Suite struct FixerTests {
  static func fixer(_ policy: FixPolicy = FixPolicy()) throws -> Fixer {
    var settings = LintSettings()
    settings.language = "en"
    return Fixer(linter: try Linter(settings: settings).worker(), policy: policy)
  }

  static func fix(_ text: String, _ reader: any ArticleReader) throws -> String {
    var fixer = try fixer()
    let result = fixer.fix(Array(text.utf8), id: .string("x"), path: "x", reader: reader)
    return String(decoding: result.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("It **led** to to the `to to` wall of ten,000.", "It **led** to the `to to` wall of 10,000."),
    ("A [wall of ten,000](ten,000.html) stones &amp; *it*.", "A [wall of 10,000](ten,000.html) stones &amp; *it*."),
    (
      "---\ntitle: ten,000 stones\nx: ten,000\n---\n\nA wall.\n",
      "---\ntitle: 10,000 stones\nx: ten,000\n---\n\nA wall.\n"
    ),
    ("    ten,000\n\nThey went to to it.\r\n", "    ten,000\n\nThey went to it.\r\n"),
  ])
  func markdown(text: String, expected: String) throws {
    #expect(try Self.fix(text, MarkdownReader()) == expected)
  }

  @Test(arguments: [
    (
      "<p>They went to to it &amp; &eacute; ten,000 <code>to to</code></p>",
      "<p>They went to it &amp; &eacute; 10,000 <code>to to</code></p>"
    ),
    (
      "<p title='ten,000'>Oh <b>ten</b>,000<script>ten,000</script>",
      "<p title='ten,000'>Oh <b>10</b>,000<script>ten,000</script>"
    ),
    ("<p>Stones: &#116;en,000.", "<p>Stones: &#116;en,000."),
  ])
  func html(text: String, expected: String) throws {
    #expect(try Self.fix(text, HTMLReader()) == expected)
  }

  @Test func overlappingFixesAreMadeInRounds() throws {
    let fixed = try Self.fix("They went to to to to the ten,000 ten,000 stones , and so on .", PlainTextReader())
    #expect(!fixed.contains("to to") && !fixed.contains("ten,000") && !fixed.contains(" ,"))
  }

  @Test func unsafeFixesOnlyWhenAllowed() throws {
    let bytes = Array("The press convention was held for ten,000 people.".utf8)
    var policy = FixPolicy()
    func fixed(_ policy: FixPolicy) throws -> String {
      var fixer = try Self.fixer(policy)
      return String(
        decoding: fixer.fix(bytes, id: .string("x"), path: nil, reader: PlainTextReader()).bytes, as: UTF8.self)
    }
    #expect(try fixed(policy) == "The press convention was held for 10,000 people.")
    policy.allowsUnsafe = true
    #expect(try fixed(policy) == "The press conference was held for 10,000 people.")
    policy.leastConfidence = 1.1
    #expect(try fixed(policy) == "The press convention was held for 10,000 people.")
  }

  /// Random bytes with artifacts: the second time changes nothing, and invalid bytes and line ends are all still there.
  @Test func fixingTwiceChangesNothing() throws {
    var generator = SeededGenerator(seed: 42)
    var policy = FixPolicy()
    policy.allowsUnsafe = true
    policy.leastConfidence = 0
    var fixer = try Self.fixer(policy)
    var fixes = 0
    for _ in 0..<300 {
      let bytes = RandomText.bytes(pieces: 60, using: &generator)
      for reader in [PlainTextReader(), MarkdownReader(), HTMLReader()] as [any ArticleReader] {
        let once = fixer.fix(bytes, id: .string("x"), path: nil, reader: reader)
        let twice = fixer.fix(once.bytes, id: .string("x"), path: nil, reader: reader)
        #expect(twice.bytes == once.bytes && twice.count == 0)
        #expect(once.unstableRules.isEmpty)
        #expect(Self.invalid(once.bytes) == Self.invalid(bytes))
        fixes += once.count
      }
    }
    #expect(fixes > 500)
  }

  /// Bytes that no valid UTF-8 holds, in order.
  static func invalid(_ bytes: [UInt8]) -> [UInt8] { bytes.filter { $0 == 0xFF || $0 == 0xC0 } }
}
