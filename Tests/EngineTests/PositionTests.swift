import Testing

@testable import Engine

/// Positions by decoding the whole source with the standard library: slow and plain.
private func reference(_ source: [UInt8], at offset: Int) -> Position {
  var position = Position()
  let prefix = String(decoding: source[..<offset], as: UTF8.self).unicodeScalars
  var previous: Unicode.Scalar?
  for scalar in prefix {
    position.codepoint += 1
    position.utf16 += scalar.value > 0xFFFF ? 2 : 1
    position.column += 1
    if scalar == "\n" {
      if previous != "\r" { position.line += 1 }
      position.column = 1
    } else if scalar == "\r" {
      position.line += 1
      position.column = 1
    }
    previous = scalar
  }
  // A carriage return whose line feed is still to come ends no line yet.
  if previous == "\r", offset < source.count, source[offset] == 0x0A {
    position.line -= 1
    position.column =
      String(decoding: source[..<offset], as: UTF8.self).unicodeScalars.reversed().dropFirst()
      .prefix { $0 != "\n" && $0 != "\r" }.count + 2
  }
  position.byte = offset
  return position
}

@Test func positionsAgreeWithTheReferenceOnRandomBytes() {
  var random = SplitMix(state: 7)
  let pieces: [[UInt8]] = [
    Array("word ".utf8), Array("é".utf8), Array("😀".utf8), Array("\n".utf8), Array("\r\n".utf8), Array("\r".utf8),
    [0xFF], [0xE2, 0x80], [0xF0, 0x9F, 0x98], [0xC3], [0xED, 0xA0, 0x80], Array("漢".utf8), Array("\u{301}".utf8),
  ]
  for _ in 0..<600 {
    var source: [UInt8] = []
    var cuts = [0]
    for _ in 0..<Int(random.next() % 30) {
      source += pieces[Int(random.next() % UInt64(pieces.count))]
    }
    var offset = 0
    while offset < source.count {
      offset += abs(UTF8Repair.sequenceLength(source.span, at: offset))
      cuts.append(offset)
    }
    var index = PositionIndex(source: source)
    for cut in cuts {
      let found = index.position(at: cut)
      let expected = reference(source, at: cut)
      if found != expected {
        Issue.record("\(source) at \(cut): \(found), expected \(expected)")
        return
      }
    }
  }
}

@Test func repairReplacesMaximalSubpartsAsTheStandardLibraryDoes() {
  var random = SplitMix(state: 11)
  for _ in 0..<3000 {
    let source = (0..<Int(random.next() % 24)).map { _ in
      [0x41, 0x80, 0xBF, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xED, 0xA0, 0xF0, 0x9F, 0x98, 0x80, 0xF4, 0x90, 0xFF, 0xC0][
        Int(random.next() % 18)] as UInt8
    }
    let expected = Array(String(decoding: source, as: UTF8.self).utf8)
    let repaired = UTF8Repair.repair(source)
    #expect((repaired?.text ?? source) == expected)
    if let map = repaired?.map, map.textCount > 0 {
      #expect(map.sourceRange(of: 0..<map.textCount) == 0..<source.count)
    }
  }
}

@Test func sourceMapFindsVerbatimAndReplacedPieces() {
  var map = SourceMap()
  map.appendVerbatim(source: 0, count: 4)
  map.appendReplacement(source: 4, sourceLength: 5, textLength: 1)
  map.appendVerbatim(source: 9, count: 3)
  #expect(map.sourceRange(of: 0..<4) == 0..<4)
  #expect(map.sourceRange(of: 4..<5) == 4..<9)
  #expect(map.sourceRange(of: 3..<6) == 3..<10)
  #expect(map.sourceRange(of: 5..<8) == 9..<12)
  #expect(map.isVerbatim(0..<4) && !map.isVerbatim(3..<6) && map.isVerbatim(5..<8))
}
