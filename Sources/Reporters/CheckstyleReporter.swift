internal import Engine

/// `--format checkstyle`: XML as Checkstyle writes it.
struct CheckstyleReporter: Reporter {
  var header: [UInt8] { Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".utf8) }
  var separator: [UInt8] { [] }
  func footer(_ summary: RunSummary) -> [UInt8] { Array("</checkstyle>\n".utf8) }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    guard assessment.error != nil || !assessment.findings.isEmpty else { return }
    out += "  <file name=\"\(XMLText.escape(assessment.name))\">\n".utf8
    if let error = assessment.error {
      out += element(line: error.line, column: error.column, "error", error.message, "spinlint.unreadable").utf8
    }
    for finding in assessment.findings {
      out +=
        element(
          line: finding.isWholeArticle ? nil : finding.start.line,
          column: finding.isWholeArticle ? nil : finding.start.column, finding.severity.checkstyleLevel,
          "\(finding.fullMessage) [\(finding.severity.name)]", "spinlint.\(finding.rule)"
        ).utf8
    }
    out += "  </file>\n".utf8
  }

  private func element(line: Int?, column: Int?, _ level: String, _ message: String, _ source: String) -> String {
    let place = "line=\"\(line ?? 1)\"" + (column.map { " column=\"\($0)\"" } ?? "")
    return "    <error \(place) severity=\"\(level)\" message=\"\(XMLText.escape(message))\""
      + " source=\"\(XMLText.escape(source))\"/>\n"
  }
}
