/// Apostrophes that a program took out of their words, or doubled.
struct ApostropheForms: Sendable {
  static let specs = [
    FormSpec(
      "split-apostrophe", "A space at the apostrophe of a word: “it 's”. Values: {value}.",
      options: [
        .init("endings", .list, "What follows the apostrophe of any word.", isRequired: true),
        .init("pronoun-endings", .list, "What follows it after a pronoun."),
        .init("pronouns", .list, "The pronouns."),
        .init("except", .list, "Words before the space after which the ending is cited."),
      ]),
    FormSpec(
      "doubled-apostrophe", "Two apostrophes before the ending of a word: “it''s”.",
      options: [.init("endings", .list, "What follows the apostrophe.", isRequired: true)]),
  ]

  private struct Rule: Sendable {
    let index: Int
    let isDoubled: Bool
    let endings: KeyMap
    let pronounEndings: KeyMap
    let pronouns: KeyMap
    let except: KeyMap
  }
  private let rules: [Rule]

  init(_ rules: [IndexedRule]) {
    self.rules = rules.map { item in
      func words(_ name: String) -> KeyMap { KeyMap(words: item.rule.options.list(name)) }
      return Rule(
        index: item.index, isDoubled: item.rule.form == "doubled-apostrophe", endings: words("endings"),
        pronounEndings: words("pronoun-endings"), pronouns: words("pronouns"), except: words("except"))
    }
  }

  static func isApostrophe(_ token: Token) -> Bool { token.isMark && (token.key == 0x27 || token.key == 0x2019) }

  /// Looks at the apostrophe at `index`.
  func check(_ text: [UInt8], _ tokens: [Token], at index: Int, into findings: inout FindingSink) {
    guard index > 0, index + 1 < tokens.count, tokens[index + 1].isWord else { return }
    let mark = tokens[index]
    let ending = tokens[index + 1]
    for rule in rules where findings.isActive(rule.index) {
      if rule.isDoubled {
        guard index > 1, Self.isApostrophe(tokens[index - 1]), tokens[index - 2].isWord,
          rule.endings.contains(ending.key),
          !mark.hasSpaceBefore, !ending.hasSpaceBefore, !tokens[index - 1].hasSpaceBefore
        else { continue }
        findings.report(
          rule.index, Int(tokens[index - 1].start)..<Int(mark.end), suggestions: [mark.key == 0x27 ? "'" : "’"])
      } else if let value = joined(rule, text, tokens, index) {
        findings.report(rule.index, Int(tokens[index - 1].start)..<Int(ending.end), values: ["value": value])
      }
    }
  }

  private func joined(_ rule: Rule, _ text: [UInt8], _ tokens: [Token], _ index: Int) -> String? {
    let word = tokens[index - 1]
    let mark = tokens[index]
    let ending = tokens[index + 1]
    guard mark.hasSpaceBefore || ending.hasSpaceBefore, word.isWord, mark.start - word.end <= 1,
      ending.start - mark.end <= 1, !ending.flags.contains(.capitalized),
      mark.flags.union(ending.flags).isDisjoint(with: .newlineBefore), !rule.except.contains(word.key)
    else { return nil }
    if index + 2 < tokens.count, !tokens[index + 2].hasSpaceBefore,
      Self.isApostrophe(tokens[index + 2]) || tokens[index + 2].isMark("-")
    {
      return nil
    }
    guard
      rule.endings.contains(ending.key) || rule.pronounEndings.contains(ending.key) && rule.pronouns.contains(word.key)
    else { return nil }
    // “t” ends “n’t” only.
    if text[ending.range].elementsEqual([0x74]), text[Int(word.end) - 1] | 0x20 != 0x6E { return nil }
    return String(decoding: text[word.range] + text[mark.range] + text[ending.range], as: UTF8.self)
  }
}
