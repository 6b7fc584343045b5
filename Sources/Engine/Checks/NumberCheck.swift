/// Damaged numbers.
struct NumberCheck: Check {
  static let kind = RuleKind.number
  static let forms =
    [
      FormSpec("spelled-group", "A spelled-out number glued to a group of digits: “ten,000”. Values: {value}."),
      FormSpec("malformed-group", "Groups of digits of the wrong size: “10,00”, “1,0000”."),
    ] + NumberForms.specs + NumberSplits.specs

  private let groups: [(index: Int, isSpelled: Bool)]
  private let numbers: [String: KeyMap]
  /// The language of the last article, and its numbers.
  private var lastLanguage = ""
  private var lastNumbers: KeyMap?
  private let endings: [NumberForms.Endings]
  private let separators: [(index: Int, group: UInt8, decimal: UInt8)]
  private let mixedDigits: [Int]
  private let variants: NumberVariants
  private let splits: NumberSplits

  init(rules: [IndexedRule], resources: CheckResources) {
    func of(_ form: String) -> [IndexedRule] { rules.filter { $0.rule.form == form } }
    groups = of("spelled-group").map { ($0.index, true) } + of("malformed-group").map { ($0.index, false) }
    endings = of("ordinal").map { NumberForms.Endings($0) }
    separators = of("foreign-separators").map {
      (
        $0.index, $0.rule.options.string("group")?.utf8.first ?? 0x2E,
        $0.rule.options.string("decimal")?.utf8.first ?? 0x2C
      )
    }
    mixedDigits = of("mixed-digits").map(\.index)
    var numbers: [String: KeyMap] = [:]
    splits = NumberSplits(rules)
    let spelled = Set((of("spelled-group") + of("spelled-mix") + of("digit-or-word")).map(\.rule.language))
    for data in resources.languages where spelled.contains("any") || spelled.contains(data.language) {
      numbers[data.language] = KeyMap(zip(data.numberKeys, data.numberValues).map { (key: $0, value: $1) })
    }
    self.numbers = numbers
    variants = NumberVariants(forms: of("mixed-forms"), words: of("digit-or-word"), decimals: of("mixed-decimals"))
  }

  var triggers: Triggers { Triggers(signs: .digit) }

  mutating func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    if facts.language != lastLanguage {
      lastLanguage = facts.language
      lastNumbers = numbers[String(facts.language.prefix(2))]
    }
    let words = lastNumbers
    for index in candidates {
      let token = tokens[index]
      if token.flags.contains(.hasNonASCII), !mixedDigits.isEmpty,
        let plain = NumberForms.plainDigits(text[token.range])
      {
        for rule in mixedDigits { findings.report(rule, token.range, values: ["value": plain]) }
      }
      guard token.kind == .number else {
        for rule in endings where findings.isActive(rule.index) { rule.check(text, token, into: &findings) }
        continue
      }
      for rule in groups where findings.isActive(rule.index) {
        if rule.isSpelled {
          spelledGroup(rule.index, text, tokens, at: index, facts, into: &findings)
        } else {
          malformedGroup(rule.index, text, token, into: &findings)
        }
      }
      splits.check(text, tokens, at: index, words, into: &findings)
      guard token.range.count > 6 else { continue }
      for rule in separators where findings.isActive(rule.index) {
        if let value = NumberForms.localized(text[token.range], group: rule.group, decimal: rule.decimal) {
          findings.report(rule.index, token.range, values: ["value": value])
        }
      }
    }
    variants.run(text, tokens, at: candidates, words, into: &findings)
  }

  /// Most tokens of a spelled-out number below 1,000 (“nine hundred and ninety-nine”).
  private static let longestNumber = 7

  private func spelledGroup(
    _ rule: Int, _ text: [UInt8], _ tokens: [Token], at index: Int, _ facts: ArticleFacts,
    into findings: inout FindingSink
  ) {
    let group = tokens[index]
    guard index >= 2, tokens[index - 1].isMark(","), !group.hasSpaceBefore, !tokens[index - 1].hasSpaceBefore,
      Self.isGroups(text, group.range), let numbers = lastNumbers
    else { return }
    var folded: [UInt8] = []
    var best: (start: Int, value: UInt32)?
    var start = index - 1
    while start > 0, index - start < Self.longestNumber {
      start -= 1
      let token = tokens[start]
      if token.isMark("-") { continue }
      guard token.isWord, !token.flags.contains(.hasDigit) else { break }
      let word = TokenKey.fold(Array(text[token.range]))
      folded = folded.isEmpty ? word : word + [0x2D] + folded
      if let value = numbers[TokenKey.key(folded: folded)], value > 0 { best = (start, value) }
      if token.hasSpaceBefore, best == nil { break }
    }
    guard let best else { return }
    let digits = String(decoding: text[group.range], as: UTF8.self)
    findings.report(
      rule, Int(tokens[best.start].start)..<Int(group.end), values: ["value": "\(best.value),\(digits)"])
  }

  /// Whether the text is “000”, “000,000” and so on.
  private static func isGroups(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count % 4 == 3 else { return false }
    return range.allSatisfy { offset in
      (offset - range.lowerBound) % 4 == 3 ? text[offset] == 0x2C : text[offset] != 0x2C && text[offset] != 0x2E
    }
  }

  private func malformedGroup(
    _ rule: Int, _ text: [UInt8], _ token: Token, into findings: inout FindingSink
  ) {
    guard text[token.range].contains(0x2C) else { return }
    var groups = [0]
    for offset in token.range {
      if text[offset] == 0x2E { break }
      if text[offset] == 0x2C { groups.append(0) } else { groups[groups.count - 1] += 1 }
    }
    guard groups.count > 1, groups[0] <= 3 else { return }
    let last = groups[groups.count - 1]
    let middle = groups[1..<groups.count - 1]
    // “1,00,000” is how Indian English groups, “1,2” and “2,4,6” are lists without spaces.
    if last == 3, middle.allSatisfy({ $0 == 3 }) || middle.allSatisfy({ $0 == 2 }) { return }
    guard last == 2 || last == 4, groups.count == 2 || middle.allSatisfy({ $0 == 3 }) else { return }
    if groups.count == 2, text[token.range.lowerBound] == 0x30 { return }
    // “12,34” may be a pair; “10,00” is a price.
    let endsInZeros = token.range.suffix(2).allSatisfy { text[$0] == 0x30 }
    if groups.count == 2, last == groups[0], !endsInZeros { return }
    findings.report(rule, token.range)
  }
}
