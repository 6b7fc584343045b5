import ArgumentParser
import Engine
import RuleCompiler

/// `spinlint rules import`
struct RulesImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a rule of your own of a list of phrases.",
    discussion: """
      --tsv takes two columns: phrase, tab, expected wordings separated by |.
      --csv takes an export with a header, such as that of the public list of tortured phrases: a query \
      "one" AND "other" becomes a rule for “one” that asks for “other” anywhere in the article.
      Whether a list may be used is for you to judge: its licence goes with it.
      """)

  @Option(help: ArgumentHelp("A list of two columns, separated by tabs.", valueName: "file"), completion: .file())
  var tsv: String?

  @Option(
    help: ArgumentHelp("A list with a header, separated by commas, semicolons or tabs.", valueName: "file"),
    completion: .file())
  var csv: String?

  @Option(help: ArgumentHelp("The id of the rule.", valueName: "id"))
  var name: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The rule folder; it is made where it is not there.", valueName: "dir"),
    completion: .directory)
  var output = "."

  @Option(help: ArgumentHelp("Severity of the rule: info, minor, major or critical.", valueName: "level"))
  var severity = "major"

  @Option(help: ArgumentHelp("Language of the rule; all where it is left out.", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("CSV: the column with the phrases.", valueName: "name"))
  var phraseColumn: String?

  @Option(help: ArgumentHelp("CSV: the column with the expected wordings.", valueName: "name"))
  var expectedColumn: String?

  @Flag(help: "Leave out lines with mistakes instead of writing nothing.")
  var skipMistakes = false

  @Flag(help: "Replace files that are there.")
  var force = false

  func validate() throws {
    guard (tsv == nil) != (csv == nil) else { throw ValidationError("give one list, with --tsv or --csv") }
    let isName = name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D }
    }
    guard isName else {
      throw ValidationError("--name: “\(name)” is no id; an id has lower-case letters, digits and hyphens")
    }
    if let folder = name.split(separator: "/").dropLast().first, folder == "any" || folder.utf8.count <= 3 {
      throw ValidationError("--name: a folder “\(folder)” stands for a language; take one of four letters or more")
    }
    guard let level = Severity(name: severity), level != .off else {
      throw ValidationError("--severity: “\(severity)” is not one of info, minor, major, critical")
    }
  }

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    func fail(_ message: String) -> ExitCode {
      messages.write(Diagnostic(.error, message))
      return Status.error
    }
    let path = tsv ?? csv ?? ""
    let bytes = try ModelFiles.read(path)
    let list =
      tsv == nil
      ? PhraseListImport(csv: bytes, file: path, phraseColumn: phraseColumn, expectedColumn: expectedColumn)
      : PhraseListImport(tsv: bytes, file: path)
    for error in list.errors { messages.write(Diagnostic(.error, error.description)) }
    if !list.errors.isEmpty, !skipMistakes { throw Status.error }
    guard !list.entries.isEmpty else { throw fail("\(path): there is no phrase in it") }
    let known = try DocumentedRules.load(folders: [], messages: messages)
    if known.contains(where: { $0.id == name }) {
      throw fail("--name: a rule “\(name)” is built in; give yours another name")
    }
    let writer = PhraseListWriter(
      id: name, source: path.split(separator: "/").last.map(String.init) ?? path, severity: severity, language: language
    )
    let files = writer.files(list.entries)
    do throws(FileErrors) { _ = try PackCompiler.compile(RuleFolder(root: output, files: files)) } catch {
      messages.write(error)
      throw Status.error
    }
    let tree = FileTree(root: output)
    if !force, let there = files.first(where: { tree.read($0.path) != nil }) {
      throw fail("\(output)/\(there.path) is there already; replace it with --force")
    }
    do throws(SystemError) { for file in files { try tree.write(file.content, to: file.path) } } catch {
      throw fail("\(output): the rule cannot be written: \(error)")
    }
    let rules = files.count { $0.path.hasSuffix(".yml") }
    let again = list.repeated == 0 ? "" : ", \(list.repeated) of them more than once"
    OutputStream.standardOutput.writeLine(
      "\(list.entries.count) phrase\(list.entries.count == 1 ? "" : "s")\(again) in \(rules) rule\(rules == 1 ? "" : "s") of \(output); "
        + "prove them with: spinlint rules test \(output)")
    if !list.errors.isEmpty { throw Status.error }
  }
}
