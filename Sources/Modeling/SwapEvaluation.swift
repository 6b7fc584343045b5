public import Engine

/// Figures of the swap model on articles with marked swaps, counted as the published scorer counts them.
public struct SwapEvaluation: Sendable {
  /// Counts of one strength of spinning.
  public struct Strength: Sendable {
    public var findings = 0
    public var right = 0
    public var edits = 0
    public var found = 0
    public var restored = 0

    /// Share of the findings that touch an edit.
    public var precision: Double { Double(right) / Double(max(1, findings)) }
    /// Share of the edits that a finding touches.
    public var recall: Double { Double(found) / Double(max(1, edits)) }
    /// Share of the found edits whose first suggestion restores the text.
    public var restoration: Double { Double(restored) / Double(max(1, found)) }
  }
  /// By `meta.p`; −1 where it is not known.
  public var strengths: [Double: Strength] = [:]
  public var cleanWords = 0
  public var cleanFindings = 0
  /// Clean articles that the gate let pass unread.
  public var cleanSkipped = 0
  /// Probabilities of spun and of clean articles.
  public var spun: [Double] = []
  public var clean: [Double] = []
  /// Ten bins of confidence: sum of confidences, number right, number.
  public var reliability: [(sum: Double, right: Int, count: Int)] = Array(repeating: (0, 0, 0), count: 10)

  /// Area under the ROC curve of the probabilities.
  public var areaUnderCurve: Double {
    guard !spun.isEmpty, !clean.isEmpty else { return 0 }
    let ranked = (spun.map { ($0, 1) } + clean.map { ($0, 0) }).sorted { $0.0 < $1.0 }
    var sum = 0.0
    var index = 0
    while index < ranked.count {
      var end = index
      while end < ranked.count, ranked[end].0 == ranked[index].0 { end += 1 }
      let positives = ranked[index..<end].count { $0.1 == 1 }
      sum += Double(positives) * Double(index + end + 1) / 2
      index = end
    }
    let positives = Double(spun.count)
    return (sum - positives * (positives + 1) / 2) / (positives * Double(clean.count))
  }

  /// Share of the spun articles above every clean one.
  public var recallWithoutFalsePositive: Double {
    let limit = clean.max() ?? 0
    return Double(spun.count { $0 > limit }) / Double(max(1, spun.count))
  }

  /// The figures as lines of text.
  public var lines: [String] {
    func percent(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
    var out = strengths.sorted { $0.key < $1.key }.map { key, item in
      "p=\(key): precision \(percent(item.precision)) recall \(percent(item.recall)) restored of found "
        + "\(percent(item.restoration)) (\(item.findings) findings, \(item.edits) edits)"
    }
    out.append(
      "clean: \(percent(10_000 * Double(cleanFindings) / Double(max(1, cleanWords)))) findings per 10,000 words, "
        + "\(clean.count { $0 >= 0 }) of \(clean.count) articles at 0.5, \(cleanSkipped) skipped")
    out.append(
      "articles: AUC \(percent(areaUnderCurve)), recall without false positive \(percent(recallWithoutFalsePositive))")
    out.append(
      "reliability: "
        + reliability.map { bin in
          bin.count == 0
            ? "-"
            : "\(percent(bin.sum / Double(bin.count)))/\(percent(Double(bin.right) / Double(bin.count)))(\(bin.count))"
        }.joined(separator: " "))
    return out
  }

  public init() {}
}

extension SwapFitter {
  /// Adds the figures of tables on the articles whose number fulfils `isIncluded`.
  public func evaluate(
    _ tables: SwapTables, precision: Float, where isIncluded: (Int) -> Bool, into total: inout SwapEvaluation
  ) {
    let scorer = SwapScorer(tables: tables)
    for (number, whole) in samples.enumerated() where isIncluded(number) {
      var staged = Staged(whole, scorer)
      staged.judge(scorer)
      let (sample, fit) = (staged.sample, staged.fit)
      let unread =
        tables.passesUnread(first: staged.first) ?? tables.passesUnread(first: staged.first, second: staged.second)
      let logit = Double(unread.map(SwapScorer.logit) ?? tables.article.logit(staged.article))
      let isLookedAt = unread == nil
      var shown: [Int] = []
      if withheld.contains(.display) {
        shown = fit.confidences.indices.filter { fit.confidences[$0] >= 0.5 }
      } else if isLookedAt {
        let probability = Float(1 / (1 + Math.expd(-logit)))
        shown = scorer.display(
          fit, sample.places, precision: precision, words: sample.words, probability: probability)
      }
      if !isLookedAt, !sample.article.isSpun { total.cleanSkipped += 1 }
      if !sample.article.isSpun {
        total.clean.append(logit)
        total.cleanWords += sample.words
        total.cleanFindings += shown.count
      } else {
        total.spun.append(logit)
        count(sample, shown, fit, into: &total.strengths[sample.article.strength ?? -1, default: .init()])
      }
      for (position, index) in fit.chosen.enumerated() {
        let confidence = fit.confidences[position]
        let bin = min(9, Int(confidence * 10))
        total.reliability[bin].sum += Double(confidence)
        total.reliability[bin].right += Int(sample.isSwapped[index])
        total.reliability[bin].count += 1
      }
    }
  }

  private func count(
    _ sample: Sample, _ shown: [Int], _ fit: SwapScorer.Fit, into counts: inout SwapEvaluation.Strength
  ) {
    let edits = sample.article.edits ?? []
    var found: Set<Int> = []
    var restored: Set<Int> = []
    for position in shown {
      let index = fit.chosen[position]
      let place = sample.places[index]
      let match = EditMatch(place.range, edits)
      counts.findings += 1
      if match.isRight { counts.right += 1 }
      found.formUnion(match.hits)
      let reading = place.features / SwapFeature.readingCount + fit.best[index]
      if sample.isRight[reading] == 1 { restored.formUnion(match.hits) }
    }
    counts.edits += edits.count
    counts.found += found.count
    counts.restored += restored.count
  }
}
