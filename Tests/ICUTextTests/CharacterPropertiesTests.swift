import ICUText
import Testing

@Suite struct CharacterPropertiesTests {
  private func of(_ scalar: Unicode.Scalar) -> CharacterProperties { CharacterProperties(of: scalar) }

  @Test func givesCategories() {
    let expected: [(Unicode.Scalar, GeneralCategory)] = [
      ("A", .uppercaseLetter), ("a", .lowercaseLetter), ("ǅ", .titlecaseLetter), ("日", .otherLetter),
      ("\u{301}", .nonspacingMark), ("1", .decimalNumber), ("½", .otherNumber), (" ", .spaceSeparator),
      ("-", .dashPunctuation),
      ("_", .connectorPunctuation), ("+", .mathSymbol), ("€", .currencySymbol), ("«", .initialPunctuation),
      ("»", .finalPunctuation), ("\u{200B}", .format), ("\u{E000}", .privateUse), ("\u{378}", .unassigned),
      ("\t", .control),
    ]
    for (scalar, category) in expected { #expect(of(scalar).generalCategory == category, "\(scalar)") }
    #expect(of("é").isLetter && !of("1").isLetter)
    #expect(of("\u{301}").isMark && of("\u{903}").isMark && !of("a").isMark)
    #expect(of("»").isPunctuation && !of("+").isPunctuation)
    #expect(of("Ⅻ").isUppercase && of("a").isLowercase)
    #expect(of("\u{301}").combiningClass == 230)
  }

  @Test func givesDigits() {
    #expect(of("٣").digitValue == 3)
    #expect(of("٣").digitSystemZero == "\u{660}")
    #expect(of("7").digitSystemZero == "0")
    #expect(of("²").digitValue == nil)
    #expect(of("½").numericValue == 0.5)
    #expect(of("a").numericValue == nil)
  }

  @Test func tellsInvisibles() throws {
    #expect(of("\u{A0}").isWhitespace && !of("\u{200B}").isWhitespace)
    #expect(of("\u{200B}").isDefaultIgnorable && of("\u{AD}").isDefaultIgnorable && !of(" ").isDefaultIgnorable)
    #expect(of("\u{202E}").isBidiControl && of("\u{2066}").isBidiControl && !of("a").isBidiControl)
    #expect(of("\u{F8FF}").isPrivateUse)
    for value: UInt32 in [0xFFFE, 0xFDD0, 0x1FFFF] {
      let properties = try #require(Unicode.Scalar(value).map { CharacterProperties(of: $0) })
      #expect(properties.isNoncharacter && properties.isUnassigned)
    }
  }

  @Test func tellsEmoji() {
    #expect(of("😀").isEmoji && of("😀").isEmojiPresentation && of("😀").isExtendedPictographic)
    #expect(of("❤").isEmoji && !of("❤").isEmojiPresentation)
    #expect(of("1").isEmoji && !of("1").isExtendedPictographic)
    #expect(of("\u{1F3FD}").isEmojiModifier && of("\u{1F1E9}").isRegionalIndicator)
  }

  @Test func tellsJoinerContexts() {
    for scalar: Unicode.Scalar in ["ب", "ا", "क", "\u{94D}", "ක", "\u{D4D}", "ܒ", "ᠠ"] {
      #expect(of(scalar).isJoinerContext, "\(scalar)")
    }
    for scalar: Unicode.Scalar in ["a", "я", "1", "ก", "日", "א", "😀", " ", "\u{200D}"] {
      #expect(!of(scalar).isJoinerContext, "\(scalar)")
    }
  }

  @Test func givesEastAsianWidth() {
    #expect(of("Ａ").eastAsianWidth == .fullwidth)
    #expect(of("ｱ").eastAsianWidth == .halfwidth)
    #expect(of("日").eastAsianWidth == .wide)
    #expect(of("a").eastAsianWidth == .narrow)
  }

  @Test func measuresColumns() {
    let expected: [(String, Int)] = [
      ("", 0), ("abc", 3), ("日本", 4), ("e\u{301}x", 2), ("Ａｱ", 3), ("😀", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇩🇪", 2),
      ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("a\u{FE0F}", 1),
      ("❤", 1), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("a\u{200B}b", 2), ("\u{1B}", 0), ("ไทย", 3), ("ที่", 1),
      ("é", 1),
    ]
    for (text, width) in expected {
      let columns = DisplayWidth.columns(of: utf8(text).span)
      #expect(columns == width, "\(text)")
    }
    let tabs = DisplayWidth.columns(of: utf8("x\ta\tb").span, in: 1..<5, startingAt: 1, tabWidth: 4)
    #expect(tabs == 8)
  }
}
