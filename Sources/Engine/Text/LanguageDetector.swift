/// Tells the language of an article by the share of its function words.
struct LanguageDetector: Sendable {
  private let languages: [String]
  private let words: KeyMap

  init(languages data: [LanguageData]) {
    languages = data.map(\.language)
    var masks: [UInt64: UInt32] = [:]
    for (index, language) in data.prefix(32).enumerated() {
      for word in language.functionWords { masks[TokenKey.key(word), default: 0] |= 1 << UInt32(index) }
    }
    words = KeyMap(masks.map { (key: $0.key, value: $0.value) })
  }

  /// Words that are looked at.
  private static let sample = 250
  /// Least share of function words, and least lead over the second language.
  private static let leastShare = 0.12
  private static let leastLead = 1.3

  /// The BCP 47 language, or “und” where there are too few words or no language leads.
  func detect(_ tokens: [Token], minimumWords: Int) -> String {
    var hits = Array(repeating: 0, count: languages.count)
    var seen = 0
    for index in tokens.indices {
      guard tokens[index].isWord else { continue }
      seen += 1
      if var mask = words[tokens[index].key] {
        while mask != 0 {
          hits[mask.trailingZeroBitCount] += 1
          mask &= mask - 1
        }
      }
      if seen == Self.sample { break }
    }
    guard seen >= minimumWords, let best = hits.indices.max(by: { hits[$0] < hits[$1] }) else { return "und" }
    let second = hits.indices.filter { $0 != best }.map { hits[$0] }.max() ?? 0
    guard Double(hits[best]) >= Self.leastShare * Double(seen), Double(hits[best]) >= Self.leastLead * Double(second)
    else { return "und" }
    return languages[best]
  }
}
