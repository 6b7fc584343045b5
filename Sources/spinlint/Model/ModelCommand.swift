import ArgumentParser
import Engine
import Modeling
import RuleCompiler
import RulePacks

/// `spinlint model`
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Builds context models and fits the swap model.",
    subcommands: [ModelBuildCommand.self, ModelFitCommand.self])
}

/// `spinlint model build`
struct ModelBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Compresses an n-gram model into a context model.")

  @Option(help: ArgumentHelp("A model in ARPA format, orders 1 to 3.", valueName: "file"))
  var arpa: String?

  @Option(help: ArgumentHelp("A binary trie model of CMU Sphinx.", valueName: "file"))
  var sphinx: String?

  @Option(help: ArgumentHelp("Swap tables whose words are kept first.", valueName: "folder"))
  var lexicon: String?

  @Option(help: "Most bytes of the model.")
  var limit = 10_000_000

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the model.", valueName: "file"))
  var output: String

  func validate() throws {
    if (arpa == nil) == (sphinx == nil) { throw ValidationError("Give one of --arpa and --sphinx.") }
  }

  func run() throws {
    var builder = ContextModelBuilder()
    builder.limit = limit
    if let lexicon {
      let folder = LexiconFolder.parse(folder: lexicon)
      for pair in LexiconCompiler.pairs(of: try folder.read()) {
        for side in [pair.spun, pair.original] {
          for word in side.split(separator: " ") { builder.lexicon.insert(String(word)) }
        }
      }
    }
    let path = arpa ?? sphinx ?? ""
    let content = try ModelFiles.read(path)
    let source: NGramSource
    do throws(ModelError) {
      source = try arpa == nil ? PocketSphinxReader.read(content) : ARPAReader.read(content)
    } catch {
      OutputStream.standardError.writeLine("error: \(path): \(error.description)")
      throw Status.error
    }
    let result = builder.build(source)
    try ModelFiles.write(result.block, to: output)
    OutputStream.standardError.writeLine(
      "\(output): \(result.block.count) bytes, \(source.words.count) words, \(result.bigrams) of \(source.bigrams.count) "
        + "bigrams, \(result.trigrams) of \(source.trigrams.count) trigrams")
  }
}

extension LexiconFolder {
  static func parse(folder: String) -> LexiconFolder {
    var value = LexiconFolder()
    value.folder = folder
    return value
  }
}

/// `spinlint model fit`
struct ModelFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "Fits the tables of the swap model on labelled articles.",
    discussion: """
      Labelled articles are JSON Lines: {"id", "text", "label": "spun" | "clean", "edits": [{"start", "end", "original"}]}, \
      offsets in bytes. The tables name the files by their SHA-256.
      """)

  @Argument(help: ArgumentHelp("Labelled articles.", valueName: "labelled.jsonl"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "Measures honestly: fits on four fifths, measures on the rest, so many times.", valueName: "folds"))
  var crossValidate = 0

  @Option(help: "Precision that the shown swaps of an article shall have.")
  var precision = 0.9

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the tables.", valueName: "file"))
  var output: String

  func run() throws {
    let pack = RulePacks.builtIn()
    let book = try RuleBook(packs: [pack])
    var fitter = SwapFitter(lexicon: pack.lexicon, context: RulePacks.contextModel())
    let tokenizer = ArticleTokenizer(book: book)
    var folds: [Int] = []
    var notes = ["Swap model: tables of additive logits, written by “spinlint model fit”."]
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
          OutputStream.standardError.writeLine("error: \(file):\(number): \(error.description)")
          throw Status.error
        }
      }
      let name = file.split(separator: "/").last.map(String.init) ?? file
      notes.append("Fitted on \(name), SHA-256 \(SHA256.hexDigest(content))")
    }
    if crossValidate > 0 {
      var total = SwapEvaluation()
      for fold in 0..<min(5, crossValidate) {
        let tables = fitter.fit { folds[$0] != fold }
        fitter.evaluate(tables, precision: Float(precision), where: { folds[$0] == fold }, into: &total)
      }
      for line in total.lines { OutputStream.standardOutput.writeLine(line) }
    }
    let tables = fitter.fit()
    try ModelFiles.write(Array(SwapTablesFile.text(tables, notes: notes).utf8), to: output)
    OutputStream.standardError.writeLine("\(output): fitted on \(fitter.count) articles")
  }
}

/// Five parts of a labelled set, by the id of the article.
enum Fold {
  static func of(_ id: String) -> Int { Int(TokenKey.key(id) % 5) }
}
