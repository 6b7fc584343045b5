import Modeling
import Reporters
import RuleCompiler

/// Learned swaps as a table of the lexicon.
struct LearnedTable {
  let text: String
  /// One line for people.
  let summary: String

  /// - Parameters:
  ///   - hasListed: whether swaps that the lexicon has stand in comments.
  ///   - isWord: whether there is such a word.
  init(
    _ swaps: [LearnedSwap], _ counts: LearningCounts, lexicon: LexiconCoverage, hasListed: Bool,
    isWord: (String) -> Bool
  ) {
    func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "0 %" : "\(Int((100 * Double(part) / Double(whole)).rounded())) %"
    }
    let usable = swaps.filter {
      LexiconCheck.fault(side: $0.original) == nil && LexiconCheck.fault(side: $0.spun) == nil
    }
    var seen: [LexiconProposal.Swap: String] = [:]
    var comments: [String] = []
    for swap in usable {
      let counts = "\(swap.count) of \(swap.total)" + (swap.articles > 1 ? ", \(swap.articles) articles" : "")
      let line = "\(swap.original) → \(swap.spun), \(counts)\n"
      if let family = lexicon.family(spun: swap.spun, original: swap.original) {
        comments.append("# listed in \(family): " + line)
      } else {
        seen[.init(original: swap.original, spun: swap.spun, weight: swap.weight)] = "# " + line
      }
    }
    let new = seen.count
    let listed = comments.count
    var body = ""
    let keys = seen.keys.sorted { ($0.original, $0.spun) < ($1.original, $1.spun) }
    for line in LexiconProposal(keys, isWord: isWord).lines {
      for swap in line.entries.flatMap(\.swaps) { body += seen[swap] ?? "" }
      body += line.text + "\n"
    }
    if hasListed { body += comments.sorted().joined() }
    let articles = counts.articles == 1 ? "1 pair of articles" : "\(Grouped.text(counts.articles)) pairs of articles"
    summary =
      "\(articles), \(share(counts.matched, counts.sentences)) of the sentences matched, "
      + "\(share(counts.kept, counts.words)) of the words kept: \(new == 1 ? "1 new swap" : "\(Grouped.text(new)) new swaps"), "
      + "\(Grouped.text(listed)) listed already"
    text = "# Proposed by “spinlint learn”: \(summary).\n" + body
  }
}
