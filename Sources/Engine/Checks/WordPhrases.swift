/// Short phrases of whole words, found at their first word.
struct WordPhrases: Sendable {
  /// Index into `groups` of every first word.
  private let firsts: KeyMap
  /// Phrases that start with the same word, and who asks for them.
  private let groups: [[(keys: [UInt64], owner: Int)]]
  private let memory: OwnedOpenings

  init(_ phrases: [(text: String, owner: Int)]) {
    var tokenizer = PhraseKeys()
    var byFirst: [UInt64: [(keys: [UInt64], owner: Int)]] = [:]
    var openings: [(first: UInt64, second: UInt64)] = []
    for phrase in phrases {
      let keys = tokenizer.keys(of: phrase.text)
      guard let first = keys.first else { continue }
      byFirst[first, default: []].append((keys, phrase.owner))
      openings.append((first, keys.count > 1 ? keys[1] : 0))
    }
    let sorted = byFirst.sorted { $0.key < $1.key }
    firsts = KeyMap(sorted.enumerated().map { ($0.element.key, UInt32($0.offset)) })
    groups = sorted.map(\.value)
    memory = OwnedOpenings(openings)
  }

  /// Lets no phrase go by.
  var openings: OpeningFilter { memory.filter }

  /// Calls `body` with the owner of every phrase that stands at a token.
  func forEachOwner(_ tokens: [Token], at index: Int, _ body: (_ owner: Int) -> Void) {
    guard let group = firsts[tokens[index].key] else { return }
    for (keys, owner) in groups[Int(group)] where index + keys.count <= tokens.count {
      if keys.indices.allSatisfy({ tokens[index + $0].key == keys[$0] }) { body(owner) }
    }
  }
}
