internal import ICUText

/// ICU regular expressions, each run only on lines that hold one of its literals.
struct RegexCheck: Check {
  static let kind = RuleKind.regex
  static let forms = [
    FormSpec(
      "pattern", "An ICU regular expression. A group named “match” narrows the range. Values: {1}, {2} …",
      options: [
        .init("pattern", .string, "The expression.", isRequired: true),
        .init(
          "literals", .list, "A match holds one of these texts of two or more bytes; case is ignored.", isRequired: true
        ),
        .init("ignore-case", .boolean, "Whether case is ignored (default false)."),
      ])
  ]

  private let rules: [(rule: Int, matcher: RegexMatcher, group: Int)]
  private let scanner: LiteralScanner
  private let owners: [Int]
  /// Bytes of a line that a match may reach from its literal.
  private static let reach = 1000

  init(rules: [IndexedRule], resources: CheckResources) throws(RuleError) {
    var compiled: [(rule: Int, matcher: RegexMatcher, group: Int)] = []
    var literals: [String] = []
    var owners: [Int] = []
    for item in rules {
      do {
        let options: RegexPattern.Options = item.rule.options.boolean("ignore-case") ? [.caseInsensitive] : []
        let pattern = try RegexPattern(item.rule.options.string("pattern") ?? "", options: options)
        let matcher = RegexMatcher(pattern)
        for literal in item.rule.options.list("literals") where literal.utf8.count >= 2 {
          literals.append(literal)
          owners.append(compiled.count)
        }
        compiled.append((item.index, matcher, pattern.groupNumber(named: "match") ?? 0))
      } catch {
        throw RuleError(rule: item.rule.id, message: "the pattern cannot be used: \(error)")
      }
    }
    self.rules = compiled
    self.owners = owners
    scanner = LiteralScanner(literals: literals)
  }

  func run(_ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, into findings: inout FindingSink) {
    var hits: [(rule: Int, offset: Int)] = []
    scanner.forEachHit(in: text) { hits.append((owners[$0], $1)) }
    guard !hits.isEmpty else { return }
    var done = Array(repeating: 0, count: rules.count)
    for hit in hits where hit.offset >= done[hit.rule] && findings.isActive(rules[hit.rule].rule) {
      let region = Self.line(text, around: hit.offset)
      done[hit.rule] = region.upperBound
      match(rules[hit.rule], text, region, into: &findings)
    }
  }

  private func match(
    _ rule: (rule: Int, matcher: RegexMatcher, group: Int), _ text: [UInt8], _ region: Range<Int>,
    into findings: inout FindingSink
  ) {
    // A pattern that runs into its time limit on this line finds nothing more there.
    let matches = (try? rule.matcher.matches(in: text.span, region: region)) ?? []
    for match in matches {
      guard let range = rule.group == 0 ? match.range : match.captures[rule.group - 1], !range.isEmpty else { continue }
      var values: [String: String] = [:]
      for (number, capture) in match.captures.enumerated() {
        guard let capture else { continue }
        values[String(number + 1)] = String(decoding: text[capture], as: UTF8.self)
      }
      findings.report(rule.rule, range, values: values)
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
