import ArgumentParser
import Engine
import Modeling
import Reporters
import RuleCompiler

/// `spinlint model build`
struct ModelBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Makes a context model from an n-gram model or from texts.",
    discussion: """
      spinlint model build --text archive/ --output house.ngrams
      spinlint lint --model house.ngrams article.txt

      N-grams are pruned to the size of --limit, those that touch words of --lexicon kept first, quantized and hashed. \
      The same input gives the same bytes.
      """)

  @OptionGroup var source: ModelSource

  @Option(help: ArgumentHelp("Swap tables whose words are kept first.", valueName: "folder"), completion: .directory)
  var lexicon: String?

  @Option(help: ArgumentHelp("Most bytes of the model.", valueName: "bytes"))
  var limit = 10_000_000

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the model.", valueName: "file"), completion: .file())
  var output: String

  func validate() throws {
    if limit < 100_000 { throw ValidationError("--limit must be 100000 or more") }
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
    let ngrams = try source.read()
    let result = builder.build(ngrams)
    try ModelFiles.write(result.block, to: output)
    func part(_ kept: Int, _ all: Int) -> String {
      kept == all ? Grouped.text(all) : "\(Grouped.text(kept)) of \(Grouped.text(all))"
    }
    OutputStream.standardError.writeLine(
      "\(output): \(Grouped.text(result.block.count)) bytes, \(Grouped.text(ngrams.words.count)) words, "
        + "\(part(result.bigrams, ngrams.bigrams.count)) bigrams, \(part(result.trigrams, ngrams.trigrams.count)) trigrams"
    )
  }
}

extension LexiconFolder {
  static func parse(folder: String) -> LexiconFolder {
    var value = LexiconFolder()
    value.folder = folder
    return value
  }
}
