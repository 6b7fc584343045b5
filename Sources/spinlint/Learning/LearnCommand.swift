import ArgumentParser
import Configuration
import Engine
import Modeling
import Readers
import RuleCompiler
import RulePacks
import SpinLint

/// `spinlint learn`
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Propose swap tables from originals and their spun copies.",
    discussion: """
      spinlint learn original.txt spun.txt > swaps/learned.tsv
      spinlint learn originals/ spun/            files of the same name are pairs
      spinlint learn --pairs pairs.jsonl         {"original": "…", "spun": "…"} a line

      Sentences may stand in another order, be left out or added. What it prints is a swap table, to be read and pruned \
      before it is used with --lexicon: a comment above each line says how often each form was seen (3 of 5: the \
      original stood in five places that could be aligned, and three were swapped so). Swaps that the lexicon has \
      already are marked “listed” and stand in comments.

      Exit codes: 0 nothing went wrong, whatever was found; 2 an input cannot be read.
      """)

  @Argument(help: ArgumentHelp("The original, or a folder of originals.", valueName: "original"), completion: .file())
  var original: String?

  @Argument(help: ArgumentHelp("Its spun copies, or folders of them.", valueName: "spun"), completion: .file())
  var spun: [String] = []

  @Option(
    help: ArgumentHelp("Pairs of texts as JSON Lines, plain or gzip; repeatable.", valueName: "file"),
    completion: .file())
  var pairs: [String] = []

  @Option(help: ArgumentHelp("Leave out swaps seen less often.", valueName: "n"))
  var minCount = 1

  @Option(
    help: ArgumentHelp("Swap tables that count as the lexicon too, beside the built-in; repeatable.", valueName: "dir"),
    completion: .directory)
  var lexicon: [String] = []

  @Flag(help: "Leave out swaps that the lexicon has already.")
  var onlyNew = false

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the table here instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  func validate() throws {
    if original == nil, pairs.isEmpty { throw ValidationError("name an original and its spun copies, or --pairs") }
    if original != nil, spun.isEmpty { throw ValidationError("name a spun copy of the original") }
    if minCount < 1 { throw ValidationError("--min-count must be 1 or more") }
  }

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    let lexicon: LexiconCoverage
    do throws(FileErrors) {
      let folders = self.lexicon.map {
        Sourced(FilePath.absolute($0, in: WorkingFolder.path), .commandLine("--lexicon"))
      }
      let (pairs, families) = try SwapResources().pairs(folders)
      lexicon = LexiconCoverage(pairs: pairs, families: families)
    } catch {
      messages.write(error)
      throw Status.error
    }
    let pack = RulePacks.builtIn()
    let english = pack.languages.first { $0.language == "en" }
    var learner = SwapLearner(
      tokenizer: ArticleTokenizer(book: try RuleBook(packs: [pack])), functionWords: english?.functionWords ?? []
    ) { spun, original in lexicon.family(spun: spun, original: original) != nil }
    var reader = LearningInput(messages: messages)
    if let original {
      for copy in spun { reader.read(original, copy) { learner.add(original: $0, spun: $1) } }
    }
    for file in pairs { reader.read(pairs: file) { learner.add(original: $0, spun: $1) } }
    if reader.hasErrors, learner.counts.articles == 0 { throw Status.error }
    let context = RulePacks.contextModel()
    let table = LearnedTable(
      learner.swaps(seenAtLeast: minCount), learner.counts, lexicon: lexicon, hasListed: !onlyNew
    ) { context.unigram(TokenKey.key($0)) != nil }
    do throws(SystemError) {
      if let output {
        try AtomicFile.write(Array(table.text.utf8), to: output)
      } else {
        try OutputStream.standardOutput.write(Array(table.text.utf8))
      }
    } catch {
      messages.write(Diagnostic(.error, "\(output ?? "standard output"): cannot be written: \(error)"))
      throw Status.error
    }
    messages.write(Diagnostic(.note, table.summary))
    if reader.hasErrors { throw Status.error }
  }
}
