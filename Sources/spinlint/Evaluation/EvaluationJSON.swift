import Modeling
import Reporters
import SpinLint

/// The figures of an evaluation as one JSON object, `spinlint.evaluation/1`. Shares are null where there is nothing to
/// divide by.
struct EvaluationJSON {
  private var writer = JSONWriter()

  var bytes: [UInt8] { writer.bytes + [0x0A] }

  init(_ evaluation: Evaluation, files: [String], misses: Int) {
    writer.object { writer in
      writer.key("schema")
      writer.value("spinlint.evaluation/1")
      writer.key("tool")
      writer.object { writer in
        writer.key("name")
        writer.value("spinlint")
        writer.key("version")
        writer.value(SpinLintVersion.current)
      }
      writer.key("files")
      writer.array { writer in for file in files { writer.value(file) } }
      writer.key("spans")
      writer.object { Self.spans(evaluation, &$0) }
      writer.key("rules")
      writer.array { writer in
        for (id, counts) in EvaluationText.sorted(evaluation.rules) {
          writer.object { Self.rule(id, counts, evaluation, &$0) }
        }
      }
      writer.key("documents")
      writer.object { Self.documents(evaluation.documents, &$0) }
      writer.key("sets")
      writer.array { writer in
        for (name, counts) in evaluation.sets.sorted(by: { $0.key < $1.key }) {
          writer.object { writer in
            writer.key("label")
            writer.value(name.label)
            writer.key("set")
            writer.value(name.set)
            Self.set(counts, &writer)
          }
        }
      }
      writer.key("clean")
      writer.object { Self.set(evaluation.clean, &$0) }
      writer.key("reliability")
      writer.array { writer in
        for bin in evaluation.reliability {
          writer.object { writer in
            writer.key("findings")
            writer.value(bin.count)
            writer.share("confidence", bin.meanConfidence)
            writer.share("right", bin.share)
          }
        }
      }
      if let coverage = evaluation.coverage {
        writer.key("lexicon")
        writer.object { Self.coverage(coverage, &$0) }
      }
      if misses > 0 { Self.lists(evaluation, misses, &writer) }
    }
  }

  private static func spans(_ evaluation: Evaluation, _ writer: inout JSONWriter) {
    writer.key("articles")
    writer.value(evaluation.articles)
    writer.key("words")
    writer.value(evaluation.words)
    writer.share(
      "editsPer1000Words",
      evaluation.words == 0 ? nil : 1000 * Double(evaluation.all.edits) / Double(evaluation.words))
    edits(evaluation.all, &writer)
    writer.key("strengths")
    writer.array { writer in
      for (strength, counts) in evaluation.strengths.sorted(by: { $0.key < $1.key }) {
        writer.object { writer in
          writer.share("strength", strength)
          Self.edits(counts, &writer)
        }
      }
    }
    for (name, counts) in [("singleWord", evaluation.singleWord), ("multiWord", evaluation.multiWord)] {
      writer.key(name)
      writer.object { Self.edits(counts, hasFindings: false, &$0) }
    }
    writer.key("flags")
    writer.object { writer in
      for (name, counts) in evaluation.flags.sorted(by: { $0.key < $1.key }) {
        writer.key(name)
        writer.object { Self.edits(counts, hasFindings: false, &$0) }
      }
    }
  }

  private static func edits(_ counts: EditCounts, hasFindings: Bool = true, _ writer: inout JSONWriter) {
    writer.key("edits")
    writer.value(counts.edits)
    writer.key("found")
    writer.value(counts.found)
    writer.share("recall", counts.recall)
    writer.share("restoredOfEdits", counts.restoredOfEdits)
    writer.share("restoredOfFound", counts.restoredOfFound)
    guard hasFindings else { return }
    writer.key("findings")
    writer.value(counts.findings)
    writer.key("right")
    writer.value(counts.right)
    writer.share("precision", counts.precision)
    writer.share("f1", counts.f1)
  }

  private static func rule(
    _ id: String, _ counts: RuleCounts, _ evaluation: Evaluation, _ writer: inout JSONWriter
  ) {
    let words = evaluation.clean.words
    writer.key("rule")
    writer.value(id)
    writer.key("findings")
    writer.value(counts.findings)
    writer.key("right")
    writer.value(counts.right)
    writer.share("precision", counts.precision)
    writer.key("onClean")
    writer.value(counts.onClean)
    writer.share("per10000CleanWords", words == 0 ? nil : 10_000 * Double(counts.onClean) / Double(words))
  }

  private static func documents(_ scores: DocumentScores, _ writer: inout JSONWriter) {
    writer.key("spun")
    writer.value(scores.spun.count)
    writer.key("clean")
    writer.value(scores.clean.count)
    writer.share("auc", scores.areaUnderCurve)
    writer.share("threshold", scores.threshold)
    writer.share("precision", scores.precision)
    writer.share("recall", scores.recall)
    writer.share("f1", scores.f1)
    writer.share("falsePositiveRate", scores.falsePositiveRate)
    writer.share("falseNegativeRate", scores.falseNegativeRate)
    writer.share("recallAtNoFalsePositive", scores.recall(falsePositives: 0))
    writer.share("recallAt0.1PercentFalsePositives", scores.recall(falsePositives: 0.001))
  }

  private static func set(_ counts: SetCounts, _ writer: inout JSONWriter) {
    func share(_ part: Int) -> Double? { counts.articles == 0 ? nil : Double(part) / Double(counts.articles) }
    writer.key("articles")
    writer.value(counts.articles)
    writer.key("words")
    writer.value(counts.words)
    writer.key("findings")
    writer.value(counts.findings)
    writer.share("per10000Words", counts.per10000)
    writer.share("flagged", share(counts.flagged))
    writer.share("failed", share(counts.failed))
    writer.key("unscored")
    writer.value(counts.unscored)
  }

  private static func coverage(_ coverage: CoverageCounts, _ writer: inout JSONWriter) {
    func family(_ name: String, _ counts: CoverageCounts.Family, _ writer: inout JSONWriter) {
      writer.key("family")
      writer.value(name)
      writer.key("edits")
      writer.value(counts.edits)
      writer.key("listed")
      writer.value(counts.listed)
      writer.share("coverage", counts.coverage)
      writer.share("recallOfListed", counts.recall)
    }
    writer.share("coverage", coverage.total.coverage)
    writer.key("listed")
    writer.object { edits(coverage.listed, hasFindings: false, &$0) }
    writer.key("unlisted")
    writer.object { edits(coverage.unlisted, hasFindings: false, &$0) }
    writer.key("families")
    writer.array { writer in
      for (name, counts) in coverage.families.sorted(by: { ($1.value.edits, $0.key) < ($0.value.edits, $1.key) }) {
        writer.object { family(name, counts, &$0) }
      }
    }
  }

  private static func lists(_ evaluation: Evaluation, _ misses: Int, _ writer: inout JSONWriter) {
    func list(_ name: String, _ counts: [String: Int], _ writer: inout JSONWriter) {
      writer.key(name)
      writer.array { writer in
        for (text, count) in Counted.commonest(counts, misses) {
          writer.object { writer in
            writer.key("text")
            writer.value(text)
            writer.key("count")
            writer.value(count)
          }
        }
      }
    }
    list("missed", evaluation.missed, &writer)
    list("falseFindings", evaluation.falseFindings, &writer)
    if let coverage = evaluation.coverage { list("unlistedEdits", coverage.missing, &writer) }
  }
}

extension JSONWriter {
  /// A figure with six decimals, or null.
  mutating func share(_ name: String, _ number: Double?) {
    key(name)
    if let number { value(number, decimals: 6) } else { null() }
  }
}
