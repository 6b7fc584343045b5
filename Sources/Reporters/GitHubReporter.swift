internal import Engine

/// `--format github`: workflow commands that GitHub Actions turns into annotations.
struct GitHubReporter: Reporter {
  var header: [UInt8] { [] }
  var separator: [UInt8] { [] }
  func footer(_ summary: RunSummary) -> [UInt8] { [] }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    let file = WorkflowCommand.property(assessment.name)
    if let error = assessment.error {
      let line = error.line.map { ",line=\($0)" } ?? ""
      out += "::error file=\(file)\(line),title=spinlint::\(WorkflowCommand.message(error.message))\n".utf8
    }
    for finding in assessment.findings {
      let title = WorkflowCommand.property("\(finding.severity.name): \(finding.rule)")
      let message = WorkflowCommand.message(finding.fullMessage)
      out += "::\(finding.severity.githubCommand) file=\(file)\(place(finding)),title=\(title)::\(message)\n".utf8
    }
  }

  /// Columns only within one line: GitHub refuses them elsewhere.
  private func place(_ finding: Finding) -> String {
    if finding.isWholeArticle { return "" }
    let (start, end) = (finding.start, finding.end)
    guard start.line == end.line else { return ",line=\(start.line),endLine=\(end.line)" }
    return ",line=\(start.line),endLine=\(end.line),col=\(start.column),endColumn=\(end.column)"
  }
}
