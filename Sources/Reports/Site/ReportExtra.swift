/// A file beside the pages of a report, for other programs.
public enum ReportExtra: String, Sendable, CaseIterable {
  case json, csv, markdown, junit, sarif

  /// Those of every report.
  static let always: [ReportExtra] = [.json, .csv, .markdown]

  /// Those that are written on request.
  public static let onRequest: [ReportExtra] = [.junit, .sarif]

  /// Name of the file.
  public var file: String {
    switch self {
    case .json: "report.json"
    case .csv: "articles.csv"
    case .markdown: "report.md"
    case .junit: "junit.xml"
    case .sarif: "report.sarif"
    }
  }

  var use: String {
    switch self {
    case .json: "every finding"
    case .csv: "the table above for a spreadsheet"
    case .markdown: "a summary for a pull request"
    case .junit: "for a CI server"
    case .sarif: "for code scanning"
    }
  }
}
