import Engine
import Readers
import Testing

func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

func markdown(_ source: String) -> Article { markdown(utf8(source)) }
func markdown(_ source: [UInt8]) -> Article { MarkdownReader().article(id: .string("a"), path: nil, bytes: source) }
func html(_ source: String) -> Article { html(utf8(source)) }
func html(_ source: [UInt8]) -> Article { HTMLReader().article(id: .string("a"), path: nil, bytes: source) }

extension Article {
  /// The text, “￼” for placeholders and “¶” for the blank line between blocks.
  var shown: String { blocksJoined(text) }

  func zone(_ kind: Zone.Kind) -> [String] {
    zones.filter { $0.kind == kind }.map { ReadersTests.text(text[$0.range]) }
  }

  /// The slice of the source for a range of the text.
  func slice(_ range: Range<Int>) -> String {
    ReadersTests.text((source ?? text)[sourceMap?.sourceRange(of: range) ?? range])
  }

  /// The source slice of the first occurrence of a word.
  func slice(of word: String) -> String? {
    let bytes = utf8(word)
    guard let start = text.indices.first(where: { text[$0...].starts(with: bytes) }) else { return nil }
    return slice(start..<start + bytes.count)
  }

  /// The map covers the text, in pieces that do not overlap, and says truly what is a copy of the source.
  func checkMap(_ comment: Comment? = nil) {
    guard let sourceMap else { return }
    #expect(sourceMap.textCount == text.count, comment)
    let source = source ?? text
    for piece in sourceMap.pieces {
      #expect(piece.source >= 0 && piece.source + piece.sourceLength <= source.count, comment)
      guard piece.isVerbatim else { continue }
      let isCopy = text[piece.text..<piece.text + piece.textLength]
        .elementsEqual(source[piece.source..<piece.source + piece.sourceLength])
      #expect(isCopy, comment)
    }
    var end = 0
    for zone in zones {
      #expect(zone.range.lowerBound >= end && !zone.range.isEmpty && zone.range.upperBound <= text.count, comment)
      end = zone.range.upperBound
    }
    let isValid = UTF8Repair.isValid(text.span)
    #expect(isValid, comment)
  }
}

private func blocksJoined(_ bytes: [UInt8]) -> String {
  text(bytes).split(separator: "\n\n", omittingEmptySubsequences: false).joined(separator: "¶")
}

/// Numbers that are the same in every run.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 2 &+ 1 }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
