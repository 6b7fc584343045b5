import ICUText
import Testing

@Suite struct CharsetTests {
  private func decode(_ bytes: [UInt8], _ charset: String) throws -> DecodedText {
    try Charset.decode(bytes.span, from: charset)
  }

  private func encode(_ text: String, _ charset: String) throws -> [UInt8] {
    try Charset.encode(utf8(text).span, to: charset)
  }

  @Test func mapsOffsetsOfWindows1252() throws {
    let bytes: [UInt8] = [0x63, 0x61, 0x66, 0xE9, 0x20, 0x80, 0x35, 0x93, 0xDF]
    let decoded = try decode(bytes, "windows-1252")
    #expect(text(decoded.utf8) == "café €5“ß")
    #expect(
      (0...decoded.utf8.count).map { decoded.offsets.sourceOffset(of: $0) }
        == [0, 1, 2, 3, 3, 4, 5, 5, 5, 6, 7, 7, 7, 8, 8, 9])
    #expect(decoded.offsets.sourceRange(of: 3..<5) == 3..<4)
    #expect(decoded.replacementCount == 0)
    #expect(try encode("café €5“ß", "windows-1252") == bytes)
  }

  @Test(arguments: [
    ("windows-1250", "Příliš žluťoučký kůň"), ("windows-1251", "Съешь же ещё"), ("koi8-r", "Съешь же ещё"),
    ("macintosh", "Größe “é” ™"), ("iso-8859-1", "Größe é ñ"), ("shift_jis", "日本語テスト abc"), ("gb18030", "汉字 😀 é"),
    ("utf-16le", "a€😀"), ("euc-kr", "한국어 x"), ("iso-2022-jp", "ab日本語cd"),
  ])
  func roundTrips(charset: String, original: String) throws {
    let bytes = try encode(original, charset)
    let decoded = try decode(bytes, charset)
    #expect(text(decoded.utf8) == original)
    // Each prefix, by offsets, decodes to the text so far: true where bytes carry no state.
    if charset != "iso-2022-jp" {
      var offset = 0
      for scalar in original.unicodeScalars {
        let prefix = try decode(Array(bytes[..<decoded.offsets.sourceOffset(of: offset)]), charset)
        #expect(prefix.utf8 == Array(decoded.utf8[..<offset]))
        offset += String(scalar).utf8.count
      }
    }
    #expect(decoded.offsets.sourceOffset(of: decoded.utf8.count) == bytes.count)
  }

  @Test func mapsSupplementaryCharactersAndByteOrderMarks() throws {
    let decoded = try decode([0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE, 0x61, 0x00], "utf-16")
    #expect(text(decoded.utf8) == "😀a")
    #expect([0, 2, 4, 5].map { decoded.offsets.sourceOffset(of: $0) } == [2, 2, 6, 8])
    #expect(try decode([], "utf-8").offsets.sourceOffset(of: 0) == 0)
  }

  @Test func countsReplacements() throws {
    let decoded = try decode([0x61, 0xFF, 0x62], "utf-8")
    #expect(text(decoded.utf8) == "a\u{FFFD}b")
    #expect(decoded.replacementCount == 1)
    #expect(decoded.offsets.sourceOffset(of: 4) == 2)
  }

  @Test func repairsMojibake() throws {
    let repaired = try encode("GrÃ¶ÃŸe â€žZitatâ€œ", "windows-1252")
    #expect(text(repaired) == "Größe „Zitat“")
  }

  @Test func rejectsTheUnmappable() throws {
    #expect(throws: CharsetError.unmappable) { try encode("я", "windows-1252") }
    #expect(throws: CharsetError.unmappable) { try encode("Ａ", "iso-8859-1") }
    let converter = try CharsetConverter("iso-8859-1")
    let failed = try converter.encode(utf8("x€").span)
    let next = try converter.encode(utf8("é").span)
    #expect(failed == nil)
    #expect(next == [0xE9])
    #expect(throws: CharsetError.unknownCharset("no-such")) { try CharsetConverter("no-such") }
  }

  @Test func namesCharsets() {
    #expect(Charset.canonicalName(of: "latin1") == "ISO-8859-1")
    #expect(Charset.canonicalName(of: "CP1252") == "windows-1252")
    #expect(Charset.canonicalName(of: "UTF8") == "UTF-8")
    #expect(Charset.canonicalName(of: "sjis") == "Shift_JIS")
    #expect(Charset.canonicalName(of: "no-such") == nil)
  }

  @Test func detects() throws {
    let russian = try encode(
      "Съешь же ещё этих мягких французских булок, да выпей чаю. Это обычный русский текст для проверки.", "koi8-r")
    let guesses = try Charset.detect(russian.span)
    #expect(guesses.first?.name == "KOI8-R")
    let utf8Guess = try Charset.detect(utf8("Größe, Straße, äöü und mehr – „ja“").span)
    #expect(utf8Guess.first?.name == "UTF-8")
    #expect(utf8Guess[0].confidence > 50)
  }
}
