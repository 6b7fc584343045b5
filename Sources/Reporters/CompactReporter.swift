internal import Engine

/// `--format compact`: one line a finding, `path:line:column: severity [rule] message → suggestion`.
struct CompactReporter: Reporter {
  var header: [UInt8] { [] }
  var separator: [UInt8] { [] }
  func footer(_ summary: RunSummary) -> [UInt8] { [] }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    let name = VisibleText.line(assessment.name)
    for finding in assessment.findings {
      let place = finding.isWholeArticle ? "" : ":\(finding.start.line):\(finding.start.column)"
      let message = VisibleText.line(finding.fullMessage)
      out += "\(name)\(place): \(finding.severity.name) [\(finding.rule)] \(message)\n".utf8
    }
  }
}
