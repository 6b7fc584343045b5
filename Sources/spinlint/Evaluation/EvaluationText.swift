import Modeling
import Reporters

/// The figures of an evaluation as tables to read.
struct EvaluationText {
  private let evaluation: Evaluation
  private let misses: Int

  init(_ evaluation: Evaluation, misses: Int) {
    self.evaluation = evaluation
    self.misses = misses
  }

  var text: String {
    let parts = [spans, rules, documents, sets, reliability, coverage, lists].filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var spans: [String] {
    guard evaluation.articles > 0 else { return [] }
    let rate = evaluation.words == 0 ? 0 : 1000 * Double(evaluation.all.edits) / Double(evaluation.words)
    var table = TextTable(
      "edits", ["edits", "found", "recall", "restored", "of found", "findings", "precision", "F1"])
    func row(_ name: String, _ counts: EditCounts) {
      table.add(
        name,
        [
          Grouped.text(counts.edits), Grouped.text(counts.found), Figure.share(counts.recall),
          Figure.share(counts.restoredOfEdits), Figure.share(counts.restoredOfFound),
          counts.findings == 0 ? "" : Grouped.text(counts.findings),
          counts.findings == 0 ? "" : Figure.share(counts.precision),
          counts.findings == 0 ? "" : Figure.share(counts.f1),
        ])
    }
    row("all", evaluation.all)
    for (strength, counts) in evaluation.strengths.sorted(by: { $0.key < $1.key }) {
      row("strength \(strength)", counts)
    }
    row("single word", evaluation.singleWord)
    row("several words", evaluation.multiWord)
    for (name, counts) in evaluation.flags.sorted(by: { $0.key < $1.key }) { row(name, counts) }
    if let coverage = evaluation.coverage {
      row("listed", coverage.listed)
      row("unlisted", coverage.unlisted)
    }
    return [
      "\(Grouped.text(evaluation.articles, "article")) with marked edits, \(Decimal.text(rate, places: 0)) edits per 1,000 "
        + "words"
    ] + table.lines
  }

  private var rules: [String] {
    guard !evaluation.rules.isEmpty else { return [] }
    var table = TextTable("rules", ["findings", "precision", "on clean", "per 10,000 words"])
    for (id, counts) in Self.sorted(evaluation.rules) {
      table.add(
        id,
        [
          Grouped.text(counts.findings), Figure.share(counts.precision), Grouped.text(counts.onClean),
          Figure.rate(
            evaluation.clean.words == 0 ? nil : 10_000 * Double(counts.onClean) / Double(evaluation.clean.words)),
        ])
    }
    return table.lines
  }

  static func sorted(_ rules: [String: RuleCounts]) -> [(key: String, value: RuleCounts)] {
    rules.sorted {
      ($1.value.findings + $1.value.onClean, $0.key) < ($0.value.findings + $0.value.onClean, $1.key)
    }
  }

  private var documents: [String] {
    let scores = evaluation.documents
    guard !scores.spun.isEmpty, !scores.clean.isEmpty else { return [] }
    var table = TextTable("documents", [""])
    table.add("spun, clean", ["\(Grouped.text(scores.spun.count)), \(Grouped.text(scores.clean.count))"])
    table.add("AUC", [scores.areaUnderCurve.map { Decimal.text($0, places: 4) } ?? "-"])
    let at = "at \(scores.threshold): "
    table.add(at + "precision", [Figure.share(scores.precision)])
    table.add(at + "recall", [Figure.share(scores.recall)])
    table.add(at + "F1", [Figure.share(scores.f1)])
    table.add(at + "clean called spun", [Figure.fine(scores.falsePositiveRate)])
    table.add(at + "spun called clean", [Figure.fine(scores.falseNegativeRate)])
    table.add("recall, no clean above", [Figure.share(scores.recall(falsePositives: 0))])
    table.add("recall, 0.1 % clean above", [Figure.share(scores.recall(falsePositives: 0.001))])
    return table.lines
  }

  private var sets: [String] {
    var table = TextTable("sets", ["articles", "flagged", "failed", "unscored", "per 10,000 words"])
    for (name, counts) in evaluation.sets.sorted(by: { $0.key < $1.key }) {
      table.add("\(name.label) \(name.set)", Self.columns(counts))
    }
    if evaluation.clean.articles > 0 { table.add("all clean", Self.columns(evaluation.clean)) }
    return table.lines
  }

  private static func columns(_ counts: SetCounts) -> [String] {
    func share(_ part: Int) -> String {
      counts.articles == 0 ? "-" : Decimal.text(Double(part) / Double(counts.articles), places: 4)
    }
    return [
      Grouped.text(counts.articles), share(counts.flagged), share(counts.failed), Grouped.text(counts.unscored),
      Figure.rate(counts.per10000),
    ]
  }

  private var reliability: [String] {
    guard evaluation.reliability.contains(where: { $0.count > 0 }) else { return [] }
    var table = TextTable("reliability of swaps", ["findings", "confidence", "right"])
    for (index, bin) in evaluation.reliability.enumerated() where bin.count > 0 {
      table.add(
        "\(Double(index) / 10) to \(Double(index + 1) / 10)",
        [Grouped.text(bin.count), Figure.share(bin.meanConfidence), Figure.share(bin.share)])
    }
    return table.lines
  }

  private var coverage: [String] {
    guard let coverage = evaluation.coverage else { return [] }
    var table = TextTable("lexicon", ["edits", "listed", "coverage", "recall of listed"])
    func row(_ name: String, _ family: CoverageCounts.Family) {
      table.add(
        name,
        [
          Grouped.text(family.edits), Grouped.text(family.listed), Figure.share(family.coverage),
          Figure.share(family.recall),
        ])
    }
    for (name, family) in coverage.families.sorted(by: { ($1.value.edits, $0.key) < ($0.value.edits, $1.key) }) {
      row(name, family)
    }
    row("all", coverage.total)
    return table.lines
  }

  private var lists: [String] {
    guard misses > 0 else { return [] }
    var lines: [String] = []
    func add(_ title: String, _ counts: [String: Int]) {
      guard !counts.isEmpty else { return }
      lines += (lines.isEmpty ? [] : [""]) + [title]
      for (text, count) in Counted.commonest(counts, misses) {
        let digits = String(count)
        lines.append(String(repeating: " ", count: max(1, 8 - digits.count)) + digits + "  " + text)
      }
    }
    add("missed edits", evaluation.missed)
    add("false findings in spun articles", evaluation.falseFindings)
    if let coverage = evaluation.coverage { add("unlisted edits", coverage.missing) }
    return lines
  }
}

/// Counted texts.
enum Counted {
  /// The commonest, those of equal count by text.
  static func commonest(_ counts: [String: Int], _ number: Int) -> [(text: String, count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(number).map { ($0.key, $0.value) }
  }
}

/// Figures as texts.
enum Figure {
  static func share(_ value: Double?) -> String { value.map { Decimal.text($0, places: 3) } ?? "-" }
  static func fine(_ value: Double?) -> String { value.map { Decimal.text($0, places: 4) } ?? "-" }
  static func rate(_ value: Double?) -> String { value.map { Decimal.text($0, places: 2) } ?? "-" }
}

/// A table with a column of names and columns of numbers.
struct TextTable {
  private var rows: [(name: String, cells: [String])] = []

  /// - Parameters:
  ///   - title: head of the column of names.
  ///   - columns: heads of the others.
  init(_ title: String, _ columns: [String]) { rows.append((title, columns)) }

  mutating func add(_ name: String, _ cells: [String]) { rows.append((name, cells)) }

  var lines: [String] {
    let first = rows.map { $0.name.count + ($0.cells.isEmpty ? 0 : 2) }.max() ?? 0
    let count = rows.map(\.cells.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.cells.count ? $0.cells[column].count : 0 }.max() ?? 0
    }
    return rows.enumerated().map { index, row in
      let name = index == 0 ? row.name : "  " + row.name
      var line = name + String(repeating: " ", count: max(0, first + 2 - name.count))
      for (column, cell) in row.cells.enumerated() {
        line += (column == 0 ? "" : "  ") + String(repeating: " ", count: widths[column] - cell.count) + cell
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
