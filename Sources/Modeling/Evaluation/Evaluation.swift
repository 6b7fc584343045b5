public import Engine

/// Figures of the linter on labelled articles: findings against edits, articles against labels.
///
/// Findings of severity minor or higher count, and only those with a place. A finding is right where it touches the
/// part of an edit that differs from the original; an edit is found where such a finding is not much longer than it.
public struct Evaluation: Sendable {
  /// Spun articles with marked edits.
  public var articles = 0
  /// Blank-separated words of these.
  public var words = 0
  public var all = EditCounts()
  public var singleWord = EditCounts()
  public var multiWord = EditCounts()
  /// By `meta.p`.
  public var strengths: [Double: EditCounts] = [:]
  /// By the flags of edits.
  public var flags: [String: EditCounts] = [:]
  public var rules: [String: RuleCounts] = [:]
  public var documents: DocumentScores
  /// By label, then set.
  public var sets: [SetName: SetCounts] = [:]
  public var clean = SetCounts()
  /// Findings of the swap rules, in articles with marked edits and in clean ones.
  public var reliability = Array(repeating: ReliabilityBin(), count: 10)
  public var coverage: CoverageCounts?
  /// Missed edits (“spun ← original”) and false findings (“rule: text”), with their numbers.
  public var missed: [String: Int] = [:]
  public var falseFindings: [String: Int] = [:]

  private let lexicon: LexiconCoverage?

  public struct SetName: Sendable, Hashable, Comparable {
    public var label: String
    public var set: String

    public static func < (left: SetName, right: SetName) -> Bool {
      (left.label, left.set) < (right.label, right.set)
    }
  }

  /// - Parameters:
  ///   - threshold: the spin probability from which on an article counts as spun.
  ///   - lexicon: tells which edits are listed; nil does not ask.
  public init(threshold: Double = 0.5, lexicon: LexiconCoverage? = nil) {
    documents = DocumentScores(threshold: threshold)
    self.lexicon = lexicon
    if lexicon != nil { coverage = CoverageCounts() }
  }

  /// Adds what the linter said of an article.
  public mutating func add(_ article: EvaluationArticle, _ assessment: Assessment) {
    let findings = assessment.findings.filter { $0.severity >= .minor && !$0.textRange.isEmpty }
    let labelled = article.labelled
    let count = article.words
    let probability = assessment.spin?.probability ?? 0
    let counts = SetCounts(
      articles: 1, words: count, findings: findings.count, failed: assessment.verdict == .fail ? 1 : 0,
      unscored: assessment.verdict == .unscored ? 1 : 0, flagged: probability >= documents.threshold ? 1 : 0)
    sets[SetName(label: labelled.label, set: article.set), default: SetCounts()] += counts
    guard labelled.isSpun else {
      documents.clean.append(probability)
      clean += counts
      for finding in findings {
        rules[finding.rule, default: RuleCounts()].onClean += 1
        note(finding, isRight: false)
      }
      return
    }
    documents.spun.append(probability)
    guard let edits = labelled.edits, !edits.isEmpty else { return }
    articles += 1
    words += count
    match(findings, edits, article)
  }

  private mutating func match(_ findings: [Finding], _ edits: [LabelledArticle.Edit], _ article: EvaluationArticle) {
    let labelled = article.labelled
    var found = Array(repeating: false, count: edits.count)
    var restored = found
    var right = 0
    for finding in findings {
      let match = EditMatch(finding.textRange, edits)
      rules[finding.rule, default: RuleCounts()].findings += 1
      if match.isRight {
        rules[finding.rule, default: RuleCounts()].right += 1
        right += 1
      } else {
        falseFindings["\(finding.rule): \(finding.text.lowercased())", default: 0] += 1
      }
      note(finding, isRight: match.isRight)
      let isRestored = finding.suggestions.first.map { match.restores(finding.textRange, $0, labelled) } ?? false
      for index in match.hits {
        found[index] = true
        if isRestored { restored[index] = true }
      }
    }
    var own = EditCounts()
    for (index, edit) in edits.enumerated() {
      let isRestored = edit.original == nil ? nil : restored[index]
      own.add(isFound: found[index], isRestored: isRestored)
      if Self.isMultiWord(labelled.text[edit.range]) {
        multiWord.add(isFound: found[index], isRestored: isRestored)
      } else {
        singleWord.add(isFound: found[index], isRestored: isRestored)
      }
      for flag in index < article.flags.count ? article.flags[index] : [] {
        flags[flag, default: EditCounts()].add(isFound: found[index], isRestored: isRestored)
      }
      let spun = String(decoding: labelled.text[edit.range], as: UTF8.self)
      if !found[index] {
        missed["\(spun.lowercased()) ← \(edit.original?.lowercased() ?? "?")", default: 0] += 1
      }
      if let lexicon {
        coverage?.add(lexicon, spun: spun, original: edit.original, isFound: found[index], isRestored: isRestored)
      }
    }
    own.findings = findings.count
    own.right = right
    all += own
    if let strength = labelled.strength { strengths[strength, default: EditCounts()] += own }
  }

  private mutating func note(_ finding: Finding, isRight: Bool) {
    guard finding.category == "swap" else { return }
    let bin = min(9, max(0, Int(finding.confidence * 10)))
    reliability[bin].count += 1
    reliability[bin].sum += finding.confidence
    if isRight { reliability[bin].right += 1 }
  }

  private static func isMultiWord(_ text: ArraySlice<UInt8>) -> Bool {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D]
    guard let first = text.firstIndex(where: { !blanks.contains($0) }),
      let last = text.lastIndex(where: { !blanks.contains($0) })
    else { return false }
    return text[first...last].contains(0x20)
  }
}

extension EditCounts {
  static func += (left: inout EditCounts, right: EditCounts) {
    left.edits += right.edits
    left.found += right.found
    left.known += right.known
    left.restored += right.restored
    left.findings += right.findings
    left.right += right.right
  }
}

extension SetCounts {
  static func += (left: inout SetCounts, right: SetCounts) {
    left.articles += right.articles
    left.words += right.words
    left.findings += right.findings
    left.failed += right.failed
    left.unscored += right.unscored
    left.flagged += right.flagged
  }
}
