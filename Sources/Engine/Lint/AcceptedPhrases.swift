/// Phrases that are never flagged: a finding that lies inside one of them is dropped.
struct AcceptedPhrases: Sendable {
  private let table: PhraseTable?

  init(_ phrases: [String]) {
    guard !phrases.isEmpty else {
      table = nil
      return
    }
    var builder = PhraseTableBuilder()
    var tokenizer = PhraseKeys()
    for phrase in phrases {
      let keys = tokenizer.keys(of: phrase)
      if !keys.isEmpty { builder.add(keys, .init(rule: 0, suggestions: [])) }
    }
    table = builder.build()
  }

  /// Byte ranges of the phrases in an article, in order of their starts; the longest one at each start.
  func ranges(in tokens: [Token]) -> [Range<Int>] {
    guard let table else { return [] }
    var ranges: [Range<Int>] = []
    for start in tokens.indices where table.mayStart(tokens[start].key) {
      var state = PhraseTable.root
      var end: Int?
      for index in start..<tokens.count {
        state = table.step(state, tokens[index].key)
        if state == 0 { break }
        if !table.entryRange(state).isEmpty { end = Int(tokens[index].end) }
      }
      if let end { ranges.append(Int(tokens[start].start)..<end) }
    }
    return ranges
  }
}

extension [Range<Int>] {
  /// Whether one of the ranges holds all of `range`, which is not empty.
  func covers(_ range: Range<Int>) -> Bool {
    !range.isEmpty && contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }
}
