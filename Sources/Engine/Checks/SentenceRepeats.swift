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

  private typealias Unit = Survey.Sentence

  private enum Form { case sentence, paragraph, near, start }

  private struct Compiled {
    let index: Int
    let form: Form
    let least: Int
    let share: Double
    let distance: Int
    let words: Int
    let times: Int

    var near: SentenceRepetition.Near { .init(least: least, share: share, distance: distance) }
  }
  private let rules: [Compiled]

  /// What can be seen of the rules before they are tried; nil where there are none.
  var repetition: SentenceRepetition? {
    guard !rules.isEmpty else { return nil }
    func least(_ form: Form) -> Int? { rules.filter { $0.form == form }.map(\.least).min() }
    return SentenceRepetition(
      sentence: least(.sentence), paragraph: least(.paragraph), near: rules.filter { $0.form == .near }.map(\.near),
      starts: rules.contains { $0.form == .start })
  }

  init(_ rules: [IndexedRule]) {
    self.rules = rules.compactMap { item in
      let form: Form
      switch item.rule.form {
      case "sentence": form = .sentence
      case "paragraph": form = .paragraph
      case "near-sentence": form = .near
      case "sentence-start": form = .start
      default: return nil
      }
      let options = item.rule.options
      return Compiled(
        index: item.index, form: form, least: Int(options.number("least") ?? 6),
        share: options.number("share") ?? 0.8, distance: Int(options.number("distance") ?? 3),
        words: Int(options.number("words") ?? 2), times: max(2, Int(options.number("times") ?? 3)))
    }
  }

  func run(_ tokens: [Token], _ sentences: [Survey.Sentence], into findings: inout FindingSink) {
    guard sentences.count > 1 else { return }
    for rule in rules where findings.isActive(rule.index) {
      switch rule.form {
      case .sentence: again(rule, sentences, tokens, into: &findings)
      case .paragraph:
        let starts = sentences.count { tokens[$0.tokens.lowerBound].flags.contains(.paragraphStart) }
        if starts > 1 { again(rule, Self.paragraphs(tokens), tokens, into: &findings) }
      case .near: near(rule, sentences, tokens, into: &findings)
      case .start: starts(rule, sentences, tokens, into: &findings)
      }
    }
  }

  private static func paragraphs(_ tokens: [Token]) -> [Unit] {
    var units: [Unit] = []
    for index in tokens.indices {
      let token = tokens[index]
      if index == 0 || token.flags.contains(.paragraphStart) {
        units.append(Unit(tokens: index..<index, hash: 0, words: 0, signature: 0))
      }
      let last = units.count - 1
      units[last].tokens = units[last].tokens.lowerBound..<index + 1
      // A page says its title twice, in its head and above the text.
      if token.kind == .mark || token.flags.contains(.heading) { continue }
      units[last].hash = TokenKey.mix(units[last].hash ^ token.key)
      units[last].words += 1
    }
    return units
  }

  private static func range(_ unit: Unit, _ tokens: [Token]) -> Range<Int> {
    Int(tokens[unit.tokens.lowerBound].start)..<Int(tokens[unit.tokens.upperBound - 1].end)
  }

  /// Units that are few enough to be compared each with each.
  private static let few = 16

  private func again(_ rule: Compiled, _ units: [Unit], _ tokens: [Token], into findings: inout FindingSink) {
    if units.count <= Self.few {
      for index in 1..<max(1, units.count) where units[index].words >= rule.least {
        let hash = units[index].hash
        for other in 0..<index where units[other].hash == hash && units[other].words >= rule.least {
          findings.report(rule.index, Self.range(units[index], tokens))
          break
        }
      }
      return
    }
    var seen: Set<UInt64> = []
    for unit in units where unit.words >= rule.least {
      if !seen.insert(unit.hash).inserted { findings.report(rule.index, Self.range(unit, tokens)) }
    }
  }

  private func near(_ rule: Compiled, _ units: [Unit], _ tokens: [Token], into findings: inout FindingSink) {
    let limits = rule.near
    for index in units.indices where units[index].words >= rule.least {
      let unit = units[index]
      for other in max(0, index - rule.distance)..<index where units[other].words >= rule.least {
        let before = units[other]
        guard limits.allows(before, unit) else { continue }
        let common = Self.common(tokens, before.tokens, unit.tokens)
        let all = before.words + unit.words - common
        guard Double(common) >= rule.share * Double(all) else { continue }
        let percent = String(100 * common / all)
        findings.report(rule.index, Self.range(unit, tokens), values: ["share": percent])
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

  private func starts(_ rule: Compiled, _ units: [Unit], _ tokens: [Token], into findings: inout FindingSink) {
    func isSame(_ left: Unit, _ right: Unit) -> Bool {
      guard tokens[left.tokens.lowerBound].key == tokens[right.tokens.lowerBound].key, left.words > rule.words,
        right.words > rule.words
      else { return false }
      // A page says its title twice, in its head and above the text.
      for unit in [left, right] where tokens[unit.tokens.lowerBound].flags.contains(.heading) { return false }
      return (0..<rule.words).allSatisfy {
        let token = tokens[right.tokens.lowerBound + $0]
        return token.kind == .word && token.key == tokens[left.tokens.lowerBound + $0].key
      }
    }
    var run = 1
    for index in 1..<max(1, units.count) {
      run = isSame(units[index - 1], units[index]) ? run + 1 : 1
      guard run == rule.times else { continue }
      let first = units[index].tokens.lowerBound
      findings.report(rule.index, Int(tokens[first].start)..<Int(tokens[first + rule.words - 1].end))
    }
  }
}
