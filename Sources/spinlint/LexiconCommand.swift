import ArgumentParser
import Engine
import Reporters
import RuleCompiler

/// `spinlint lexicon`
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Checks and lists the tables of a swap lexicon.",
    subcommands: [LexiconCheckCommand.self, LexiconPairsCommand.self])
}

/// The folder of tables, for every command of the lexicon.
struct LexiconFolder: ParsableArguments {
  @Argument(help: "The folder of tables.", completion: .directory)
  var folder = "Rules/en/swap"

  /// Reads the tables; says what is wrong with them and ends otherwise.
  func read() throws -> [LexiconFile] {
    do throws(FileErrors) {
      let folder = try RuleFolder(path: folder, kind: "lexicon")
      return try LexiconCompiler.read(folder.files, root: folder.root)
    } catch {
      Messages(isColoured: false, isQuiet: false).write(error)
      throw Status.error
    }
  }
}

/// `spinlint lexicon check`
struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Proves the tables of a swap lexicon and counts them by family.",
    discussion: "Exit codes: 0 nothing is wrong; 1 a side or a form is; 2 a table cannot be read.")

  @OptionGroup var lexicon: LexiconFolder

  @Option(
    help: ArgumentHelp("Counts sides with words that this context model does not know.", valueName: "file"),
    completion: .file())
  var model: String?

  @Flag(help: "Lists the words that the model does not know.")
  var unknown = false

  @Flag(help: "Writes into the tables which of their words the model does not know; other words are then a problem.")
  var mark = false

  func validate() throws {
    if mark || unknown, model == nil { throw ValidationError("--mark and --unknown need --model") }
  }

  func run() throws {
    var tables = try lexicon.read()
    let model = try model.map { try Self.read($0) }
    let isKnown = model.map { model in { @Sendable (key: UInt64) in model.unigram(key) != nil } }
    var check = LexiconCheck(tables, isKnown: isKnown)
    if mark {
      try Self.mark(tables, check)
      tables = try lexicon.read()
      check = LexiconCheck(tables, isKnown: isKnown)
    }
    for problem in check.problems { OutputStream.standardError.writeLine(problem.description) }
    let output = OutputStream.standardOutput
    func row(_ name: String, _ numbers: [Int]) {
      let name = name + String(repeating: " ", count: max(0, 16 - name.count))
      output.writeLine(name + numbers.map(Self.column).joined())
    }
    func numbers(_ family: LexiconCheck.Family) -> [Int] {
      let counts = [family.lines, family.pairs, family.inflected]
      return model == nil ? counts : counts + [family.unknownOriginals, family.unknownSpun]
    }
    let titles = ["lines", "pairs", "inflected"] + (model == nil ? [] : ["unk. orig", "unk. spun"])
    output.writeLine(
      "family" + String(repeating: " ", count: 10)
        + titles.map { String(repeating: " ", count: 10 - $0.count) + $0 }.joined())
    for family in check.families { row(family.name, numbers(family)) }
    let all = check.families.map(numbers)
    row("all", (0..<titles.count).map { index in all.reduce(0) { $0 + $1[index] } })
    let counts = [
      Grouped.text(check.families.count, "family", plural: "families"), Grouped.text(check.originals, "original"),
      Grouped.text(check.problems.count, "problem"),
    ]
    output.writeLine(counts.joined(separator: ", "))
    if unknown { for word in check.unknownWords { output.writeLine(word) } }
    if !check.problems.isEmpty { throw Status.findings }
  }

  private static func mark(_ tables: [LexiconFile], _ check: LexiconCheck) throws {
    for (table, unknown) in zip(tables, check.unknownByTable) {
      do throws(SystemError) {
        let text = try FileDescriptor(reading: table.file).readAll()
        let marked = LexiconCheck.marked(text, unknown: unknown)
        if marked != text { try AtomicFile.write(marked, to: table.file) }
      } catch {
        OutputStream.standardError.writeLine("error: \(table.file): cannot be marked: \(error.description)")
        throw Status.error
      }
    }
  }

  private static func column(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(1, 10 - digits.count)) + digits
  }

  private static func read(_ path: String) throws -> ContextModel {
    do throws(SystemError) {
      let content = try FileDescriptor(reading: path).readAll()
      do throws(PackError) { return try ContextModel(content) } catch {
        OutputStream.standardError.writeLine("error: \(path): \(error.description)")
      }
    } catch { OutputStream.standardError.writeLine("error: \(path): \(error.description)") }
    throw Status.error
  }
}

/// `spinlint lexicon pairs`
struct LexiconPairsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairs", abstract: "Lists the inflected pairs of a swap lexicon.",
    discussion: "Columns: spun form, original, weight, family, class, index of the form.")

  @OptionGroup var lexicon: LexiconFolder

  func run() throws {
    let tables = try lexicon.read()
    var text: [UInt8] = []
    for pair in LexiconCompiler.pairs(of: tables) {
      let wordClass = LexiconClass(rawValue: pair.wordClass)?.letter ?? ""
      let columns = [
        pair.spun, pair.original, "\(pair.weight)", tables[pair.family].family, wordClass, "\(pair.form)",
      ]
      text += Array(columns.joined(separator: "\t").utf8) + [0x0A]
    }
    try OutputStream.standardOutput.write(text)
  }
}
