import Engine
import Reporters

/// `--statistics`: findings by rule, most frequent first, and the time of each kind of rule.
enum Statistics {
  static func write(_ summary: RunSummary, _ times: [RuleKind: Duration]) {
    OutputStream.standardError.writeLine(text(summary))
    OutputStream.standardError.writeLine(text(times))
  }

  private static func text(_ times: [RuleKind: Duration]) -> String {
    let sorted = times.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    let rows = sorted.map { (milliseconds($0.value), $0.key.rawValue) }
    let width = max(8, rows.map(\.0.utf8.count).max() ?? 0)
    return ([("ms", "kind of rule")] + rows)
      .map { String(repeating: " ", count: width - $0.0.utf8.count) + $0.0 + "  " + $0.1 }.joined(separator: "\n")
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let micros = duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
    let fraction = String(micros % 1000)
    return "\(micros / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
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
