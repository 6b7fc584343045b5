/// How often the words of an article, and its phrases of up to four words, stand in it.
struct PhraseCounts {
  /// Open addressing: a slot is taken where its article is the present one.
  private struct Slot {
    var key: UInt64 = 0
    var article: UInt32 = 0
    var count: UInt32 = 0
  }
  private var slots: [Slot] = []
  private var article: UInt32 = 0
  private static let longest = 4

  /// Counts those of tokens in place of what was counted before. Phrases end at marks.
  mutating func count(_ tokens: [Token]) {
    let room = tokens.count * Self.longest * 2
    if slots.count < room || article == .max {
      var size = 1024
      while size < room { size *= 2 }
      slots = Array(repeating: Slot(), count: size)
      article = 0
    }
    article += 1
    for start in tokens.indices where tokens[start].kind != .mark {
      var key = UInt64(0)
      for index in start..<min(tokens.count, start + Self.longest) {
        guard tokens[index].kind != .mark else { break }
        key = TokenKey.mix(key ^ tokens[index].key) &+ 1
        let slot = slot(key)
        if slots[slot].article != article { slots[slot] = Slot(key: key, article: article) }
        slots[slot].count += 1
      }
    }
  }

  /// How often a phrase stands there, 0 for one that is too long.
  func count(of words: ArraySlice<SwapForms.Word>) -> Int {
    guard words.count <= Self.longest, !slots.isEmpty else { return 0 }
    var key = UInt64(0)
    for word in words { key = TokenKey.mix(key ^ word.key) &+ 1 }
    let slot = slot(key)
    return slots[slot].article == article ? Int(slots[slot].count) : 0
  }

  /// The slot of a key, or the free one where it belongs.
  private func slot(_ key: UInt64) -> Int {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: key) & mask
    while slots[index].article == article, slots[index].key != key { index = (index &+ 1) & mask }
    return index
  }
}
