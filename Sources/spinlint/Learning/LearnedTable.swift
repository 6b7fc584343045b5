import Modeling
import Reporters
import RuleCompiler

/// Learned swaps as a table of the lexicon.
struct LearnedTable {
  let text: String
  /// One line for people.
  let summary: String

  /// - Parameter hasListed: whether swaps that the lexicon has stand in comments.
  init(_ swaps: [LearnedSwap], _ counts: LearningCounts, lexicon: LexiconCoverage, hasListed: Bool) {
    func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "0 %" : "\(Int((100 * Double(part) / Double(whole)).rounded())) %"
    }
    let usable = swaps.filter {
      LexiconCheck.fault(side: $0.original) == nil && LexiconCheck.fault(side: $0.spun) == nil
    }
    var groups = Dictionary(grouping: usable) { $0.original }
    for (original, group) in groups {
      groups[original] = group.sorted { ($1.count, $0.spun) < ($0.count, $1.spun) }
    }
    var new = 0
    var listed = 0
    var body = ""
    for original in groups.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      var entries: [String] = []
      for swap in groups[original] ?? [] {
        let seen = "\(swap.count) of \(swap.total)" + (swap.articles > 1 ? ", \(swap.articles) articles" : "")
        if let family = lexicon.family(spun: swap.spun, original: swap.original) {
          listed += 1
          if hasListed { body += "# listed in \(family): \(original) → \(swap.spun), \(seen)\n" }
        } else {
          new += 1
          body += "# \(original) → \(swap.spun), \(seen)\n"
          entries.append("\(swap.spun):\(swap.weight)")
        }
      }
      if !entries.isEmpty { body += "\(original)\t\(entries.joined(separator: "|"))\t-\n" }
    }
    let articles = counts.articles == 1 ? "1 pair of articles" : "\(Grouped.text(counts.articles)) pairs of articles"
    summary =
      "\(articles), \(share(counts.matched, counts.sentences)) of the sentences matched, "
      + "\(share(counts.kept, counts.words)) of the words kept: \(new == 1 ? "1 new swap" : "\(Grouped.text(new)) new swaps"), "
      + "\(Grouped.text(listed)) listed already"
    text = "# Proposed by “spinlint learn”: \(summary).\n" + body
  }
}
