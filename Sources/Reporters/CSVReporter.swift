internal import Engine

/// `--format csv`: one row a finding under a row of names (RFC 4180, lines end with CRLF).
struct CSVReporter: Reporter {
  private let context: ReportContext

  init(context: ReportContext) { self.context = context }

  var header: [UInt8] {
    Array(
      "path,line,column,endLine,endColumn,byte,endByte,severity,rule,confidence,text,message,suggestion,fix,link\r\n"
        .utf8)
  }
  var separator: [UInt8] { [] }
  func footer(_ summary: RunSummary) -> [UInt8] { [] }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    if let error = assessment.error {
      let place = [error.line, error.column].map { $0.map(String.init) ?? "" }
      write(
        [assessment.name] + place + ["", "", "", "", "error", "", "", "", error.message, "", "", ""], to: &out)
    }
    for finding in assessment.findings {
      let (start, end) = (finding.start, finding.end)
      let place = [start.line, start.column, end.line, end.column, start.byte, end.byte].map(String.init)
      write(
        [assessment.name] + (finding.isWholeArticle ? place.map { _ in "" } : place) + [
          finding.severity.name, finding.rule, Decimal.text(finding.confidence, places: 4), finding.text,
          finding.message, finding.suggestions.first.map { $0.isEmpty ? "(delete)" : $0 } ?? "", finding.fix.name,
          context.link(finding.rule) ?? "",
        ], to: &out)
    }
  }

  private func write(_ fields: [String], to out: inout [UInt8]) {
    out += fields.map { CSVText.field($0) }.joined(separator: ",").utf8
    out += [0x0D, 0x0A]
  }
}
