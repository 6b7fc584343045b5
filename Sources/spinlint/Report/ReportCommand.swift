import ArgumentParser
import Engine
import Readers
import Reporters
import Reports
import RuleCompiler
import SpinLint

/// `spinlint report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a report of static pages: one page per article, and an index.",
    discussion: """
      The pages work from disk and load nothing. Beside them lie report.json (schema spinlint.report/1), articles.csv \
      and report.md. Exit codes are those of lint.
      """)

  @Argument(help: "Files and folders; - for standard input. The current folder where nothing is named.")
  var paths: [String] = []

  @Option(
    name: [.short, .long], help: ArgumentHelp("The folder of the report; made where it is missing.", valueName: "dir"))
  var out: String

  @Option(help: ArgumentHelp("A report.json to compare with; read before it is written anew.", valueName: "file"))
  var previous: String?

  @Option(
    help: ArgumentHelp(
      "Use the templates of this folder in place of the built-in ones of the same name.", valueName: "dir"))
  var templates: String?

  @Option(help: ArgumentHelp("Format of the input; the default goes by the file name.", valueName: "format"))
  var input: InputKind?

  @Option(help: ArgumentHelp("Name of standard input in the report.", valueName: "name"))
  var path: String?

  @Option(help: ArgumentHelp("JSON Lines: the field with the text.", valueName: "field"))
  var textField = "text"

  @Option(help: ArgumentHelp("JSON Lines: the field with the id.", valueName: "field"))
  var idField = "id"

  @OptionGroup(title: "Rules") var rules: RuleOptionsGroup
  @OptionGroup(title: "Judgement") var judgement: JudgementOptions

  @Option(
    name: [.short, .long], help: ArgumentHelp("Number of threads; the default is one per processor.", valueName: "n"))
  var jobs: Int?

  @Flag(name: [.short, .long], help: "Errors only.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs: \(jobs) is not a number from 1 to 1024") }
    if path != nil, !paths.contains("-") { throw ValidationError("--path names standard input; give - as well") }
  }

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: quiet)
    do {
      let previous = try readPrevious()
      let templates = try ReportTemplates(replacements: try readTemplates())
      var selection = rules.selection
      let linter = try Linter(packs: try rules.packs(), settings: judgement.settings) { selection.apply(to: &$0) }
      try selection.checkNames(among: linter.book.rules)
      let list = InputList(paths: paths, kind: input, standardInputName: path)
      for diagnostic in list.diagnostics { messages.write(diagnostic) }
      let documented = try DocumentedRules.load(folders: rules.rules, messages: messages)
      let settings = ReportSettings(
        score: judgement.settings.score, version: SpinLintVersion.current, rules: documented)
      let run = ReportRun(
        linter: linter, folder: try ReportFolder(path: out), templates: templates, settings: settings,
        lines: JSONLinesReader(textField: textField, idField: idField), jobs: jobs ?? Processors.count,
        messages: messages)
      let summary = try run.write(list.inputs, previous: previous, documented: documented)
      if summary.errors > 0 || list.diagnostics.contains(where: { $0.level == .error }) { throw Status.error }
      if summary.failed > 0 || judgement.failOn.isReached(by: summary.highest) { throw Status.findings }
    } catch let errors as FileErrors {
      for error in errors.errors { messages.write(Diagnostic(.error, error.description)) }
      throw Status.error
    } catch let error as RuleError {
      messages.write(Diagnostic(.error, "rule \(error)"))
      throw Status.error
    } catch let error as TemplateError {
      messages.write(Diagnostic(.error, "template \(error)"))
      throw Status.error
    } catch let error as ReportFailure {
      messages.write(Diagnostic(.error, error.message))
      throw Status.error
    }
  }

  private func readPrevious() throws -> [PreviousArticle]? {
    guard let previous else { return nil }
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try FileDescriptor(reading: previous).readAll() } catch {
      throw ReportFailure("--previous: \(previous): \(error)")
    }
    do { return try ReportReader.articles(bytes) } catch { throw ReportFailure("--previous: \(previous):\(error)") }
  }

  private func readTemplates() throws -> [String: [UInt8]] {
    guard let templates else { return [:] }
    var files: [String: [UInt8]] = [:]
    for name in ReportTemplates.names {
      let path = templates.hasSuffix("/") ? templates + name : templates + "/" + name
      guard PathKind(path) == .file else { continue }
      do throws(SystemError) { files[name] = try FileDescriptor(reading: path).readAll() } catch {
        throw ReportFailure("--templates: \(path): \(error)")
      }
    }
    guard !files.isEmpty else {
      throw ReportFailure("--templates: \(templates) holds none of \(ReportTemplates.names.joined(separator: ", "))")
    }
    return files
  }
}

/// Why a report cannot be written.
struct ReportFailure: Error {
  let message: String
  init(_ message: String) { self.message = message }
}
