/// Technical terms in which words were swapped, composed while reading: each word of a term stays or is swapped, and at
/// least one swap is hard.
struct TermCheck: Check {
  static let kind = RuleKind.term
  static let forms = [
    FormSpec(
      "composed", "Terms with swapped words: every term with every swap of each of its words.",
      options: [
        .init("terms", .list, "Files beside the rule: a term a line, (one|other) for alternatives.", isRequired: true),
        .init(
          "swaps", .list, "Files beside the rule: word, tab, what stands for it, separated by |.", isRequired: true),
        .init("tails", .string, "File beside the rule: words that may follow any term."),
        .init("natural", .string, "File beside the rule: phrases that people write themselves."),
      ])
  ]

  private var readers: [(reader: TermReader, rule: Int)]

  init(rules: [IndexedRule], resources: CheckResources) {
    readers = resources.termTables.filter { $0.rule >= 0 }.map {
      (TermReader(table: $0.table, context: resources.contextModel), Int($0.rule))
    }
  }

  var triggers: Triggers { Triggers(neighbours: readers.map(\.reader.neighbours)) }

  mutating func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    for index in readers.indices where findings.isActive(readers[index].rule) {
      let rule = readers[index].rule
      var found: [(range: Range<Int>, suggestions: [String])] = []
      readers[index].reader.read(text, tokens, at: candidates) { found.append(($0, $1)) }
      guard Set(found.map(\.suggestions.first)).count >= Self.needed(words: facts.words) else { continue }
      for (range, suggestions) in found {
        findings.report(
          rule, Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end), suggestions: suggestions)
      }
    }
  }

  /// Different terms that an article must hold for any to be shown. Who writes at length puts words together now and then
  /// that look like a swapped term, and again where they are what the article is about; who had a machine do it leaves
  /// several.
  static func needed(words: Int) -> Int { min(3, 1 + words / 150) }

  /// Whether a mark joins two words into one: hyphens and the en dash.
  @inline(__always)
  static func joins(_ key: UInt64) -> Bool { key == 0x2D || (0x2010...0x2013).contains(key) }
}
