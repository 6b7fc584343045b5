/// Forms after or of a number that vary within one article.
struct NumberVariants: Sendable {
  private struct Forms {
    let index: Int
    let names: [String]
    let spellings: [(keys: [UInt64], form: Int)]
    /// The first keys of the spellings.
    let starts: KeyMap
  }
  private let forms: [Forms]
  private let words: [(index: Int, words: KeyMap)]
  private let decimals: [Int]

  init(forms: [IndexedRule], words: [IndexedRule], decimals: [IndexedRule]) {
    self.decimals = decimals.map(\.index)
    var tokenizer = Tokenizer()
    var compiled: [Forms] = []
    for item in forms {
      let pairs = item.rule.options.pairs("forms")
      var spellings: [(keys: [UInt64], form: Int)] = []
      for (form, pair) in pairs.enumerated() {
        for spelling in pair.right { spellings.append((tokenizer.keys(of: spelling), form)) }
      }
      let starts = KeyMap(spellings.compactMap(\.keys.first).map { ($0, 1) })
      compiled.append(Forms(index: item.index, names: pairs.map(\.left), spellings: spellings, starts: starts))
    }
    self.forms = compiled
    self.words = words.map { ($0.index, KeyMap(words: $0.rule.options.list("words"))) }
  }

  /// - Parameters:
  ///   - candidates: indices of the tokens with digits.
  ///   - numbers: the spelled-out numbers of the language.
  func run(
    _ text: [UInt8], _ tokens: [Token], at candidates: [Int], _ numbers: KeyMap?, into findings: inout FindingSink
  ) {
    func isBeforeWord(of words: KeyMap) -> Bool {
      candidates.contains {
        tokens[$0].kind == .number && $0 + 1 < tokens.count && words.contains(tokens[$0 + 1].key)
      }
    }
    for rule in forms where findings.isActive(rule.index) && isBeforeWord(of: rule.starts) {
      mixed(rule, tokens, at: candidates, into: &findings)
    }
    for rule in decimals where findings.isActive(rule) {
      mixedDecimals(rule, text, tokens, at: candidates, into: &findings)
    }
    for rule in words where findings.isActive(rule.index) && isBeforeWord(of: rule.words) {
      guard let numbers else { return }
      digitOrWord(rule.index, rule.words, text, tokens, numbers, into: &findings)
    }
  }

  /// Reports the numbers with a decimal comma (“3,1”) where more numbers have a decimal point (“3.1”).
  private func mixedDecimals(
    _ rule: Int, _ text: [UInt8], _ tokens: [Token], at candidates: [Int], into findings: inout FindingSink
  ) {
    var points = 0
    var commas: [Range<Int>] = []
    for index in candidates where tokens[index].kind == .number && tokens[index].end - tokens[index].start >= 3 {
      let token = tokens[index]
      // “[1,2]”: sources
      if index > 0, tokens[index - 1].isMark("[") { continue }
      let bytes = text[token.range]
      guard let mark = bytes.firstIndex(where: { $0 == 0x2C || $0 == 0x2E }), mark - bytes.startIndex <= 3 else {
        continue
      }
      let fraction = bytes.endIndex - mark - 1
      if text[mark] == 0x2E, (1...2).contains(fraction) { points += 1 }
      if text[mark] == 0x2C, fraction == 1 { commas.append(token.range) }
    }
    guard commas.count < points, points > 1 else { return }
    for range in commas { findings.report(rule, range, values: ["value": "comma"]) }
  }

  /// Reports the first place of every form but the most frequent one.
  private func mixed(_ rule: Forms, _ tokens: [Token], at candidates: [Int], into findings: inout FindingSink) {
    var counts = Array(repeating: 0, count: rule.names.count)
    var first = Array(repeating: 0..<0, count: rule.names.count)
    for index in candidates where tokens[index].kind == .number {
      for (keys, form) in rule.spellings {
        let end = index + 1 + keys.count
        guard end <= tokens.count, keys.indices.allSatisfy({ tokens[index + 1 + $0].key == keys[$0] }) else { continue }
        if counts[form] == 0 { first[form] = Int(tokens[index + 1].start)..<Int(tokens[end - 1].end) }
        counts[form] += 1
        break
      }
    }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return }
    for form in counts.indices where form != most && counts[form] > 0 {
      findings.report(rule.index, first[form], values: ["value": rule.names[most]])
    }
  }

  private func digitOrWord(
    _ rule: Int, _ words: KeyMap, _ text: [UInt8], _ tokens: [Token], _ numbers: KeyMap,
    into findings: inout FindingSink
  ) {
    var spelled: [UInt32: Range<Int>] = [:]
    var digits: [(value: UInt32, range: Range<Int>)] = []
    for index in 1..<max(1, tokens.count) where words.contains(tokens[index].key) {
      let number = tokens[index - 1]
      let range = Int(number.start)..<Int(tokens[index].end)
      if number.kind == .number, number.range.count < 4 {
        let value = text[number.range].reduce(UInt32(0)) { $1 &- 0x30 < 10 ? $0 * 10 + UInt32($1 - 0x30) : 1_000_000 }
        if value < 1_000 { digits.append((value, range)) }
      } else if let value = numbers[number.key] {
        spelled[value] = spelled[value] ?? range
      }
    }
    for (value, range) in digits {
      guard let other = spelled[value] else { continue }
      findings.report(rule, range, values: ["value": String(decoding: text[other], as: UTF8.self)])
    }
  }
}
