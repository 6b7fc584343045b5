/// Words and phrases that stand twice.
struct RepeatCheck: Check {
  static let kind = RuleKind.repeatKind
  static let forms =
    [
      FormSpec(
        "word", "The same word twice in a row, also across a line break.",
        options: [
          .init("except", .list, "Words that may stand twice."),
          .init("only", .list, "Report these words only."),
        ]),
      FormSpec(
        "phrase", "The same two to six words twice in a row.",
        options: [
          .init("least", .number, "Fewest words of the phrase (default 2)."),
          .init("most", .number, "Most words of the phrase, no more than 8 (default 6)."),
          .init("except", .list, "Words that may end a phrase that stands twice (“more and more and”)."),
          .init("except-start", .list, "Words that may start a phrase of two words that stands twice."),
        ]),
      FormSpec(
        "coordination", "The same words before and after a conjunction.",
        options: [
          .init("conjunctions", .list, "The conjunctions.", isRequired: true),
          .init("least", .number, "Fewest words of the phrase (default 1)."),
          .init("most", .number, "Most words of the phrase, no more than 8 (default 6)."),
          .init("except", .list, "Words that may be coordinated with themselves."),
        ]),
    ] + SentenceRepeats.specs

  /// An object, because it is handed on at every conjunction.
  private final class Compiled {
    let index: Int
    let form: String
    let except: KeyMap
    let exceptStart: KeyMap
    let only: KeyMap?
    let conjunctions: KeyMap
    let conjunctionKeys: [UInt64]
    let least: Int
    let most: Int

    init(_ item: IndexedRule) {
      let options = item.rule.options
      let only = options.list("only")
      index = item.index
      form = item.rule.form
      except = KeyMap(words: options.list("except"))
      exceptStart = KeyMap(words: options.list("except-start"))
      self.only = only.isEmpty ? nil : KeyMap(words: only)
      conjunctions = KeyMap(words: options.list("conjunctions"))
      conjunctionKeys = options.list("conjunctions").map { TokenKey.key($0) }
      least = Int(options.number("least") ?? (form == "phrase" ? 2 : 1))
      most = min(RepeatCheck.longestPhrase, Int(options.number("most") ?? 6))
    }
  }
  private let words: [Compiled]
  private let phrases: [Compiled]
  private let coordinations: [Compiled]
  private let conjunctions: KeyMap
  private let sentences: SentenceRepeats
  /// Most words of a phrase that is looked for.
  private let longest: Int
  /// Words of the longest phrase whose repetition the survey of an article can see.
  private static let longestPhrase = 8

  init(rules: [IndexedRule], resources: CheckResources) {
    let compiled = rules.map { Compiled($0) }
    sentences = SentenceRepeats(rules)
    words = compiled.filter { $0.form == "word" }
    phrases = compiled.filter { $0.form == "phrase" }
    coordinations = compiled.filter { $0.form == "coordination" }
    conjunctions = KeyMap(words: rules.flatMap { $0.rule.options.list("conjunctions") })
    longest = phrases.map(\.most).max() ?? 0
  }

  var triggers: Triggers {
    var triggers = Triggers(signs: .repetition, keys: coordinations.flatMap(\.conjunctionKeys))
    triggers.repetition = sentences.repetition
    if triggers.repetition != nil { triggers.properties.insert(.mayRepeat) }
    return triggers
  }

  func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    if facts.mayRepeat { sentences.run(tokens, facts.sentences, into: &findings) }
    for index in candidates where index > 0 {
      let key = tokens[index].key
      if tokens[index].kind == .mark || tokens[index].flags.contains(.paragraphStart) { continue }
      if key == tokens[index &- 1].key { word(tokens, at: index, into: &findings) }
      if longest > 1 {
        var length = 2
        while length <= longest, index >= length {
          if tokens[index &- length].key == key { phrase(tokens, length, at: index, into: &findings) }
          length &+= 1
        }
      }
      if conjunctions.contains(key) {
        for rule in coordinations where rule.conjunctions.contains(key) {
          coordination(rule, tokens, at: index, into: &findings)
        }
      }
    }
  }

  private func word(_ tokens: [Token], at index: Int, into findings: inout FindingSink) {
    let token = tokens[index]
    guard token.isWord, token.hasSpaceBefore, !token.flags.contains(.hasDigit) else { return }
    guard index < 2 || tokens[index - 2].key != token.key else { return }
    for rule in words where !rule.except.contains(token.key) {
      if let only = rule.only, !only.contains(token.key) { continue }
      // “Duran Duran”, “Bora Bora”: a name said twice is a name. “Rust rust” is a name and a word.
      if token.flags.contains(.capitalized) { continue }
      let first = tokens[index - 1]
      if first.flags.contains(.capitalized), !first.flags.contains(.sentenceStart) { continue }
      // “Don’t don’t-me”
      if index + 2 < tokens.count, tokens[index + 1].isMark("-"), !tokens[index + 1].hasSpaceBefore,
        !tokens[index + 2].hasSpaceBefore
      {
        continue
      }
      // “an off-policy policy”, “a break-in in town”: the first is part of a compound.
      if index > 1, tokens[index - 2].isMark("-"), !first.hasSpaceBefore { continue }
      findings.report(rule.index, token.range, suggestions: [""])
    }
  }

  /// Whether the `length` tokens before `end` stand once more before them.
  private func isDoubled(_ tokens: [Token], _ length: Int, end: Int, distance: Int) -> Bool {
    let start = end - length
    guard start - distance >= 0 else { return false }
    var offset = 0
    while offset < length {
      let token = tokens[start + offset]
      guard token.key == tokens[start + offset - distance].key, token.kind != .mark,
        !token.flags.contains(.paragraphStart), !token.flags.contains(.placeholder)
      else { return false }
      offset += 1
    }
    return true
  }

  private func phrase(_ tokens: [Token], _ length: Int, at index: Int, into findings: inout FindingSink) {
    guard isDoubled(tokens, length, end: index + 1, distance: length) else { return }
    let start = index + 1 - length
    guard (start..<index + 1).contains(where: { tokens[$0].isWord }) else { return }
    // “hour after hour after hour”, “sail and sail and sail”
    if length == 2 {
      if index + 1 < tokens.count, tokens[index + 1].key == tokens[start].key { return }
      if start > length, tokens[start - length - 1].key == tokens[index].key { return }
      // “Measure for Measure for Measure”: the end of a name.
      if !tokens[start].flags.contains(.capitalized), tokens[index].flags.contains(.capitalized) { return }
    }
    // “Credit Suisse and Credit Suisse-First Boston”
    if index + 2 < tokens.count, tokens[index + 1].isMark("-"), !tokens[index + 2].hasSpaceBefore { return }
    let isOneWord = (start..<index + 1).allSatisfy { tokens[$0].key == tokens[start].key }
    guard !isOneWord else { return }
    let isName = (start..<index + 1).allSatisfy { tokens[$0].flags.contains(.capitalized) }
    let isNumbers = (start..<index + 1).contains { tokens[$0].kind == .number }
    guard !isName, !isNumbers else { return }
    for rule in phrases where length >= rule.least && length <= rule.most {
      if rule.except.contains(tokens[index].key) { continue }
      if length == 2, rule.exceptStart.contains(tokens[start].key) { continue }
      findings.report(rule.index, Int(tokens[start].start)..<Int(tokens[index].end), suggestions: [""])
    }
  }

  private func coordination(
    _ rule: Compiled, _ tokens: [Token], at index: Int, into findings: inout FindingSink
  ) {
    var length = rule.most
    while length >= rule.least {
      defer { length -= 1 }
      let end = index + 1 + length
      guard end <= tokens.count, isDoubled(tokens, length, end: end, distance: length + 1),
        !(index + 1..<end).contains(where: { tokens[$0].key == tokens[index].key })
      else { continue }
      let first = tokens[index + 1]
      guard first.isWord, !first.flags.contains(.hasDigit) || length > 1 else { return }
      if length == 1, rule.except.contains(first.key) { return }
      // “Sons and Sons” on a sign and “over and over again” are whole; so is a phrase that goes on as a list.
      if index >= length + 1, tokens[index - length - 1].isWord,
        tokens[index - length - 1].key == tokens[index].key
      {
        return
      }
      if rule.most == 1 || length == 1 {
        findings.report(rule.index, Int(tokens[index - length].start)..<Int(tokens[end - 1].end))
      } else {
        findings.report(
          rule.index, Int(tokens[index].start)..<Int(tokens[end - 1].end), suggestions: [""])
      }
      return
    }
  }
}
