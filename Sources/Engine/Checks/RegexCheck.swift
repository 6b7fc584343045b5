internal import ICUText

/// ICU regular expressions, each run only on lines that hold one of its literals or words, and compiled when the first
/// one does.
struct RegexCheck: Check {
  static let kind = RuleKind.regex
  static let forms = [
    FormSpec(
      "pattern", "An ICU regular expression. A group named “match” narrows the range. Values: {1}, {2} …",
      options: [
        .init("pattern", .string, "The expression.", isRequired: true),
        .init(
          "literals", .list,
          "A match holds one of these texts of two or more bytes; case is ignored. The rarer they are, the faster."),
        .init(
          "words", .list, "Or one of these whole words or phrases of words, which are found faster; case is ignored."),
        .init("ignore-case", .boolean, "Whether case is ignored (default false)."),
      ], oneOf: ["literals", "words"])
  ]

  private let rules: [(rule: Int, pattern: String, options: RegexPattern.Options)]
  /// The matcher of each rule that was needed, and the group that narrows its matches.
  private var matchers: [(matcher: RegexMatcher, group: Int)?]
  private let literals: LiteralIndex
  /// The rule of each literal.
  private let owners: [Int]
  private let words: WordPhrases
  private var hits: [(rule: Int, offset: Int)] = []
  /// The text in UTF-16, where it is ASCII.
  private var units: [UInt16] = []
  /// Most bytes of a text that is searched in UTF-16.
  private static let mostUnits = 1 << 24
  /// Bytes of a line that a match may reach from its literal.
  private static let reach = 1000

  init(rules: [IndexedRule], resources: CheckResources) {
    var literals: [String] = []
    var owners: [Int] = []
    var words: [(text: String, owner: Int)] = []
    self.rules = rules.enumerated().map { number, item in
      for literal in item.rule.options.list("literals") where literal.utf8.count >= 2 {
        literals.append(literal)
        owners.append(number)
      }
      words += item.rule.options.list("words").map { ($0, number) }
      let ignoresCase = item.rule.options.boolean("ignore-case")
      return (item.index, item.rule.options.string("pattern") ?? "", ignoresCase ? [.caseInsensitive] : [])
    }
    matchers = rules.map { _ in nil }
    self.owners = owners
    self.literals = LiteralIndex(literals)
    self.words = WordPhrases(words)
  }

  /// Throws `RuleError` where the pattern of a rule of this kind cannot be used.
  static func check(_ rule: Rule) throws(RuleError) {
    do { _ = try RegexPattern(rule.options.string("pattern") ?? "") } catch {
      throw RuleError(rule: rule.id, message: "the pattern cannot be used: \(error)")
    }
  }

  var triggers: Triggers {
    var triggers = literals.triggers
    triggers.openings.append(words.openings)
    return triggers
  }

  mutating func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    hits.removeAll(keepingCapacity: true)
    literals.forEachHit(in: text, tokens, at: candidates) { hits.append((owners[$0], $1)) }
    for index in candidates where tokens[index].kind != .mark {
      words.forEachOwner(tokens, at: index) { hits.append(($0, Int(tokens[index].start))) }
    }
    guard !hits.isEmpty else { return }
    hits.sort { $0.offset < $1.offset }
    units.removeAll(keepingCapacity: true)
    if !facts.hasNonASCII, text.count < Self.mostUnits { units.append(contentsOf: text.lazy.map { UInt16($0) }) }
    var done = Array(repeating: 0, count: rules.count)
    for hit in hits where hit.offset >= done[hit.rule] && findings.isActive(rules[hit.rule].rule) {
      let region = Self.line(text, around: hit.offset)
      done[hit.rule] = region.upperBound
      match(hit.rule, text, region, into: &findings)
    }
  }

  /// The matcher of a rule, whose pattern was tried when the pack was compiled.
  private mutating func matcher(_ number: Int) -> (matcher: RegexMatcher, group: Int)? {
    if let known = matchers[number] { return known }
    guard let pattern = try? RegexPattern(rules[number].pattern, options: rules[number].options) else { return nil }
    let made = (RegexMatcher(pattern), pattern.groupNumber(named: "match") ?? 0)
    matchers[number] = made
    return made
  }

  private mutating func match(
    _ number: Int, _ text: [UInt8], _ region: Range<Int>, into findings: inout FindingSink
  ) {
    guard let (matcher, group) = matcher(number) else { return }
    // A pattern that runs into its time limit on this line finds nothing more there.
    let matches =
      (try? units.isEmpty
        ? matcher.matches(in: text.span, region: region) : matcher.matches(inUTF16: units.span, region: region)) ?? []
    for match in matches {
      guard let range = group == 0 ? match.range : match.captures[group - 1], !range.isEmpty else { continue }
      var values: [String: String] = [:]
      for (number, capture) in match.captures.enumerated() {
        guard let capture else { continue }
        values[String(number + 1)] = String(decoding: text[capture], as: UTF8.self)
      }
      findings.report(rules[number].rule, range, values: values)
    }
  }

  private static func line(_ text: [UInt8], around offset: Int) -> Range<Int> {
    var low = offset
    while low > 0, text[low - 1] != 0x0A, offset - low < reach || text[low] & 0xC0 == 0x80 { low -= 1 }
    var high = offset
    while high < text.count, text[high] != 0x0A, high - offset < reach || text[high] & 0xC0 == 0x80 { high += 1 }
    return low..<high
  }
}
