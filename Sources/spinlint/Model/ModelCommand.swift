import ArgumentParser
import Engine
import Modeling
import RuleCompiler
import RulePacks

/// `spinlint model`
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Builds and compares context models, and fits the swap model.",
    subcommands: [
      ModelBuildCommand.self, ModelCountsCommand.self, ModelCompareCommand.self, ModelFitCommand.self,
    ])
}

/// `spinlint model fit`
struct ModelFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "Fits the tables of the swap model on labelled articles.",
    discussion: """
      Labelled articles are JSON Lines: {"id", "text", "label": "spun" | "clean", "edits": [{"start", "end", "original"}]}, \
      offsets in bytes. The tables name the files by their SHA-256.
      """)

  @Argument(help: ArgumentHelp("Labelled articles.", valueName: "labelled.jsonl"), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "Measures honestly: fits on four fifths, measures on the rest, so many times.", valueName: "folds"))
  var crossValidate = 0

  @Option(
    help: ArgumentHelp(
      "Fits without a kind of evidence, to measure what it buys; repeatable.", valueName: "kind"),
    completion: .list(SwapEvidenceKind.allCases.map(\.rawValue)))
  var without: [String] = []

  @Option(help: "Precision that the shown swaps of an article shall have.")
  var precision = 0.9

  @OptionGroup var swapData: OwnSwapData

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write the tables. With --cross-validate it may be left out: then it is only measured.",
      valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a file of labelled articles") }
    if output == nil, crossValidate == 0 {
      throw ValidationError("name a file for the tables with --output, or measure only, with --cross-validate")
    }
    if !(0...5).contains(crossValidate) { throw ValidationError("--cross-validate must be 0 to 5") }
    for kind in without where SwapEvidenceKind(rawValue: kind) == nil {
      let known = SwapEvidenceKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--without: “\(kind)” is no kind of evidence; there are \(known)")
    }
    if !(0...1).contains(precision) {
      throw ValidationError("--precision: \(precision) is not a number from 0 to 1")
    }
  }

  func run() throws {
    let book = try RuleBook(packs: [RulePacks.builtIn()])
    var fitter = SwapFitter(lexicon: try swapData.swapLexicon(), context: try swapData.context())
    fitter.withheld = Set(without.compactMap(SwapEvidenceKind.init))
    let tokenizer = ArticleTokenizer(book: book)
    var folds: [Int] = []
    var notes = ["Swap model: boosted trees, written by “spinlint model fit”."]
    for file in files {
      let content = try ModelFiles.read(file)
      var number = 0
      for line in content.split(separator: 0x0A) {
        number += 1
        do throws(ModelError) {
          let article = try LabelledArticle(line: Array(line))
          let count = fitter.count
          fitter.add(article, sentences: tokenizer)
          if fitter.count > count { folds.append(Fold.of(article.id)) }
        } catch {
          let mistake = LineMistake(number, Array(line), error)
          OutputStream.standardError.writeLine("error: \(file):\(mistake.place): \(mistake.message)")
          throw Status.error
        }
      }
      let name = file.split(separator: "/").last.map(String.init) ?? file
      notes.append("Fitted on \(name), SHA-256 \(SHA256.hexDigest(content))")
    }
    if !without.isEmpty {
      notes.append("Without \(without.joined(separator: ", "))")
    }
    if crossValidate > 0 {
      var total = SwapEvaluation()
      for fold in 0..<min(5, crossValidate) {
        let tables = fitter.fit { folds[$0] != fold }
        fitter.evaluate(tables, precision: Float(precision), where: { folds[$0] == fold }, into: &total)
      }
      for line in total.lines { OutputStream.standardOutput.writeLine(line) }
    }
    guard let output else { return }
    let tables = fitter.fit()
    try ModelFiles.write(Array(SwapTablesFile.text(tables, notes: notes).utf8), to: output)
    OutputStream.standardError.writeLine("\(output): fitted on \(fitter.count) articles")
  }
}

/// Five parts of a labelled set, by the id of the article.
enum Fold {
  static func of(_ id: String) -> Int { Int(TokenKey.key(id) % 5) }
}
