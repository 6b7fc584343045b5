public import ArgumentParser
import Configuration
import Engine
import Readers
import Reporters
public import Reports
import SpinLint

/// `--with`
extension ReportExtra: ExpressibleByArgument {
  /// The report of that name, where it is one of those that are written on request.
  public init?(argument: String) {
    guard let extra = Self(rawValue: argument), Self.onRequest.contains(extra) else { return nil }
    self = extra
  }

  /// Names of those that are written on request.
  public static var allValueStrings: [String] { onRequest.map(\.rawValue) }
}

/// `spinlint report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write a report of static pages: one page per article, and an index.",
    discussion: """
      The pages work from disk and load nothing. Beside them lie report.json (schema spinlint.report/1), articles.csv \
      and report.md; --with adds junit.xml and report.sarif. Exit codes are those of lint.
      """)

  @Argument(
    help: "Files and folders; - for standard input. The current folder where nothing is named.", completion: .file())
  var paths: [String] = []

  @Option(
    name: [.short, .long], help: ArgumentHelp("The folder of the report; made where it is missing.", valueName: "dir"),
    completion: .directory)
  var out: String

  @Option(
    help: ArgumentHelp("A report.json to compare with; read before it is written anew.", valueName: "file"),
    completion: .file())
  var previous: String?

  @Option(
    help: ArgumentHelp(
      "Use the templates of this folder in place of the built-in ones of the same name.", valueName: "dir"),
    completion: .directory)
  var templates: String?

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp("Also write junit.xml (junit) or report.sarif (sarif); repeatable.", valueName: "format"))
  var extras: [ReportExtra] = []

  @OptionGroup(title: "Input") var source: InputOptions
  @OptionGroup(title: "What is new") var narrowing: NarrowingOptions
  @OptionGroup var options: RunOptions

  @Option(
    name: [.short, .long], help: ArgumentHelp("Number of threads; the default is one per processor.", valueName: "n"))
  var jobs: Int?

  @Flag(name: [.short, .long], help: "Errors only: no line at the end.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs: \(jobs) is not a number from 1 to 1024") }
    if source.path != nil, !paths.contains("-") { throw ValidationError("--path names standard input; give - as well") }
  }

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: quiet)
    do {
      let previous = try readPrevious()
      let templates = try ReportTemplates(replacements: try readTemplates())
      let setup = try RunSetup(
        paths: paths, format: source.input, standardInputName: source.path, options: options, narrowing: narrowing,
        messages: messages)
      var folders = options.rules.rules
      for folder in setup.configurations.flatMap(\.ruleFolders) where !folders.contains(folder.value) {
        folders.append(folder.value)
      }
      let documented = try DocumentedRules.load(folders: folders, messages: messages)
      let settings = setup.configurations.map {
        ReportSettings(score: $0.lintSettings.score, version: SpinLintVersion.current, rules: documented)
      }
      let folder = try ReportFolder(path: out)
      let run = ReportRun(
        judges: setup.judges, folder: folder, templates: templates, settings: settings,
        lines: JSONLinesReader(textField: source.textField, idField: source.idField), jobs: jobs ?? Processors.count,
        messages: messages, changes: narrowing.changedLines ? setup.changes : nil,
        extras: ReportExtra.onRequest.filter(extras.contains), context: context(setup, documented))
      let outcome = try run.write(setup.inputs, previous: previous, documented: documented)
      if !quiet { OutputStream.standardOutput.writeLine("\(folder.index): \(outcome.heading)") }
      if outcome.summary.errors + outcome.summary.mistakes > 0 || setup.hasErrors { throw Status.error }
      if outcome.hasFailed { throw Status.findings }
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

  private func context(_ setup: RunSetup, _ documented: [Rule]) -> ReportContext {
    let byID = Dictionary(documented.map { ($0.id, $0.documentation) }) { first, _ in first }
    var context = ReportContext(version: SpinLintVersion.current)
    context.rules = setup.judges.rules.map { rule in
      var rule = rule
      rule.documentation = byID[rule.id] ?? rule.documentation
      return rule
    }
    context.failOn = setup.judges.compactMap(\.failOn).min()
    context.docsURL = setup.configurations.lazy.compactMap(\.documentationURL?.value).first
    return context
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
    guard PathKind(templates) == .folder else {
      throw ReportFailure("--templates: \(templates): there is no folder of that name")
    }
    var files: [String: [UInt8]] = [:]
    for name in ReportTemplates.names {
      let path = templates.hasSuffix("/") ? templates + name : templates + "/" + name
      guard PathKind(path) == .file else { continue }
      do throws(SystemError) { files[name] = try FileDescriptor(reading: path).readAll() } catch {
        throw ReportFailure("--templates: \(path): \(error)")
      }
    }
    let names = ReportTemplates.names
    for name in FolderWalk.names(in: templates) where !names.contains(name) {
      let isMeant = [".mustache", ".css", ".js"].contains { name.hasSuffix($0) }
      guard let nearest = NearestName.of(name, in: names) ?? (isMeant ? names.joined(separator: ", ") : nil) else {
        continue
      }
      let hint = names.contains(nearest) ? "; did you mean “\(nearest)”?" : "; there are \(nearest)"
      throw ReportFailure("--templates: \(templates)/\(name): there is no template of that name\(hint)")
    }
    guard !files.isEmpty else {
      throw ReportFailure("--templates: \(templates) holds none of \(names.joined(separator: ", "))")
    }
    return files
  }
}

/// Why a report cannot be written.
struct ReportFailure: Error {
  let message: String
  init(_ message: String) { self.message = message }
}
