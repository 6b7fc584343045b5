/// Marks that stand where no writer puts them.
struct PunctuationCheck: Check {
  static let kind = RuleKind.punctuation
  static let forms =
    PunctuationStyle.specs + ApostropheForms.specs + [
      FormSpec(
        "doubled-run", "The same run of two or more closing marks twice with white space between: “). ).”."),
      FormSpec(
        "sequence", "One of a list of mark sequences, tight or with single spaces between.",
        options: [
          .init("marks", .pairs, "Sequence: what it should be.", isRequired: true)
        ]),
      FormSpec(
        "space-before", "White space before a mark that follows its word.",
        options: [
          .init("marks", .list, "The marks.", isRequired: true),
          .init("except", .list, "Words before the space that make it right (“the . notation”)."),
          rareBelow,
        ]),
      FormSpec(
        "space-missing", "No white space between a mark and the next word.",
        options: [
          .init("marks", .list, "The marks.", isRequired: true),
          .init("except", .list, "Words after the mark that make it right (“com”, “org”)."),
          rareBelow,
        ]),
      FormSpec("unbalanced-brackets", "A bracket without its partner, but for orphaned closing ones."),
      FormSpec(
        "orphaned-closing", "A closing bracket without its partner that follows white space or another closing mark."),
      FormSpec("unbalanced-quotes", "A quotation mark without its partner in its paragraph."),
      FormSpec(
        "lowercase-after-stop", "A lower-case word after the full stop of a sentence.",
        options: [
          .init("except", .list, "Words that stay lower case at the start of a sentence."),
          .init("words", .list, "Words that count beside those of the swap lexicon; any other word may be a name."),
          rareBelow,
        ]),
    ]

  /// A slip of the pen is human, the habit of a program is not.
  static let rareBelow = FormSpec.Option(
    "rare-below", .number, "Findings in 1,000 words; of articles with fewer the findings are info (default 0).")

  private let rates: [(rule: Int, rate: Double)]
  private let sequences: [Sequence]
  /// The last marks of the sequences.
  private let sequenceEnds: KeyMap
  private let spaceBefore: [(rule: Int, marks: KeyMap, except: KeyMap)]
  private let spaceMissing: [(rule: Int, marks: KeyMap, except: KeyMap)]
  private let lowercase: [(rule: Int, except: KeyMap, words: KeyMap)]
  private let doubledRun: [Int]
  private let brackets: [Int]
  private let orphans: [Int]
  private let lexicon: SwapLexicon?
  private let style: PunctuationStyle?
  private let apostrophes: ApostropheForms?
  private let quotes: [Int]
  private let sentences: SentenceMarker

  init(rules: [IndexedRule], resources: CheckResources) {
    func of(_ form: String) -> [IndexedRule] { rules.filter { $0.rule.form == form } }
    func marks(_ item: IndexedRule) -> KeyMap {
      KeyMap(
        item.rule.options.list("marks").compactMap { $0.unicodeScalars.first }.map { (UInt64($0.value), UInt32(1)) })
    }
    rates = rules.compactMap { item in item.rule.options.number("rare-below").map { (item.index, $0) } }
    sequences = of("sequence").flatMap { item in
      item.rule.options.pairs("marks").map { pair in
        Sequence(rule: item.index, pattern: pair.left, suggestion: pair.right.first ?? "")
      }
    }
    sequenceEnds = KeyMap(sequences.compactMap(\.marks.last).map { ($0, 1) })
    spaceBefore = of("space-before").map {
      ($0.index, marks($0), KeyMap(words: $0.rule.options.list("except")))
    }
    spaceMissing = of("space-missing").map {
      ($0.index, marks($0), KeyMap(words: $0.rule.options.list("except")))
    }
    lowercase = of("lowercase-after-stop").map {
      ($0.index, KeyMap(words: $0.rule.options.list("except")), KeyMap(words: $0.rule.options.list("words")))
    }
    lexicon = resources.lexicon
    let styled = Set(PunctuationStyle.specs.map(\.name))
    let judged = rules.filter { styled.contains($0.rule.form) }
    let split = rules.filter { item in ApostropheForms.specs.contains { $0.name == item.rule.form } }
    apostrophes = split.isEmpty ? nil : ApostropheForms(split)
    style = judged.isEmpty ? nil : PunctuationStyle(rules: judged, resources: resources)
    doubledRun = of("doubled-run").map(\.index)
    brackets = of("unbalanced-brackets").map(\.index)
    orphans = of("orphaned-closing").map(\.index)
    quotes = of("unbalanced-quotes").map(\.index)
    sentences = resources.sentences
  }

  var triggers: Triggers {
    var triggers = Triggers()
    if !sequences.isEmpty || !doubledRun.isEmpty { triggers.signs.insert(.markAfterMark) }
    if !lowercase.isEmpty { triggers.signs.insert(.stopBeforeLowercase) }
    triggers.spacedMarks = spaceBefore.flatMap(\.marks.keyList)
    triggers.tightMarks = spaceMissing.flatMap(\.marks.keyList)
    if !brackets.isEmpty || !orphans.isEmpty { triggers.keys += PunctuationPairs.brackets }
    if !quotes.isEmpty { triggers.keys += PunctuationPairs.quotes }
    style?.add(to: &triggers)
    if apostrophes != nil { triggers.keys += [0x27, 0x2019] }
    return triggers
  }

  func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    style?.run(text, tokens, facts, at: candidates, into: &findings)
    var hasBrackets = false
    var hasQuotes = false
    let stops = lowercase.contains { findings.isActive($0.rule) }
    for index in candidates where tokens[index].kind == .mark {
      let key = tokens[index].key
      if index > 0, tokens[index - 1].kind == .mark {
        if sequenceEnds.contains(key) {
          for sequence in sequences where sequence.marks.last == key {
            self.sequence(sequence, tokens, at: index, into: &findings)
          }
        }
        if tokens[index].hasSpaceBefore, !doubledRun.isEmpty { run(tokens, text, at: index, into: &findings) }
      } else if tokens[index].hasSpaceBefore {
        for (rule, marks, except) in spaceBefore where marks.contains(key) {
          spaceBefore(rule, except, text, tokens, at: index, into: &findings)
        }
      }
      if index + 1 < tokens.count, !tokens[index + 1].hasSpaceBefore, tokens[index + 1].isWord {
        for (rule, marks, except) in spaceMissing where marks.contains(key) {
          spaceMissing(rule, except, tokens, at: index, into: &findings)
        }
      }
      if stops, key == 0x2E { lowercaseAfterStop(text, tokens, at: index, into: &findings) }
      if key == 0x27 || key == 0x2019 { apostrophes?.check(text, tokens, at: index, into: &findings) }
      if PunctuationPairs.isBracket(key) { hasBrackets = true }
      if PunctuationPairs.isQuote(key) { hasQuotes = true }
    }
    if hasBrackets {
      let (brackets, orphans) = (brackets, orphans)
      PunctuationPairs.brackets(tokens, at: candidates) { range, isOrphan in
        for rule in isOrphan ? orphans : brackets { findings.report(rule, range) }
      }
    }
    if hasQuotes {
      for rule in quotes { PunctuationPairs.quotes(tokens) { findings.report(rule, $0) } }
    }
    for (rule, rate) in rates { findings.markRare(rule, below: rate * Double(facts.words) / 1_000) }
  }

  private func sequence(
    _ sequence: Sequence, _ tokens: [Token], at index: Int, into findings: inout FindingSink
  ) {
    let marks = sequence.marks
    let start = index + 1 - marks.count
    guard start > 0, tokens[start - 1].kind != .mark,
      marks.indices.allSatisfy({ tokens[start + $0].key == marks[$0] && tokens[start + $0].isMark }),
      tokens[start].hasSpaceBefore == sequence.spaces[0]
    else { return }
    for position in start + 1..<index + 1 {
      guard tokens[position].start - tokens[position - 1].end == (sequence.spaces[position - start] ? 1 : 0),
        !tokens[position].flags.contains(.newlineBefore)
      else { return }
    }
    // Marks that a word follows at once belong to a path or a name (“std::fs”).
    guard index + 1 == tokens.count || tokens[index + 1].hasSpaceBefore else { return }
    // “. . .”
    if index + 1 < tokens.count, tokens[index + 1].isMark, tokens[index + 1].key == marks[marks.count - 1] { return }
    findings.report(
      sequence.rule, Int(tokens[start].start)..<Int(tokens[index].end), suggestions: [sequence.suggestion])
  }

  /// A mark that may stand right after a word of prose.
  private static func followsWord(_ token: Token) -> Bool {
    token.isMark && [0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2019, 0x22, 0x201D, 0x29].contains(token.key)
  }

  private func run(_ tokens: [Token], _ text: [UInt8], at index: Int, into findings: inout FindingSink) {
    var end = index
    while end < tokens.count, tokens[end].isMark, end == index || !tokens[end].hasSpaceBefore,
      SentenceMarker.isTerminator(tokens[end].key) || SentenceMarker.isClosing(tokens[end].key)
    {
      end += 1
    }
    let length = end - index
    let start = index - length
    guard length >= 2, start > 0, !tokens[start].hasSpaceBefore, !tokens[index].flags.contains(.newlineBefore),
      !(index..<end).allSatisfy({ tokens[$0].key == tokens[index].key })
    else { return }
    for offset in 0..<length {
      guard tokens[start + offset].key == tokens[index + offset].key,
        offset == 0 || !tokens[start + offset].hasSpaceBefore
      else { return }
    }
    let run = Int(tokens[start].start)..<Int(tokens[index - 1].end)
    for rule in doubledRun {
      findings.report(
        rule, Int(tokens[start].start)..<Int(tokens[end - 1].end),
        suggestions: [String(decoding: text[run], as: UTF8.self)])
    }
  }

  private func spaceBefore(
    _ rule: Int, _ except: KeyMap, _ text: [UInt8], _ tokens: [Token], at index: Int, into findings: inout FindingSink
  ) {
    let mark = tokens[index]
    guard index > 0, !mark.flags.contains(.newlineBefore), tokens[index - 1].kind != .mark,
      mark.start - tokens[index - 1].end == 1, !except.contains(tokens[index - 1].key)
    else { return }
    if index + 1 < tokens.count {
      guard tokens[index + 1].hasSpaceBefore else { return }
      // “a , b” with lone letters or numbers on both sides is notation.
      let left = tokens[index - 1]
      let right = tokens[index + 1]
      if left.end - left.start == 1 || right.kind == .mark { return }
    }
    if PunctuationHabits.isSpaced(tokens, at: index) { return }
    findings.report(
      rule, Int(tokens[index - 1].end)..<Int(mark.end),
      suggestions: [String(Character(Unicode.Scalar(UInt32(mark.key)) ?? " "))])
  }

  private func spaceMissing(
    _ rule: Int, _ except: KeyMap, _ tokens: [Token], at index: Int, into findings: inout FindingSink
  ) {
    guard index > 0, !tokens[index].hasSpaceBefore else { return }
    let left = tokens[index - 1]
    let right = tokens[index + 1]
    guard left.isWord, left.hasSpaceBefore, left.end - left.start > 2, right.end - right.start > 1,
      left.flags.isDisjoint(with: [.hasDigit, .allCaps, .mixedCase]),
      right.flags.isDisjoint(with: [.hasDigit, .allCaps, .mixedCase]), !except.contains(right.key)
    else { return }
    if tokens[index].isMark(".") {
      guard right.flags.contains(.capitalized), !left.flags.contains(.capitalized) else { return }
    }
    if index + 2 < tokens.count, !tokens[index + 2].hasSpaceBefore {
      let next = tokens[index + 2]
      guard next.isMark("."), index + 3 == tokens.count || tokens[index + 3].hasSpaceBefore else { return }
    }
    let mark = String(Character(Unicode.Scalar(UInt32(tokens[index].key)) ?? " "))
    findings.report(rule, tokens[index].range, suggestions: [mark + " "])
  }

  private func lowercaseAfterStop(
    _ text: [UInt8], _ tokens: [Token], at index: Int, into findings: inout FindingSink
  ) {
    guard index > 1, index + 1 < tokens.count, !tokens[index].hasSpaceBefore else { return }
    let left = tokens[index - 1]
    let right = tokens[index + 1]
    guard right.isWord, right.hasSpaceBefore, !right.flags.contains(.newlineBefore),
      right.flags.isDisjoint(with: [.capitalized, .hasDigit, .mixedCase, .hasNonASCII]),
      right.end - right.start > 1, left.isWord, left.end - left.start > 3, !left.flags.contains(.hasDigit),
      !left.flags.contains(.allCaps), !text[left.range].contains(0x2E), !sentences.isAbbreviation(left)
    else { return }
    // A lower-case word that goes on without a space is an identifier (“tool-name#17”, “cfg(x)”).
    if index + 2 < tokens.count, !tokens[index + 2].hasSpaceBefore, !Self.followsWord(tokens[index + 2]) { return }
    for (rule, except, words) in lowercase where findings.isActive(rule) && !except.contains(right.key) {
      // “gccrs is”, “npm is”: the name of a program or a user keeps its lower case.
      if !words.contains(right.key) {
        guard lexicon?.hasWord(right.key) != false, !PunctuationHabits.isTechnical(text, tokens) else { continue }
      }
      findings.report(rule, right.range)
    }
  }
}

/// Marks that cannot follow each other, with the spaces that must stand before each.
private final class Sequence: Sendable {
  let rule: Int
  let marks: [UInt64]
  let spaces: [Bool]
  let suggestion: String

  init(rule: Int, pattern: String, suggestion: String) {
    self.rule = rule
    self.suggestion = suggestion
    var marks: [UInt64] = []
    var spaces: [Bool] = []
    var hasSpace = false
    for scalar in pattern.unicodeScalars {
      if scalar == " " {
        hasSpace = true
      } else {
        marks.append(UInt64(scalar.value))
        spaces.append(hasSpace)
        hasSpace = false
      }
    }
    self.marks = marks
    self.spaces = spaces
  }
}
