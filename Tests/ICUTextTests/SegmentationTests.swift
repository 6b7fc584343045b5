import ICUText
import Testing

@Suite struct SegmentationTests {
  private struct Stop: Error {}

  private func words(_ text: String, _ locale: String) throws -> [(String, WordSegmenter.Kind)] {
    var found: [(String, WordSegmenter.Kind)] = []
    try WordSegmenter(locale: locale).forEachSegment(in: utf8(text).span) { start, end, kind in
      found.append((text.slice(start..<end), kind))
    }
    return found
  }

  private func sentences(_ text: String, _ locale: String, suppressing: Bool = true) throws -> [String] {
    var found: [String] = []
    try SentenceSegmenter(locale: locale, suppressesAbbreviations: suppressing).forEachSegment(in: utf8(text).span) {
      start, end, _ in found.append(text.slice(start..<end))
    }
    return found
  }

  @Test func segmentsEnglish() throws {
    let found = try words("Don't pay 3.50, é 😀!", "en")
    #expect(found.map(\.0) == ["Don't", " ", "pay", " ", "3.50", ",", " ", "é", " ", "😀", "!"])
    #expect(found.map(\.1)[...4] == [.letter, .none, .letter, .none, .number])
  }

  @Test func segmentsByDictionary() throws {
    #expect(try words("ภาษาไทยง่าย", "th").map(\.0) == ["ภาษา", "ไทย", "ง่าย"])
    let japanese = try words("日本語を勉強する", "ja")
    #expect(japanese.map(\.0) == ["日本語", "を", "勉強", "する"])
    #expect(japanese[0].1 == .ideographic)
    #expect(japanese[3].1 == .kana || japanese[3].1 == .ideographic)
    #expect(try words("テスト", "ja")[0].1 == .kana || words("テスト", "ja")[0].1 == .ideographic)
  }

  @Test func segmentsARange() throws {
    let segmenter = try WordSegmenter(locale: "de")
    var found: [Range<Int>] = []
    segmenter.forEachSegment(in: utf8("über größe x").span, range: 6..<13) { start, end, _ in found.append(start..<end)
    }
    #expect(found == [6..<13])
    found = []
    segmenter.forEachSegment(in: utf8("").span) { start, end, _ in found.append(start..<end) }
    #expect(found.isEmpty)
  }

  @Test func passesErrorsOn() throws {
    let segmenter = try WordSegmenter(locale: "en")
    #expect(throws: Stop.self) {
      try segmenter.forEachSegment(in: utf8("a b").span) { _, _, _ throws(Stop) in throw Stop() }
    }
  }

  @Test func segmentsSentences() throws {
    #expect(try sentences("Größe zählt. Wirklich? Ja!", "de") == ["Größe zählt. ", "Wirklich? ", "Ja!"])
    #expect(try sentences("Mr. Smith left. He ran.", "en") == ["Mr. Smith left. ", "He ran."])
    #expect(try sentences("Mr. Smith left.", "en", suppressing: false) == ["Mr. ", "Smith left."])
    #expect(try sentences("Dr. Müller kam, z. B. heute. Ende.", "de").last == "Ende.")
  }

  @Test(arguments: [true, false])
  func tellsEndings(suppressing: Bool) throws {
    var endings: [SentenceSegmenter.Ending] = []
    let segmenter = try SentenceSegmenter(locale: "en", suppressesAbbreviations: suppressing)
    segmenter.forEachSegment(in: utf8("Title\nText.\n“Who?” he\nMore").span) { _, _, ending in endings.append(ending) }
    #expect(endings == [.unterminated, .terminated, .terminated, .unterminated, .unterminated])
  }
}
