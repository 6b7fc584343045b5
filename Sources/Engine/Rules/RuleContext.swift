/// Words around a match on which a rule depends. An empty context asks for nothing.
public struct RuleContext: Sendable, Equatable {
  /// Phrases directly before the match. “^” stands for the start of a sentence.
  public var before: [String] = []
  /// Phrases directly after the match. “$” stands for the end of a sentence.
  public var after: [String] = []
  /// Phrases anywhere in the sentence of the match.
  public var sentence: [String] = []
  /// Phrases anywhere in the article. “one AND other” asks for both.
  public var article: [String] = []
  /// Whether every word of the match starts with a capital.
  public var capitalized: Bool?

  public init() {}

  public var isEmpty: Bool { self == RuleContext() }
}

/// A `RuleContext` with its phrases as token keys.
struct CompiledContext: Sendable {
  typealias Phrase = [UInt64]
  private static let sentenceEdge: UInt64 = 0

  let before: [Phrase]
  let after: [Phrase]
  let sentence: [Phrase]
  /// Groups of phrases that must all be there.
  let article: [[Phrase]]
  let capitalized: Bool?
  let isEmpty: Bool

  init(_ context: RuleContext, tokenizer: inout Tokenizer) {
    func keys(_ phrase: String, _ tokenizer: inout Tokenizer) -> Phrase {
      if phrase == "^" || phrase == "$" { return [Self.sentenceEdge] }
      return tokenizer.keys(of: phrase)
    }
    before = context.before.map { keys($0, &tokenizer) }
    after = context.after.map { keys($0, &tokenizer) }
    sentence = context.sentence.map { keys($0, &tokenizer) }
    article = context.article.map { item in Self.terms(of: item).map { keys($0, &tokenizer) } }
    capitalized = context.capitalized
    isEmpty = context.isEmpty
  }

  /// What was found out about the sentences and the whole of one article, so that many matches do not read it again.
  struct Memo {
    fileprivate var sentence: (range: Range<Int>, holds: Bool)?
    fileprivate var article: Bool?
  }

  /// Whether any of the conditions holds for a match that covers the tokens of `range`.
  /// - Parameter memo: of this context and article.
  func holds(for range: Range<Int>, in tokens: [Token], _ memo: inout Memo) -> Bool {
    if before.contains(where: { endsAt(range.lowerBound, $0, tokens) }) { return true }
    if after.contains(where: { startsAt(range.upperBound, $0, tokens) }) { return true }
    if !sentence.isEmpty, holdsInSentence(range, tokens, &memo) { return true }
    if !article.isEmpty {
      let holds =
        memo.article
        ?? article.contains { group in
          group.allSatisfy { contains($0, 0..<tokens.count, tokens) }
        }
      memo.article = holds
      if holds { return true }
    }
    if let capitalized {
      let words = range.filter { $0 < tokens.count && tokens[$0].isWord }
      if !words.isEmpty, words.allSatisfy({ tokens[$0].flags.contains(.capitalized) }) == capitalized { return true }
    }
    return false
  }

  /// The parts of “one AND other”.
  private static func terms(of item: String) -> [String] {
    var terms: [[Substring]] = [[]]
    for word in item.split(separator: " ") {
      if word == "AND" { terms.append([]) } else { terms[terms.count - 1].append(word) }
    }
    return terms.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }

  private func holdsInSentence(_ range: Range<Int>, _ tokens: [Token], _ memo: inout Memo) -> Bool {
    if let known = memo.sentence, known.range.lowerBound <= range.lowerBound, range.upperBound <= known.range.upperBound
    {
      return known.holds
    }
    var low = range.lowerBound
    while low > 0, low >= tokens.count || !tokens[low].flags.contains(.sentenceStart) { low -= 1 }
    var high = range.upperBound
    while high < tokens.count, !tokens[high].flags.contains(.sentenceStart) { high += 1 }
    let holds = sentence.contains { contains($0, low..<high, tokens) }
    memo.sentence = (low..<high, holds)
    return holds
  }

  private func endsAt(_ end: Int, _ phrase: Phrase, _ tokens: [Token]) -> Bool {
    if phrase == [Self.sentenceEdge] {
      return end == 0 || (end < tokens.count && tokens[end].flags.contains(.sentenceStart))
    }
    return end >= phrase.count && startsAt(end - phrase.count, phrase, tokens)
  }

  private func startsAt(_ start: Int, _ phrase: Phrase, _ tokens: [Token]) -> Bool {
    if phrase == [Self.sentenceEdge] {
      return start >= tokens.count || tokens[start].flags.contains(.sentenceStart)
    }
    guard start + phrase.count <= tokens.count else { return false }
    return phrase.indices.allSatisfy { tokens[start + $0].key == phrase[$0] }
  }

  private func contains(_ phrase: Phrase, _ range: Range<Int>, _ tokens: [Token]) -> Bool {
    range.contains { startsAt($0, phrase, tokens) }
  }
}

extension Tokenizer {
  /// The token keys of a phrase.
  mutating func keys(of phrase: String) -> [UInt64] {
    let bytes = Array(phrase.utf8)
    tokenize(bytes)
    return tokens.map(\.key)
  }
}
