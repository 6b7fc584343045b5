/// Sentences and paragraphs that stand twice.
struct SentenceRepeats {
  static let specs = [
    FormSpec("sentence", "A sentence that stands in the article before.", options: [leastWords]),
    FormSpec("paragraph", "A paragraph that stands in the article before.", options: [leastWords]),
    FormSpec(
      "near-sentence", "Two sentences close to each other that share nearly all words. Values: {share}.",
      options: [
        leastWords, .init("share", .number, "Shared words of all words (default 0.8)."),
        .init("distance", .number, "Sentences apart at most (default 3)."),
      ]),
    FormSpec(
      "sentence-start", "Sentences in a row that start with the same words.",
      options: [
        .init("words", .number, "Words that are the same (default 2)."),
        .init("times", .number, "Sentences in a row (default 3)."),
      ]),
  ]
  private static let leastWords = FormSpec.Option("least", .number, "Fewest words (default 6).")

  private struct Unit {
    var tokens: Range<Int>
    var hash: UInt64
    var words: Int
    /// A bit for every word, by its key.
    var signature: UInt64
  }
  private let rules: [IndexedRule]

  init(_ rules: [IndexedRule]) {
    let names = Set(Self.specs.map(\.name))
    self.rules = rules.filter { names.contains($0.rule.form) }
  }

  func run(_ text: [UInt8], _ tokens: [Token], into findings: inout FindingSink) {
    let active = rules.filter { findings.isActive($0.index) }
    guard !active.isEmpty else { return }
    let sentences = Self.units(tokens, at: .sentenceStart)
    for item in active {
      let least = Int(item.rule.options.number("least") ?? 6)
      switch item.rule.form {
      case "sentence": again(item.index, sentences, least, tokens, into: &findings)
      case "paragraph": again(item.index, Self.units(tokens, at: .paragraphStart), least, tokens, into: &findings)
      case "near-sentence": near(item, sentences, least, tokens, into: &findings)
      default: starts(item, sentences, tokens, into: &findings)
      }
    }
  }

  private static func units(_ tokens: [Token], at flag: Token.Flags) -> [Unit] {
    var units: [Unit] = []
    for index in tokens.indices {
      let token = tokens[index]
      if index == 0 || token.flags.contains(flag) {
        units.append(Unit(tokens: index..<index, hash: 0, words: 0, signature: 0))
      }
      let last = units.count - 1
      units[last].tokens = units[last].tokens.lowerBound..<index + 1
      if token.kind == .mark { continue }
      units[last].hash = TokenKey.mix(units[last].hash ^ token.key)
      units[last].words += 1
      units[last].signature |= 1 &<< (token.key & 63)
    }
    return units
  }

  private static func range(_ unit: Unit, _ tokens: [Token]) -> Range<Int> {
    Int(tokens[unit.tokens.lowerBound].start)..<Int(tokens[unit.tokens.upperBound - 1].end)
  }

  private func again(_ rule: Int, _ units: [Unit], _ least: Int, _ tokens: [Token], into findings: inout FindingSink) {
    var seen: Set<UInt64> = []
    for unit in units where unit.words >= least {
      if !seen.insert(unit.hash).inserted { findings.report(rule, Self.range(unit, tokens)) }
    }
  }

  private func near(
    _ item: IndexedRule, _ units: [Unit], _ least: Int, _ tokens: [Token], into findings: inout FindingSink
  ) {
    let share = item.rule.options.number("share") ?? 0.8
    let distance = Int(item.rule.options.number("distance") ?? 3)
    for index in units.indices where units[index].words >= least {
      let unit = units[index]
      for other in max(0, index - distance)..<index where units[other].words >= least {
        let before = units[other]
        guard before.hash != unit.hash else { continue }
        let both = Double((before.signature & unit.signature).nonzeroBitCount)
        guard both >= (share - 0.1) * Double((before.signature | unit.signature).nonzeroBitCount) else { continue }
        let common = Self.common(tokens, before.tokens, unit.tokens)
        let all = before.words + unit.words - common
        guard Double(common) >= share * Double(all) else { continue }
        let percent = String(100 * common / all)
        findings.report(item.index, Self.range(unit, tokens), values: ["share": percent])
        break
      }
    }
  }

  /// The number of words that two ranges share, each as often as it stands in both.
  private static func common(_ tokens: [Token], _ left: Range<Int>, _ right: Range<Int>) -> Int {
    var counts: [UInt64: Int] = [:]
    for index in left where tokens[index].kind != .mark { counts[tokens[index].key, default: 0] += 1 }
    var common = 0
    for index in right where tokens[index].kind != .mark {
      if let count = counts[tokens[index].key], count > 0 {
        counts[tokens[index].key] = count - 1
        common += 1
      }
    }
    return common
  }

  private func starts(_ item: IndexedRule, _ units: [Unit], _ tokens: [Token], into findings: inout FindingSink) {
    let words = Int(item.rule.options.number("words") ?? 2)
    let times = Int(item.rule.options.number("times") ?? 3)
    func isSame(_ left: Unit, _ right: Unit) -> Bool {
      guard left.words > words, right.words > words else { return false }
      return (0..<words).allSatisfy {
        let token = tokens[right.tokens.lowerBound + $0]
        return token.kind == .word && token.key == tokens[left.tokens.lowerBound + $0].key
      }
    }
    var run = 1
    for index in 1..<max(1, units.count) {
      run = isSame(units[index - 1], units[index]) ? run + 1 : 1
      guard run == times else { continue }
      let first = units[index].tokens.lowerBound
      findings.report(item.index, Int(tokens[first].start)..<Int(tokens[first + words - 1].end))
    }
  }
}
