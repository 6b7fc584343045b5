import Engine
import Readers
import SpinLint
import TestSupport
import Testing

/// Positions of findings against a slow reference, on random text with invalid bytes, CRLF and emoji.
@Suite struct PositionTests {
  /// Counts from the start of the source: one code point for each character or maximal ill-formed subpart.
  static func reference(_ source: [UInt8], _ byte: Int) -> Position {
    var position = Position(byte: byte)
    var previousIsReturn = false
    for scalar in String(decoding: source[..<byte], as: UTF8.self).unicodeScalars {
      position.codepoint += 1
      position.utf16 += scalar.value > 0xFFFF ? 2 : 1
      if scalar == "\n" || scalar == "\r" {
        if scalar == "\r" || !previousIsReturn { position.line += 1 }
        position.column = 1
      } else {
        position.column += 1
      }
      previousIsReturn = scalar == "\r"
    }
    if previousIsReturn, byte < source.count, source[byte] == 0x0A { position.line -= 1 }
    return position
  }

  @Test func positionsAgreeWithTheReference() throws {
    let linter = try Linter()
    var worker = try linter.worker()
    var generator = SeededGenerator(seed: 7)
    var findings = 0
    for round in 0..<400 {
      var source = RandomText.bytes(pieces: 60, using: &generator)
      if round % 3 == 0 { source = [0xEF, 0xBB, 0xBF] + source }
      var article = PlainTextReader().article(id: .string("x"), path: nil, bytes: source)
      article.declaredLanguage = "en"
      let isValid = UTF8Repair.isValid(article.text.span)
      #expect(isValid)
      for finding in worker.lint(article).findings where !finding.sourceRange.isEmpty {
        findings += 1
        #expect(String(decoding: article.text[finding.textRange], as: UTF8.self) == finding.text)
        #expect(
          finding.start.byte == finding.sourceRange.lowerBound && finding.end.byte == finding.sourceRange.upperBound)
        var expected = Self.reference(source, finding.start.byte)
        let start = finding.start
        if start.byte > 0, source[start.byte - 1] == 0x0D { expected.column = start.column }
        #expect(start == expected, "round \(round)")
      }
    }
    #expect(findings > 200)
  }
}
