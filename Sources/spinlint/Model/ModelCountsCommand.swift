import ArgumentParser
import Engine
import Modeling
import Reporters

/// `spinlint model counts`
struct ModelCountsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "counts", abstract: "Makes the table of word and pair counts that stands beside the context model.",
    discussion: """
      spinlint model counts words.txt pairs.txt --total 1e12 --output Rules/en/pair.counts

      Lines hold a word, or two, and a count. The table is built into the binary. The same input gives the same bytes.
      """)

  @Argument(help: ArgumentHelp("Lists of words and of pairs with their counts.", valueName: "list.txt"))
  var lists: [String]

  @Option(help: ArgumentHelp("The number of words that the counts are shares of.", valueName: "n"))
  var total: Double

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the table.", valueName: "file"))
  var output: String

  func validate() throws {
    if !(total >= 1) { throw ValidationError("--total must be 1 or more") }
  }

  func run() throws {
    var builder = PairCountsBuilder()
    for list in lists {
      let content = try ModelFiles.read(list)
      do throws(ModelError) { try builder.add(content) } catch {
        OutputStream.standardError.writeLine("error: \(list): \(error.description)")
        throw Status.error
      }
    }
    let block = builder.build(total: total)
    try ModelFiles.write(block, to: output)
    let counts = builder.counts
    OutputStream.standardError.writeLine(
      "\(output): \(Grouped.text(block.count)) bytes, \(Grouped.text(counts.words)) words, "
        + "\(Grouped.text(counts.pairs)) pairs")
  }
}
