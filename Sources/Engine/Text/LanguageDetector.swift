/// Tells the language of an article by the share of its function words.
struct LanguageDetector: Sendable {
  private let languages: [String]
  /// Function words with a bit for each language that has them.
  let words: [(key: UInt64, languages: UInt64)]

  init(languages data: [LanguageData]) {
    let data = data.prefix(Self.mostLanguages)
    languages = data.map(\.language)
    var masks: [UInt64: UInt64] = [:]
    for (index, language) in data.enumerated() {
      for word in language.functionWords { masks[TokenKey.key(word), default: 0] |= 1 << UInt64(index) }
    }
    words = masks.sorted { $0.key < $1.key }.map { (key: $0.key, languages: $0.value) }
  }

  /// Languages that can be told apart; of more, the first ones count.
  static let mostLanguages = 8
  /// Words that are looked at.
  static let sample = 250
  /// Least share of function words, and least lead over the second language.
  private static let leastShare = 0.12
  private static let leastShareOfGuess = 0.03
  private static let leastLead = 1.3

  /// Function words of each language among the words seen so far, eight bits a language.
  struct Votes {
    private var hits: UInt64 = 0
    private(set) var seen = 0

    /// Counts a word, up to the size of the sample.
    @inline(__always)
    mutating func add(languages: UInt64) {
      guard seen < LanguageDetector.sample else { return }
      seen &+= 1
      guard languages != 0 else { return }
      // Bit n of the mask becomes 1 in byte n.
      let spread = (languages &* 0x0101_0101_0101_0101) & 0x8040_2010_0804_0201
      hits &+= ((spread &+ 0x7F7F_7F7F_7F7F_7F7F) | spread) &>> 7 & 0x0101_0101_0101_0101
    }

    /// Function words of a language.
    func count(_ language: Int) -> Int { Int(hits &>> UInt64(8 * language) & 0xFF) }
  }

  /// The index of the language, nil where there are too few words or no language leads.
  func language(_ votes: Votes, minimumWords: Int) -> Int? {
    leader(votes, minimumWords: minimumWords, leastShare: Self.leastShare)
  }

  /// The language that leads by the few function words of a text that is nearly without, such as a table: to be
  /// confirmed by its other words.
  func guess(_ votes: Votes, minimumWords: Int) -> Int? {
    leader(votes, minimumWords: minimumWords, leastShare: Self.leastShareOfGuess)
  }

  private func leader(_ votes: Votes, minimumWords: Int, leastShare: Double) -> Int? {
    guard votes.seen >= minimumWords, !languages.isEmpty else { return nil }
    var best = 0
    var second = 0
    for index in 1..<max(1, languages.count) {
      let count = votes.count(index)
      if count >= votes.count(best) {
        second = max(second, votes.count(best))
        best = index
      } else {
        second = max(second, count)
      }
    }
    let hits = Double(votes.count(best))
    guard hits >= leastShare * Double(votes.seen), hits >= Self.leastLead * Double(second) else { return nil }
    return best
  }

  /// The BCP 47 name of a language.
  func name(_ language: Int?) -> String { language.map { languages[$0] } ?? "und" }
}
