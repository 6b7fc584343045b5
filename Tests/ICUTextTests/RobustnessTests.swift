import ICUText
import Testing

/// Random bytes, well-formed or not, must neither trap nor break what the functions promise.
@Suite struct RobustnessTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static let pieces: [[UInt8]] =
    ["a", "e\u{301}", "\u{316}", "ß", "я", "ไ", "か\u{3099}", "\u{1100}\u{1161}", "😀", "\u{200D}", ". ", "\n", "日"].map(
      utf8)
    + [[0xFF], [0xE2, 0x80], [0xC3], [0xF0, 0x9F], [0x80], [0xED, 0xA0, 0x80]]

  private func bytes(seed: UInt64, wellFormed: Bool) -> [UInt8] {
    var generator = Generator(state: seed)
    let pieces = wellFormed ? Self.pieces.dropLast(6) : Self.pieces[...]
    return (0..<40).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func normalizes(seed: UInt64) {
    for isWellFormed in [true, false] {
      let source = bytes(seed: seed, wellFormed: isWellFormed)
      let normalized = Normalization.nfc(source.span)
      let isNFC = Normalization.isNFC(normalized.span)
      #expect(isNFC)
      let folded = CaseFolding.fold(source.span)
      let again = CaseFolding.fold(folded.span)
      #expect(folded == again)
      guard isWellFormed else { continue }
      var rebuilt: [UInt8] = []
      var end = 0
      for sequence in Normalization.nonNFCSequences(in: source.span) {
        rebuilt += source[end..<sequence.range.lowerBound] + sequence.normalized
        end = sequence.range.upperBound
      }
      #expect(rebuilt + source[end...] == normalized)
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func segments(seed: UInt64) throws {
    let source = bytes(seed: seed, wellFormed: seed % 2 == 0)
    var ends = [0, 0]
    try WordSegmenter(locale: "en").forEachSegment(in: source.span) { start, end, _ in
      #expect(start == ends[0] && end > start)
      ends[0] = end
    }
    try SentenceSegmenter(locale: "en").forEachSegment(in: source.span) { start, end, _ in
      #expect(start == ends[1] && end > start)
      ends[1] = end
    }
    #expect(ends == [source.count, source.count])
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func searchesAndMeasures(seed: UInt64) throws {
    let source = bytes(seed: seed, wellFormed: seed % 2 == 0)
    let found = try RegexMatcher(RegexPattern(#"(\w)+|."#)).matches(in: source.span)
    #expect(found.allSatisfy { $0.range.upperBound <= source.count && !$0.range.isEmpty })
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
    let columns = DisplayWidth.columns(of: source.span)
    #expect((0...source.count * 2).contains(columns))
    _ = Confusables.skeleton(source.span)
    _ = Confusables.latinLookalike(ofWord: source.span)
    for charset in ["windows-1252", "utf-8", "utf-16", "shift_jis", "gb18030", "iso-2022-jp", "utf-7", "hz"] {
      let decoded = try Charset.decode(source.span, from: charset)
      var last = 0
      for offset in 0...decoded.utf8.count {
        let sourceOffset = decoded.offsets.sourceOffset(of: offset)
        #expect(sourceOffset >= last && sourceOffset <= source.count)
        last = sourceOffset
      }
    }
  }
}
