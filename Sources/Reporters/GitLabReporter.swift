internal import Engine

/// `--format gitlab`: a code quality report, one array of issues.
struct GitLabReporter: Reporter {
  private let context: ReportContext

  init(context: ReportContext) { self.context = context }

  var header: [UInt8] { Array("[\n".utf8) }
  var separator: [UInt8] { Array(",\n".utf8) }
  func footer(_ summary: RunSummary) -> [UInt8] { Array("\n]\n".utf8) }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    var fingerprints = Fingerprints(article: article, salt: assessment.name)
    var issues: [[UInt8]] = []
    if let error = assessment.error {
      var finding = Finding(
        rule: "spinlint/unreadable", category: "spinlint", severity: .critical, confidence: 1, start: Position(),
        end: Position(), text: "", message: error.message, suggestions: [], fix: .none, textRange: 0..<0,
        sourceRange: 0..<0)
      finding.start.line = error.line ?? 1
      issues.append(issue(finding, assessment, fingerprints.next(finding)))
    }
    for finding in assessment.findings { issues.append(issue(finding, assessment, fingerprints.next(finding))) }
    out += issues.joined(separator: separator)
  }

  private func issue(_ finding: Finding, _ assessment: Assessment, _ fingerprint: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("type")
      json.value("issue")
      json.key("description")
      json.value(finding.fullMessage)
      json.key("check_name")
      json.value(finding.rule)
      json.key("fingerprint")
      json.value(fingerprint)
      json.key("severity")
      json.value(finding.severity.name)
      json.key("categories")
      json.array { $0.value("Style") }
      if finding.category != "spinlint", let link = context.link(finding.rule) {
        json.key("content")
        json.object { json in
          json.key("body")
          json.value("[\(finding.rule)](\(link))")
        }
      }
      json.key("location")
      json.object { json in
        json.key("path")
        json.value(path(assessment.name))
        json.key("lines")
        json.object { json in
          json.key("begin")
          json.value(finding.start.line)
          json.key("end")
          json.value(max(finding.start.line, finding.end.line))
        }
      }
    }
    return json.bytes
  }

  /// Relative to the root of the repository, without “./”.
  private func path(_ name: String) -> String {
    name.hasPrefix("./") && name.utf8.count > 2 ? String(name.dropFirst(2)) : name
  }
}
