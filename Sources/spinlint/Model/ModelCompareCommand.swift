import ArgumentParser
import Engine
import Modeling
import Reporters
import RulePacks

/// `spinlint model compare`
struct ModelCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Measures what a context model has lost against its source.",
    discussion: """
      spinlint model compare --sphinx en-us.lm.bin --on held-out.txt

      N-grams: how many of the source are found, and how far their natural logarithms are off. Texts of --on: perplexity \
      over the words that the source knows, and decisions: for each swap of the lexicon that stands in them the log odds \
      of the original, with either model.
      """)

  @OptionGroup var source: ModelSource
  @OptionGroup var swapData: OwnSwapData

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Texts to measure on: files and folders, JSON Lines among them.", valueName: "files"))
  var on: [String] = []

  func run() throws {
    let compact = try swapData.context()
    let ngrams = try source.read()
    var comparison = ModelComparison(
      source: ngrams, full: FullNGramModel(ngrams), compact: compact, lexicon: on.isEmpty ? [] : try swapData.pairs(),
      tokenizer: try ModelSource.tokenizer())
    if !on.isEmpty { try TrainingTexts.read(on) { comparison.add($0) } }
    for line in Self.lines(comparison) { OutputStream.standardOutput.writeLine(line) }
  }

  private static func lines(_ comparison: ModelComparison) -> [String] {
    func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "-" : Decimal.text(Double(part) / Double(whole), places: 4)
    }
    func number(_ value: Double?, _ places: Int) -> String { value.map { Decimal.text($0, places: places) } ?? "-" }
    var table = TextTable(
      "n-grams", ["source", "found", "share", "mean error", "largest", "of back-off", "largest"])
    for (index, order) in comparison.orders.enumerated() {
      table.add(
        ["words", "bigrams", "trigrams"][index],
        [
          Grouped.text(order.total), Grouped.text(order.found), share(order.found, order.total),
          number(order.probability.mean, 4), number(order.probability.largest, 3),
          index == 2 ? "" : number(order.backoff.mean, 4), index == 2 ? "" : number(order.backoff.largest, 3),
        ])
    }
    guard comparison.likelihood.words > 0 else { return table.lines }
    let likelihood = comparison.likelihood
    var texts = TextTable("texts", [""])
    texts.add("words known to the source", [Grouped.text(likelihood.words)])
    texts.add("words unknown", [Grouped.text(likelihood.unknown)])
    texts.add("perplexity of the source", [number(likelihood.fullPerplexity, 1)])
    texts.add("perplexity of the model", [number(likelihood.compactPerplexity, 1)])
    let decisions = comparison.decisions
    texts.add("decisions", [Grouped.text(decisions.count)])
    texts.add("same side", [share(decisions.agree, decisions.count)])
    texts.add("decisions at 10 : 1 or more", [Grouped.text(decisions.sure)])
    texts.add("same side of these", [share(decisions.sureAgree, decisions.sure)])
    texts.add("mean difference of log odds", [number(decisions.difference.mean, 3)])
    return table.lines + [""] + texts.lines
  }
}
