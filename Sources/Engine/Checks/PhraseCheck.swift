/// Multi-word phrases, from the phrase tables of all packs in one walk.
struct PhraseCheck: Check {
  static let kind = RuleKind.phrase
  static let forms = [
    FormSpec(
      "table", "A list of phrases, each with what the text probably said.",
      options: [
        .init("table", .string, "File beside the rule: bad phrase, tab, expected wordings separated by |."),
        .init("phrases", .pairs, "The same inside the rule: bad phrase: expected wording."),
        .init("whole-sentence", .boolean, "Report only phrases that are a sentence of their own."),
      ])
  ]

  private let tables: [(table: PhraseTable, rules: [Int32])]
  private let wholeSentence: Set<Int>

  init(rules: [IndexedRule], resources: CheckResources) {
    tables = resources.phraseTables
    wholeSentence = Set(rules.filter { $0.rule.options.boolean("whole-sentence") }.map(\.index))
  }

  var triggers: Triggers { Triggers(openings: tables.map(\.table.openings)) }

  func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    for (table, rules) in tables {
      for start in candidates {
        let second = start &+ 1 < tokens.count ? tokens[start &+ 1].key : 0
        guard table.mayStart(tokens[start].key, second) else { continue }
        match(table, rules, at: start, tokens, into: &findings)
      }
    }
  }

  private func match(
    _ table: PhraseTable, _ rules: [Int32], at start: Int, _ tokens: [Token], into findings: inout FindingSink
  ) {
    var state = PhraseTable.root
    var index = start
    var best: (entry: Int, end: Int)?
    while index < tokens.count {
      if index > start, tokens[index].flags.contains(.paragraphStart) { break }
      if tokens[index].flags.contains(.placeholder) { break }
      state = table.step(state, tokens[index].key)
      guard state != 0 else { break }
      index &+= 1
      for entry in table.entryRange(state) {
        let rule = Int(rules[table.rule(entry)])
        if rule >= 0, findings.isActive(rule), !wholeSentence.contains(rule) || isSentence(start..<index, tokens) {
          best = (entry, index)
        }
      }
    }
    guard let best else { return }
    let entry = table.entry(best.entry)
    let range = start..<best.end
    findings.report(
      Int(rules[entry.rule]), Int(tokens[start].start)..<Int(tokens[best.end - 1].end),
      suggestions: entry.suggestions.map { CaseTransfer.apply($0, like: tokens, range) })
  }

  private func isSentence(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    guard tokens[range.lowerBound].flags.contains(.sentenceStart) else { return false }
    var end = range.upperBound
    while end < tokens.count, tokens[end].isMark, !tokens[end].flags.contains(.sentenceStart) { end += 1 }
    guard end < tokens.count else { return true }
    return tokens[end].flags.contains(.sentenceStart)
  }
}
