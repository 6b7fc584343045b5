/// Decides between findings whose ranges intersect: the highest severity stays, then confidence, length, rule id.
enum Resolver {
  /// The findings that stay, sorted by start, end and rule; the others are `related` to the one that beat them.
  static func resolve(_ findings: [Finding]) -> [Finding] {
    guard findings.count > 1 else { return findings }
    let ranked = findings.indices.sorted { left, right in ranksBefore(findings[left], findings[right]) }
    // Findings that stay do not intersect, so they lie in one order by start and by end.
    var kept: [Finding] = []
    for index in ranked {
      var finding = findings[index]
      var low = 0
      var high = kept.count
      while low < high {
        let middle = (low + high) / 2
        if kept[middle].textRange.upperBound <= finding.textRange.lowerBound { low = middle + 1 } else { high = middle }
      }
      if low < kept.count, kept[low].textRange.overlaps(finding.textRange) {
        finding.penalty = 0
        kept[low].related.append(finding)
      } else {
        kept.insert(finding, at: low)
      }
    }
    return kept.sorted { isOrderedBefore($0, $1) }
  }

  private static func ranksBefore(_ left: Finding, _ right: Finding) -> Bool {
    if left.severity != right.severity { return left.severity > right.severity }
    if left.confidence != right.confidence { return left.confidence > right.confidence }
    if left.textRange.count != right.textRange.count { return left.textRange.count > right.textRange.count }
    if left.rule != right.rule { return left.rule < right.rule }
    return left.textRange.lowerBound < right.textRange.lowerBound
  }

  private static func isOrderedBefore(_ left: Finding, _ right: Finding) -> Bool {
    (left.textRange.lowerBound, left.textRange.upperBound, left.rule)
      < (right.textRange.lowerBound, right.textRange.upperBound, right.rule)
  }
}
