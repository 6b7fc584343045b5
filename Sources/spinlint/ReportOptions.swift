public import ArgumentParser
import Engine
public import Reporters
import RuleCompiler
import RulePacks

extension ReportFormat: ExpressibleByArgument {
  /// The format of that name.
  public init?(argument: String) {
    guard let format = Self.named(argument) else { return nil }
    self = format
  }

  /// The name of the format.
  public var defaultValueDescription: String { name }
  /// The names of all formats.
  public static var allValueStrings: [String] { all.map(\.name) }
  /// Shells complete the names.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

/// `--output FORMAT=PATH`
struct ReportTarget {
  let format: ReportFormat
  let path: String

  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw ValidationError("“\(argument)” is not FORMAT=PATH, such as sarif=report.sarif")
    }
    guard let format = ReportFormat.named(String(parts[0])) else {
      let hint = NearestName.hint(String(parts[0]), in: ReportFormat.allValueStrings)
      throw ValidationError("there is no format “\(parts[0])”\(hint)")
    }
    self.format = format
    path = String(parts[1])
  }
}

/// Which reports are written, and where.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Format of the report on standard output.", valueName: "format"))
  var format = ReportFormat.all[0]

  @Option(
    help: ArgumentHelp("Also write a report to a file; repeatable.", valueName: "format=path"), completion: .file(),
    transform: ReportTarget.init)
  var output: [ReportTarget] = []

  @Option(
    help: ArgumentHelp(
      "Address of the rule pages, for links in reports; “{rule}” stands for the id.", valueName: "url"))
  var docsURL: String?

  @Flag(
    name: .customLong("report-unused-suppressions"),
    help: "Warn of suppressions that suppress nothing, and exit with 1 where there are any.")
  var reportsUnusedSuppressions = false

  @Flag(help: "Also count findings by rule, and the time of each kind of rule, on standard error.")
  var statistics = false

  func validate() throws {
    var seen: Set<String> = []
    for target in output where !seen.insert(target.path).inserted {
      throw ValidationError("--output: two reports cannot be written to \(target.path)")
    }
    if output.contains(where: { $0.path == "-" }) {
      throw ValidationError("--output: standard output has the report of --format; name a file")
    }
  }

  /// The reports, ready to be written. Throws `Status.error` after telling why one cannot be.
  func open(_ context: ReportContext, _ messages: Messages) throws -> [Report] {
    var context = context
    context.docsURL = docsURL ?? context.docsURL
    if ([format] + output.map(\.format)).contains(where: \.needsRuleDocumentation) {
      context.rules = Self.documented(context.rules)
    }
    var fileContext = context
    fileContext.text.isColoured = false
    var reports = [try Report(format.make(context), path: nil)]
    for target in output {
      do throws(SystemError) {
        reports.append(try Report(target.format.make(fileContext), path: target.path))
      } catch {
        messages.write(Diagnostic(.error, "\(target.path): the report cannot be written: \(error)"))
        throw Status.error
      }
    }
    return reports
  }

  /// The rules with the documentation of the built-in ones, which are loaded without.
  private static func documented(_ rules: [Rule]) -> [Rule] {
    let pages = Dictionary(
      RulePacks.builtIn(withDocumentation: true).rules.map { ($0.id, $0.documentation) }
    ) { first, _ in first }
    return rules.map { rule in
      var rule = rule
      if rule.documentation.why.isEmpty, let page = pages[rule.id] { rule.documentation = page }
      return rule
    }
  }
}
