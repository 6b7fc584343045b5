internal import Engine

/// Builds an article's text from pieces of its source, with the map back and the zones.
struct TextBuilder {
  /// UTF-8, perhaps with invalid bytes.
  let source: [UInt8]
  private(set) var text: [UInt8] = []
  private(set) var map = SourceMap()
  private(set) var zones: [Zone] = []
  var references = CharacterReferences()
  private var zoneKind: Zone.Kind = .prose
  private var zoneStart = 0
  /// Where the last piece ended in the source.
  private var sourceEnd = 0

  init(source: [UInt8]) {
    self.source = source
    text.reserveCapacity(source.count)
  }

  /// Copies source bytes; an invalid sequence becomes U+FFFD.
  mutating func copy(_ range: Range<Int>) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      var end = offset
      var bad = 0
      while end < range.upperBound {
        if source[end] < 0x80 {
          end &+= 1
          continue
        }
        let length = UTF8Repair.length(source, at: end, end: range.upperBound)
        if length < 0 {
          bad = -length
          break
        }
        end += length
      }
      text += source[offset..<end]
      map.appendVerbatim(source: offset, count: end - offset)
      if bad > 0 { replace(end..<end + bad, by: [0xEF, 0xBF, 0xBD]) }
      offset = end + bad
    }
    sourceEnd = max(sourceEnd, range.upperBound)
  }

  /// Puts other text in the place of source bytes.
  mutating func replace(_ range: Range<Int>, by bytes: [UInt8]) {
    text += bytes
    map.appendReplacement(source: range.lowerBound, sourceLength: range.count, textLength: bytes.count)
    sourceEnd = max(sourceEnd, range.upperBound)
  }

  /// Puts U+FFFC, the object replacement character, in the place of something that is not prose. It is no word and no
  /// mark of punctuation, so what stands on its two sides is neither doubled nor misplaced.
  mutating func placeholder(_ range: Range<Int>) {
    closeZone()
    let start = text.count
    replace(range, by: [0xEF, 0xBF, 0xBC])
    zones.append(Zone(kind: .placeholder, range: start..<text.count))
    zoneStart = text.count
  }

  /// Starts a block of text: a blank line after the block before, and a zone.
  mutating func startBlock(_ kind: Zone.Kind) {
    closeZone()
    if !text.isEmpty { replace(sourceEnd..<sourceEnd, by: [0x0A, 0x0A]) }
    zoneKind = kind
    zoneStart = text.count
  }

  private mutating func closeZone() {
    if zoneKind != .prose, zoneStart < text.count {
      zones.append(Zone(kind: zoneKind, range: zoneStart..<text.count))
    }
    zoneStart = text.count
  }

  /// Hands text, map, source and zones to an article.
  mutating func finish(into article: inout Article) {
    closeZone()
    article.zones = zones
    article.text = text
    if text == source { return }
    article.sourceMap = map
    article.source = source
  }
}
