/// Quality signals of a whole article, as curators of text corpora use them. Findings have an empty range at 0.
struct MetricCheck: Check {
  static let kind = RuleKind.metric
  private static let most = FormSpec.Option("most", .number, "A greater value is reported.")
  private static let least = FormSpec.Option("least", .number, "A smaller value is reported.")
  private static let size = FormSpec.Option("n", .number, "Words of an n-gram.", isRequired: true)
  private static let units = FormSpec.Option("least-words", .number, "Shorter articles are not measured (default 50).")

  static let forms = [
    form("duplicate-lines", "Share of lines that stand in the article before."),
    form("duplicate-paragraphs", "Share of paragraphs that stand in the article before."),
    form("duplicate-line-bytes", "Share of bytes in lines that stand in the article before."),
    form("top-ngram", "Share of word bytes in the most frequent n-gram.", [size]),
    form("duplicate-ngrams", "Share of word bytes in n-grams that occur before.", [size]),
    form("terminal-punctuation", "Share of lines that end in a terminal mark."),
    form(
      "short-lines", "Share of lines shorter than “length” bytes.", [.init("length", .number, "Bytes (default 30).")]),
    form("symbol-words", "“#” and ellipses per word."),
    form("alphabetic-words", "Share of words that hold a letter."),
    form("unique-words", "Share of words that did not occur before."),
    form("word-length", "Mean bytes of a word."),
    form("word-count", "Number of words."),
    form("bullet-lines", "Share of lines that start with a bullet."),
    form("ellipsis-lines", "Share of lines that end in an ellipsis."),
    form("stop-words", "Number of different words of a list.", [.init("words", .list, "The words.", isRequired: true)]),
  ]

  private static func form(_ name: String, _ summary: String, _ options: [FormSpec.Option] = []) -> FormSpec {
    FormSpec(name, summary + " Values: {value}, {limit}.", options: options + [most, least, units])
  }

  private let rules: [IndexedRule]
  private let stopWords: [KeyMap]

  init(rules: [IndexedRule], resources: CheckResources) {
    self.rules = rules
    stopWords = rules.map { KeyMap(words: $0.rule.options.list("words")) }
  }

  var triggers: Triggers { Triggers(properties: .any) }

  func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    let signals = ArticleSignals(text, tokens)
    for (number, item) in rules.enumerated() where findings.isActive(item.index) {
      let options = item.rule.options
      guard Double(facts.words) >= options.number("least-words") ?? 50 else { continue }
      guard let value = value(item.rule, stopWords[number], signals) else { continue }
      if let most = options.number("most"), value > most {
        report(item.index, value, most, into: &findings)
      } else if let least = options.number("least"), value < least {
        report(item.index, value, least, into: &findings)
      }
    }
  }

  private func value(_ rule: Rule, _ words: KeyMap, _ signals: ArticleSignals) -> Double? {
    let size = max(1, Int(rule.options.number("n") ?? 2))
    switch rule.form {
    case "duplicate-lines": return signals.duplicates(signals.lines, byBytes: false)
    case "duplicate-line-bytes": return signals.duplicates(signals.lines, byBytes: true)
    case "duplicate-paragraphs": return signals.duplicates(signals.paragraphs, byBytes: false)
    case "top-ngram": return signals.topNGramShare(size)
    case "duplicate-ngrams": return signals.duplicateNGramShare(size)
    case "terminal-punctuation": return signals.share { $0.isTerminated }
    case "short-lines":
      let length = Int(rule.options.number("length") ?? 30)
      return signals.share { $0.range.count < length }
    case "symbol-words": return signals.ratio(signals.symbols)
    case "alphabetic-words": return signals.ratio(signals.alphabetic)
    case "unique-words": return signals.ratio(Set(signals.words.map(\.key)).count)
    case "word-length": return signals.ratio(signals.wordBytes)
    case "word-count": return Double(signals.words.count)
    case "bullet-lines": return signals.share { $0.isBullet }
    case "ellipsis-lines": return signals.share { $0.isEllipsis }
    default: return Double(Set(signals.words.map(\.key).filter { words.contains($0) }).count)
    }
  }

  private func report(_ rule: Int, _ value: Double, _ limit: Double, into findings: inout FindingSink) {
    findings.report(rule, 0..<0, values: ["value": Self.text(value), "limit": Self.text(limit)])
  }

  /// A number with three decimals at most.
  private static func text(_ value: Double) -> String {
    let scaled = Int((value * 1000).rounded())
    var fraction = String(1000 + scaled % 1000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return String(scaled / 1000) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
