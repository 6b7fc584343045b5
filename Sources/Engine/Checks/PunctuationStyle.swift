internal import ICUText

/// Punctuation that is judged by its paragraph or by the habits of the whole article.
struct PunctuationStyle: Sendable {
  static let specs = [
    FormSpec(
      "capital-after-comma", "A word in upper case after a comma, in an article that does not do so throughout.",
      options: [
        .init("words", .list, "The words, which are no names.", isRequired: true), PunctuationCheck.rareBelow,
      ]),
    FormSpec(
      "cut-off", "A paragraph whose last word cannot end a sentence, without a mark after it.",
      options: [
        .init("words", .list, "Words that cannot end a sentence.", isRequired: true),
        .init("least", .number, "Fewest words of the paragraph (default 8)."),
      ]),
    FormSpec("mixed-quotes", "The first quotation mark of the rarer style, where straight and curly ones are mixed."),
    FormSpec(
      "foreign-quotes",
      "The opening mark of a quotation in the language of the article, with marks that CLDR gives for another one. Values: {value}."
    ),
  ]

  private let capitals: [(rule: Int, words: KeyMap)]
  private let cutOffs: [(rule: Int, words: KeyMap, least: Int)]
  private let mixedQuotes: [Int]
  private let foreignQuotes: [Int]
  private let functionWords: [String: KeyMap]

  init(rules: [IndexedRule], resources: CheckResources) {
    func of(_ form: String) -> [IndexedRule] { rules.filter { $0.rule.form == form } }
    func words(_ item: IndexedRule) -> KeyMap { KeyMap(words: item.rule.options.list("words")) }
    capitals = of("capital-after-comma").map { ($0.index, words($0)) }
    cutOffs = of("cut-off").map { ($0.index, words($0), Int($0.rule.options.number("least") ?? 8)) }
    mixedQuotes = of("mixed-quotes").map(\.index)
    foreignQuotes = of("foreign-quotes").map(\.index)
    functionWords = Dictionary(
      resources.languages.map { ($0.language, KeyMap(words: $0.functionWords)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// Adds what wakes these rules.
  func add(to triggers: inout Triggers) {
    if !cutOffs.isEmpty { triggers.signs.insert(.unmarkedEnd) }
    if !capitals.isEmpty { triggers.signs.insert(.capitalAfterComma) }
    if !mixedQuotes.isEmpty { triggers.keys += [0x22, 0x201C, 0x201D] }
    if !foreignQuotes.isEmpty { triggers.keys += [0xAB, 0xBB, 0x201E, 0x2039, 0x203A, 0x300C, 0x300E] }
  }

  func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    for rule in cutOffs where findings.isActive(rule.rule) {
      guard candidates.contains(where: { tokens[$0].isWord && rule.words.contains(tokens[$0].key) }) else { continue }
      cutOff(rule, text, tokens, into: &findings)
    }
    var straight: [Int] = []
    var curly: [Int] = []
    var foreign: [Int] = []
    for index in candidates where tokens[index].kind == .mark {
      switch tokens[index].key {
      case 0x22 where index == 0 || tokens[index - 1].kind != .number || tokens[index].hasSpaceBefore:
        straight.append(index)
      case 0x201C, 0x201D: curly.append(index)
      case 0xAB, 0xBB, 0x201E, 0x2039, 0x203A, 0x300C, 0x300E: foreign.append(index)
      default: break
      }
    }
    let rarer = straight.count <= curly.count ? straight : curly
    if straight.count + curly.count >= Self.fewestQuotes, let first = rarer.first {
      for rule in mixedQuotes { findings.report(rule, tokens[first].range) }
    }
    if !foreign.isEmpty, !foreignQuotes.isEmpty { self.foreign(foreign, tokens, facts.language, into: &findings) }
    for rule in capitals where findings.isActive(rule.rule) {
      var found: [Int] = []
      for index in candidates where isCapital(rule.words, tokens, at: index) { found.append(index) }
      // Verse that is printed as prose has a capital at every line.
      if found.count <= Self.mostCapitals { for index in found { findings.report(rule.rule, tokens[index].range) } }
    }
  }

  /// Fewer quotation marks than this show no habit.
  private static let fewestQuotes = 5
  /// More capitals after commas than this are the habit of the article.
  private static let mostCapitals = 3

  private func isCapital(_ words: KeyMap, _ tokens: [Token], at index: Int) -> Bool {
    let token = tokens[index]
    guard token.flags.contains(.capitalized), token.hasSpaceBefore, !token.flags.contains(.allCaps), index > 1,
      token.flags.isDisjoint(with: [.newlineBefore, .heading]), tokens[index - 1].isMark(","),
      !tokens[index - 1].hasSpaceBefore, words.contains(token.key), index + 2 < tokens.count
    else { return false }
    let before = tokens[index - 2]
    guard before.isWord, before.flags.isDisjoint(with: [.capitalized, .hasDigit]) else { return false }
    let isVerse = (max(0, index - Self.verse)..<min(tokens.count, index + Self.verse)).contains { other in
      let flags = tokens[other].flags
      return other != index && flags.contains(.capitalized) && flags.isDisjoint(with: [.sentenceStart, .allCaps])
        && words.contains(tokens[other].key) && other > 0 && !Self.opens(tokens[other - 1])
    }
    if isVerse { return false }
    return (1...2).allSatisfy {
      let next = tokens[index + $0]
      return next.isWord && next.flags.isDisjoint(with: [.capitalized, .hasDigit]) && next.hasSpaceBefore
    }
  }

  /// Tokens around a capital in which another one shows that lines of verse were joined.
  private static let verse = 30

  private static func opens(_ token: Token) -> Bool {
    token.isMark && [0x22, 0x27, 0x28, 0x201C, 0x2018].contains(token.key)
  }

  private func cutOff(
    _ rule: (rule: Int, words: KeyMap, least: Int), _ text: [UInt8], _ tokens: [Token], into findings: inout FindingSink
  ) {
    var start = 0
    for index in tokens.indices.dropFirst() where tokens[index].flags.contains(.paragraphStart) {
      // Without a blank line the line may go on below.
      let gap = text[Int(tokens[index - 1].end)..<Int(tokens[index].start)]
      guard gap.count(where: { $0 == 0x0A }) > 1 else { continue }
      cutOff(rule, tokens, start..<index, into: &findings)
      start = index
    }
    if !tokens.isEmpty { cutOff(rule, tokens, start..<tokens.count, into: &findings) }
  }

  private func cutOff(
    _ rule: (rule: Int, words: KeyMap, least: Int), _ tokens: [Token], _ paragraph: Range<Int>,
    into findings: inout FindingSink
  ) {
    let last = tokens[paragraph.upperBound - 1]
    guard last.isWord, rule.words.contains(last.key), paragraph.count >= rule.least,
      last.flags.isDisjoint(with: [.capitalized, .heading, .placeholder]),
      tokens[paragraph].count(where: { $0.kind != .mark }) >= rule.least
    else { return }
    // The sentence goes on below: in lower case, with a formula, a list or a line of code.
    if paragraph.upperBound < tokens.count {
      var end = paragraph.upperBound + 1
      while end < tokens.count, !tokens[end].flags.contains(.paragraphStart) { end += 1 }
      let next = tokens[paragraph.upperBound]
      guard next.isWord, next.flags.contains(.capitalized), end - paragraph.upperBound >= 4 else { return }
    }
    findings.report(rule.rule, last.range)
  }

  private func foreign(_ marks: [Int], _ tokens: [Token], _ language: String, into findings: inout FindingSink) {
    let base = String(language.prefix { $0 != "-" && $0 != "_" })
    guard let words = functionWords[base], let own = try? LocaleData.quotationMarks(locale: language) else { return }
    let known = [own.start, own.end, own.alternateStart, own.alternateEnd].flatMap(\.unicodeScalars)
    for index in marks where !known.contains(where: { UInt64($0.value) == tokens[index].key }) {
      guard tokens[index].hasSpaceBefore || index == 0, index + 1 < tokens.count,
        let end = (index + 1..<min(tokens.count, index + 80)).first(where: { Self.closes(tokens[$0]) })
      else { continue }
      let quotation = tokens[index + 1..<end]
      guard quotation.contains(where: { words.contains($0.key) }),
        !quotation.contains(where: { $0.isWord && $0.flags.contains(.hasNonASCII) })
      else { continue }
      let values = ["value": own.start + "…" + own.end]
      for rule in foreignQuotes { findings.report(rule, tokens[index].range, values: values) }
    }
  }

  private static func closes(_ token: Token) -> Bool {
    token.isMark && [0x201C, 0x201D, 0xBB, 0xAB, 0x203A, 0x2039, 0x300D, 0x300F].contains(token.key)
  }
}
