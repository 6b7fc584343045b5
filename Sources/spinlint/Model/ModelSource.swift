import ArgumentParser
import Configuration
import Engine
import Modeling
import Readers
import RulePacks

/// Where the n-grams of a context model come from.
struct ModelSource: ParsableArguments {
  @Option(
    help: ArgumentHelp("A model in ARPA format; orders above 3 are left out.", valueName: "file"), completion: .file())
  var arpa: String?

  @Option(help: ArgumentHelp("A binary trie model of CMU Sphinx.", valueName: "file"), completion: .file())
  var sphinx: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Texts to train on: files and folders, JSON Lines (field “text”) among them.", valueName: "files"))
  var text: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --text: words seen less often count as unknown. (default: 1, from a million words on 2)", valueName: "n"))
  var minCount: Int?

  func validate() throws {
    if [arpa != nil, sphinx != nil, !text.isEmpty].count(where: { $0 }) != 1 {
      throw ValidationError("give one of --arpa, --sphinx and --text")
    }
    if let minCount {
      if minCount < 1 { throw ValidationError("--min-count must be 1 or more") }
      if text.isEmpty { throw ValidationError("--min-count belongs to --text") }
    }
  }

  /// The n-grams. Throws `Status.error` after telling why there are none.
  func read() throws -> NGramSource {
    let path = arpa ?? sphinx ?? text[0]
    do {
      if let arpa { return try ARPAReader.read(try ModelFiles.read(arpa)) }
      if let sphinx { return try PocketSphinxReader.read(try ModelFiles.read(sphinx)) }
      return try train()
    } catch let error as ModelError {
      OutputStream.standardError.writeLine("error: \(path): \(error.description)")
      throw Status.error
    }
  }

  private func train() throws -> NGramSource {
    var trainer = NGramTrainer(tokenizer: try Self.tokenizer())
    try TrainingTexts.read(text) { trainer.add($0) }
    trainer.minimumCount = minCount ?? (trainer.tokens < 1_000_000 ? 1 : 2)
    return try trainer.train()
  }

  static func tokenizer() throws -> ArticleTokenizer {
    ArticleTokenizer(book: try RuleBook(packs: [RulePacks.builtIn()]))
  }
}

/// Texts of files and folders, one article after another.
enum TrainingTexts {
  /// Throws `Status.error` after telling what cannot be read.
  static func read(_ paths: [String], _ add: ([UInt8]) -> Void) throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    let finder = ConfigurationFinder(access: DiskAccess(), workingFolder: WorkingFolder.path, search: .none)
    let filter = WalkFilter(finder: finder, readsGitignore: false, include: GlobList(), exclude: GlobList())
    let list = InputList(paths: paths, format: nil, standardInputName: nil, filter: filter)
    var hasFailed = false
    func tell(_ message: String) {
      messages.write(Diagnostic(.error, message))
      hasFailed = true
    }
    for diagnostic in list.diagnostics { tell(diagnostic.message) }
    for input in list.inputs {
      do throws(SystemError) {
        guard input.kind == .jsonl else {
          let bytes = try input.open().readAll()
          let article = input.reader.article(id: .string(input.name), path: input.name, bytes: bytes)
          if let error = article.error { tell("\(input.name): \(error.message)") } else { add(article.text) }
          continue
        }
        var blocks = LineBlockReader(file: try input.open())
        while let block = try blocks.next() {
          for error in lines(block, add) {
            tell("\(input.name):\(error.line ?? 1):\(error.column ?? 1): \(error.message)")
          }
        }
      } catch { tell("\(input.name): cannot be read: \(error)") }
    }
    if hasFailed { throw Status.error }
  }

  private static func lines(_ block: LineBlockReader.Block, _ add: ([UInt8]) -> Void) -> [InputError] {
    let reader = JSONLinesReader()
    var errors: [InputError] = []
    let span = block.bytes.span
    var number = block.firstLine
    var start = 0
    while start < span.count {
      var end = start
      while end < span.count, span[end] != 0x0A { end += 1 }
      if let article = reader.article(span, line: start..<end, number: number) {
        if let error = article.error { errors.append(error) } else { add(article.text) }
      }
      start = end + 1
      number += 1
    }
    return errors
  }
}
