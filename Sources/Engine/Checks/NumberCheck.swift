/// Damaged numbers.
struct NumberCheck: Check {
  static let kind = RuleKind.number
  static let forms = [
    FormSpec("spelled-group", "A spelled-out number glued to a group of digits: “ten,000”. Values: {value}."),
    FormSpec("malformed-group", "Groups of digits of the wrong size: “10,00”, “1,0000”."),
  ]

  private let rules: [(index: Int, form: String)]
  private let numbers: [String: KeyMap]

  init(rules: [IndexedRule], resources: CheckResources) {
    self.rules = rules.map { ($0.index, $0.rule.form) }
    var numbers: [String: KeyMap] = [:]
    let spelled = Set(rules.filter { $0.rule.form == "spelled-group" }.map(\.rule.language))
    for data in resources.languages where spelled.contains("any") || spelled.contains(data.language) {
      numbers[data.language] = KeyMap(zip(data.numberKeys, data.numberValues).map { (key: $0, value: $1) })
    }
    self.numbers = numbers
  }

  func run(_ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, into findings: inout FindingSink) {
    for index in tokens.indices where tokens[index].kind == .number {
      for rule in rules where findings.isActive(rule.index) {
        switch rule.form {
        case "spelled-group": spelledGroup(rule.index, text, tokens, at: index, facts, into: &findings)
        default: malformedGroup(rule.index, text, tokens[index], into: &findings)
        }
      }
    }
  }

  /// Most tokens of a spelled-out number below 1,000 (“nine hundred and ninety-nine”).
  private static let longestNumber = 7

  private func spelledGroup(
    _ rule: Int, _ text: [UInt8], _ tokens: [Token], at index: Int, _ facts: ArticleFacts,
    into findings: inout FindingSink
  ) {
    let group = tokens[index]
    guard index >= 2, tokens[index - 1].isMark(","), !group.hasSpaceBefore, !tokens[index - 1].hasSpaceBefore,
      Self.isGroups(text, group.range), let numbers = numbers[String(facts.language.prefix(2))]
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
    if groups.count == 2, last == groups[0] || text[token.range.lowerBound] == 0x30 { return }
    findings.report(rule, token.range)
  }
}
