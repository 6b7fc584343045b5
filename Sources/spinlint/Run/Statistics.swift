import Reporters

/// `--statistics`: findings by rule, most frequent first.
enum Statistics {
  static func write(_ summary: RunSummary) {
    OutputStream.standardError.writeLine(text(summary))
  }

  private static func text(_ summary: RunSummary) -> String {
    let rules = summary.rulesFound.sorted { ($1.value.findings, $0.key) < ($0.value.findings, $1.key) }
    var rows = rules.map { row($0.key, $0.value) }
    var total = RuleCount()
    for rule in rules { total.add(rule.value) }
    rows.append(row(rules.count == 1 ? "1 rule" : "\(rules.count) rules", total))
    rows.insert(["findings", "safe fixes", "unsafe fixes", "rule"], at: 0)
    let widths = (0..<3).map { column in rows.map(\.[column].utf8.count).max() ?? 0 }
    return rows.map { cells in
      (0..<3).map { String(repeating: " ", count: widths[$0] - cells[$0].utf8.count) + cells[$0] }
        .joined(separator: "  ") + "  " + cells[3]
    }.joined(separator: "\n")
  }

  private static func row(_ name: String, _ count: RuleCount) -> [String] {
    [String(count.findings), String(count.safeFixes), String(count.unsafeFixes), name]
  }
}
