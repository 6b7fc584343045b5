internal import Engine

/// `--format junit`: a suite for each article, with a case for its verdict and one for each finding. Findings at or
/// above `--fail-on` are failures.
struct JUnitReporter: Reporter {
  private let context: ReportContext

  init(context: ReportContext) { self.context = context }

  var header: [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"spinlint\">\n".utf8)
  }
  var separator: [UInt8] { [] }
  func footer(_ summary: RunSummary) -> [UInt8] { Array("</testsuites>\n".utf8) }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    let name = XMLText.escape(assessment.name)
    let failures = assessment.findings.count { fails($0) } + (assessment.verdict == .fail ? 1 : 0)
    let isSkipped = assessment.error == nil && assessment.verdict == .unscored
    out += "  <testsuite name=\"\(name)\" tests=\"\(assessment.findings.count + 1)\" failures=\"\(failures)\"".utf8
    out += " errors=\"\(assessment.error == nil ? 0 : 1)\" skipped=\"\(isSkipped ? 1 : 0)\">\n".utf8
    write(case: "verdict", in: name, body: verdict(assessment), to: &out)
    for finding in assessment.findings {
      let place = finding.isWholeArticle ? "" : " at \(finding.start.line):\(finding.start.column)"
      write(case: XMLText.escape("\(finding.rule)\(place)"), in: name, body: body(finding, assessment), to: &out)
    }
    for note in assessment.notes { out += "    <system-out>note: \(XMLText.escape(note))</system-out>\n".utf8 }
    out += "  </testsuite>\n".utf8
  }

  private func fails(_ finding: Finding) -> Bool { context.failOn.map { finding.severity >= $0 } ?? false }

  private func write(case title: String, in name: String, body: String, to out: inout [UInt8]) {
    let start = "    <testcase name=\"\(title)\" classname=\"\(name)\""
    out += body.isEmpty ? "\(start)/>\n".utf8 : "\(start)>\(body)</testcase>\n".utf8
  }

  private func verdict(_ assessment: Assessment) -> String {
    if let error = assessment.error {
      return "<error message=\"\(XMLText.escape(error.message))\" type=\"unreadable\"/>"
    }
    switch assessment.verdict {
    case .pass: return ""
    case .unscored: return "<skipped message=\"too short for a score\"/>"
    case .fail:
      let score = assessment.score.map { "score " + Decimal.text($0, places: 1) } ?? "a critical finding"
      return "<failure message=\"\(score)\" type=\"verdict\"/>"
    }
  }

  private func body(_ finding: Finding, _ assessment: Assessment) -> String {
    let message = XMLText.escape(finding.fullMessage)
    let place = finding.isWholeArticle ? "" : ":\(finding.start.line):\(finding.start.column)"
    var detail = "\(finding.severity.name): \(assessment.name)\(place)"
    if let link = context.link(finding.rule) { detail += " (\(link))" }
    let text = XMLText.escape(VisibleText.line(detail))
    guard fails(finding) else { return "<system-out>\(text): \(message)</system-out>" }
    return "<failure message=\"\(message)\" type=\"\(finding.severity.name)\">\(text)</failure>"
  }
}
