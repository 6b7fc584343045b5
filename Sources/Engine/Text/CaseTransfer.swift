/// Gives a suggestion the case of the text that it stands for.
enum CaseTransfer {
  /// `suggestion` in the case of the matched tokens: capitals throughout, capital first letter, or as it is.
  static func apply(_ suggestion: String, like tokens: [Token], _ range: Range<Int>) -> String {
    let words = range.filter { tokens[$0].isWord }
    guard let first = words.first else { return suggestion }
    if words.allSatisfy({ tokens[$0].flags.contains(.allCaps) }) { return suggestion.uppercased() }
    guard tokens[first].flags.contains(.capitalized) else { return suggestion }
    let long = words.filter { tokens[$0].end - tokens[$0].start > 3 }
    let isTitle = words.count > 1 && !long.isEmpty && long.allSatisfy { tokens[$0].flags.contains(.capitalized) }
    return isTitle ? titleCased(suggestion) : capitalized(suggestion)
  }

  static func capitalized(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  private static let small: Set<Substring> = ["of", "the", "and", "in", "for", "on", "to", "a", "an", "at", "by"]

  private static func titleCased(_ text: String) -> String {
    text.split(separator: " ").enumerated()
      .map { $0.offset > 0 && small.contains($0.element) ? String($0.element) : capitalized(String($0.element)) }
      .joined(separator: " ")
  }
}
