internal import Engine
internal import Readers
internal import Reporters

/// What changed since a previous run.
struct ReportChanges: Sendable {
  /// An article whose verdict or score is another one.
  struct Change: Sendable {
    var title: String
    var page: String
    var before: String
    var now: String
    var delta: Double?
  }
  private(set) var added = 0
  private(set) var removed = 0
  private(set) var better = 0
  private(set) var worse = 0
  private(set) var nowFail = 0
  private(set) var nowPass = 0
  /// Fallen and risen verdicts first, then the greatest differences; at most `longest`.
  private(set) var list: [Change] = []
  private static let longest = 10

  /// Compares rows with a previous run, and sets the `delta` of each.
  init(_ rows: inout [IndexRow], previous: [PreviousArticle]) {
    var before = Dictionary(previous.map { ($0.name, $0) }) { first, _ in first }
    var changes: [(rank: Double, change: Change)] = []
    for index in rows.indices {
      guard let old = before.removeValue(forKey: rows[index].name) else {
        added += 1
        continue
      }
      if let score = rows[index].score, let oldScore = old.score { rows[index].delta = score - oldScore }
      let delta = rows[index].delta.map { ($0 * 10).rounded() / 10 }
      rows[index].delta = delta
      if let delta, delta > 0 { better += 1 }
      if let delta, delta < 0 { worse += 1 }
      let verdict = rows[index].verdict
      if old.verdict == "pass", verdict == "fail" { nowFail += 1 }
      if old.verdict == "fail", verdict == "pass" { nowPass += 1 }
      guard old.verdict != verdict || delta != nil && delta != 0 else { continue }
      let change = Change(
        title: rows[index].title, page: rows[index].page, before: IndexRow.word(old.verdict),
        now: IndexRow.word(verdict), delta: delta)
      changes.append(((old.verdict != verdict ? 1000 : 0) + abs(delta ?? 0), change))
    }
    removed = before.count
    changes.sort { ($1.rank, $0.change.page) < ($0.rank, $1.change.page) }
    list = changes.prefix(Self.longest).map(\.change)
  }

  /// One sentence.
  var words: String {
    let parts = [
      (nowFail, "newly fail"), (nowPass, "newly pass"), (worse, "have a lower score"), (better, "have a higher score"),
      (added, "are new"), (removed, "are gone"),
    ].filter { $0.0 > 0 }.map { number, verb in
      "\(Grouped.text(number)) \(number == 1 ? Self.singular(verb) : verb)"
    }
    return parts.isEmpty ? "Nothing changed." : "Of the articles, " + parts.joined(separator: ", ") + "."
  }

  private static func singular(_ verb: String) -> String {
    switch verb {
    case "newly fail": "newly fails"
    case "newly pass": "newly passes"
    case "have a lower score": "has a lower score"
    case "have a higher score": "has a higher score"
    case "are new": "is new"
    default: "is gone"
    }
  }

  var values: [String: TemplateValue] {
    [
      "changeSummary": .text(words), "hasChanged": .flag(!list.isEmpty),
      "changed": .list(
        list.map {
          .object([
            "title": .text($0.title), "page": .text($0.page), "before": .text($0.before), "now": .text($0.now),
            "delta": .text($0.delta.map { IndexRow.text(delta: $0) } ?? "–"),
            "direction": .text(IndexRow.direction($0.delta)),
          ])
        }),
    ]
  }
}
