/// A format of `--format` and `--output`.
public struct ReportFormat: Sendable {
  /// The name on the command line.
  public let name: String
  /// What it is for, in a few words.
  public let summary: String
  /// Whether the report shows why a rule is there.
  public let needsRuleDocumentation: Bool
  /// Makes a reporter of this format for a run.
  public let make: @Sendable (ReportContext) -> any Reporter

  init(
    _ name: String, _ summary: String, needsRuleDocumentation: Bool = false,
    make: @escaping @Sendable (ReportContext) -> any Reporter
  ) {
    self.name = name
    self.summary = summary
    self.needsRuleDocumentation = needsRuleDocumentation
    self.make = make
  }

  /// Every format, one line each.
  public static let all: [ReportFormat] = [
    ReportFormat("text", "findings with their lines, for people") { TextReporter(options: $0.text) },
    ReportFormat("compact", "one line a finding") { _ in CompactReporter() },
    ReportFormat("json", "the whole run, schema spinlint.report/1") { JSONReporter(version: $0.version) },
    ReportFormat("jsonl", "one article a line, schema spinlint.article/1") { _ in JSONLinesReporter() },
    ReportFormat("sarif", "SARIF 2.1.0", needsRuleDocumentation: true) { SARIFReporter(context: $0) },
    ReportFormat("github", "annotations of GitHub Actions") { _ in GitHubReporter() },
    ReportFormat("gitlab", "code quality of GitLab") { GitLabReporter(context: $0) },
    ReportFormat("junit", "JUnit XML, a suite for each article") { JUnitReporter(context: $0) },
    ReportFormat("checkstyle", "Checkstyle XML") { _ in CheckstyleReporter() },
    ReportFormat("rdjsonl", "diagnostics of reviewdog") { RDJSONLReporter(context: $0) },
    ReportFormat("markdown", "a summary for a CI job page") { MarkdownReporter(context: $0) },
    ReportFormat("csv", "one row a finding, RFC 4180") { CSVReporter(context: $0) },
  ]

  /// The format of that name, nil for any other word.
  public static func named(_ name: String) -> ReportFormat? { all.first { $0.name == name } }
}
