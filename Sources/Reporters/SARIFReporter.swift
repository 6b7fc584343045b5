internal import Engine

/// `--format sarif`: SARIF 2.1.0, one run (OASIS, “Static Analysis Results Interchange Format Version 2.1.0”). Columns
/// and characters count code points.
struct SARIFReporter: Reporter {
  private let context: ReportContext
  private let ruleIndex: [String: Int]

  init(context: ReportContext) {
    self.context = context
    ruleIndex = Dictionary(context.rules.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  var header: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("name")
      json.value("spinlint")
      json.key("version")
      json.value(context.version)
      json.key("semanticVersion")
      json.value(context.version)
      if let link = context.docsURL, link.firstRange(of: "{rule}") == nil {
        json.key("informationUri")
        json.value(URIText.target(link))
      }
      json.key("rules")
      json.array { json in for rule in context.rules { SARIFRule.write(rule, context, to: &json) } }
    }
    let start = """
      {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",\
      "version":"2.1.0","runs":[{"tool":{"driver":
      """
    return Array(start.utf8) + json.bytes
      + Array("},\"columnKind\":\"unicodeCodePoints\",\"results\":[\n".utf8)
  }

  var separator: [UInt8] { Array(",\n".utf8) }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    var fingerprints = Fingerprints(article: article)
    for (index, finding) in assessment.findings.enumerated() {
      if index > 0 { out += separator }
      out += result(finding, assessment, article, fingerprints.next(finding))
    }
  }

  private func result(
    _ finding: Finding, _ assessment: Assessment, _ article: Article, _ fingerprint: String
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("ruleId")
      json.value(finding.rule)
      if let index = ruleIndex[finding.rule] {
        json.key("ruleIndex")
        json.value(index)
      }
      json.key("level")
      json.value(finding.severity.sarifLevel)
      json.key("rank")
      json.value(finding.confidence * 100, decimals: 2)
      json.key("message")
      json.object { json in
        json.key("text")
        json.value(finding.message)
      }
      json.key("locations")
      json.array { SARIFLocation.write(finding, assessment, to: &$0) }
      json.key("partialFingerprints")
      json.object { json in
        json.key("spinlintContext/v1")
        json.value(fingerprint)
      }
      SARIFFix.write(finding, assessment, article, to: &json)
      json.key("properties")
      json.object { json in
        json.key("severity")
        json.value(finding.severity.name)
        json.key("confidence")
        json.value(finding.confidence, decimals: 4)
        json.key("fix")
        json.value(finding.fix.name)
      }
    }
    return json.bytes
  }

  func footer(_ summary: RunSummary) -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      json.object { json in
        json.key("executionSuccessful")
        json.value(summary.errors == 0)
        if !summary.unread.isEmpty || !summary.notes.isEmpty {
          json.key("toolExecutionNotifications")
          json.array { json in
            for failure in summary.unread {
              SARIFNotification.write(
                "error", failure.error.message, of: failure.name, line: failure.error.line, to: &json)
            }
            for note in summary.notes { SARIFNotification.write("note", note.text, of: note.name, to: &json) }
          }
        }
      }
    }
    return Array("\n],\"invocations\":".utf8) + json.bytes + Array("}]}\n".utf8)
  }
}
