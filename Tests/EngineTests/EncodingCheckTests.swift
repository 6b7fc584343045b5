import Testing

@testable import Engine
@testable import RulePacks

private func findings(_ text: String) throws -> [Finding] {
  var linter = try ArticleLinter(book: RuleBook(packs: [RulePacks.builtIn()]))
  return linter.lint(Article(id: .string("x"), plainText: Array(text.utf8))).findings
    .filter { $0.category == "encoding" || $0.category == "script" }
}

@Test(arguments: [
  ("Itâ€™s", "’"), ("ItвЂ™s", "’"), ("It‚Äôs", "’"), ("ItΓÇÖs", "’"), ("ItÔÇÖs", "’"), ("Itâ\u{80}\u{99}s", "’"),
  ("cafĂ©", "é"), ("cafÃ©", "é"), ("cafÃƒÂ©", "é"), ("РџСЂРёРІРµС‚", "Привет"),
])
func mojibakeIsUndone(_ text: String, _ repaired: String) throws {
  #expect(try findings(text).map(\.suggestions) == [[repaired]])
}

@Test func invalidBytesAndReplacementCharactersDiffer() throws {
  var linter = try ArticleLinter(book: RuleBook(packs: [RulePacks.builtIn()]))
  let messages = linter.lint(Article(id: .string("x"), plainText: [0x61, 0xFF, 0x20, 0xEF, 0xBF, 0xBD])).findings
    .filter { $0.rule == "encoding/replacement-character" }.map(\.message)
  #expect(messages == ["bytes that are not UTF-8", "U+FFFD for a character that is lost"])
}
