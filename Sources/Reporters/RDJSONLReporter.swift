internal import Engine

/// `--format rdjsonl`: one diagnostic of reviewdog a line. Its columns count bytes of UTF-8.
struct RDJSONLReporter: Reporter {
  private let context: ReportContext

  init(context: ReportContext) { self.context = context }

  var header: [UInt8] { [] }
  var separator: [UInt8] { [] }
  func footer(_ summary: RunSummary) -> [UInt8] { [] }

  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    if let error = assessment.error {
      writeLine(error.message, assessment.name, "ERROR", to: &out) { json in
        guard let line = error.line else { return }
        json.key("range")
        json.object { json in
          json.key("start")
          json.object { json in
            json.key("line")
            json.value(line)
          }
        }
      } more: { _ in
      }
    }
    let lines = SourceColumns(source: article.source ?? article.text)
    for finding in assessment.findings {
      writeLine(finding.fullMessage, assessment.name, finding.severity.reviewdogLevel, to: &out) { json in
        if finding.isWholeArticle { return }
        json.key("range")
        write(finding.start, finding.end, finding.sourceRange, lines, to: &json)
      } more: { json in
        json.key("code")
        json.object { json in
          json.key("value")
          json.value(finding.rule)
          if let link = context.link(finding.rule) {
            json.key("url")
            json.value(link)
          }
        }
        writeSuggestions(finding, article, lines, to: &json)
      }
    }
  }

  private func writeLine(
    _ message: String, _ path: String, _ severity: String, to out: inout [UInt8],
    range: (inout JSONWriter) -> Void, more: (inout JSONWriter) -> Void
  ) {
    var json = JSONWriter()
    json.object { json in
      json.key("message")
      json.value(message)
      json.key("location")
      json.object { json in
        json.key("path")
        json.value(path)
        range(&json)
      }
      json.key("severity")
      json.value(severity)
      json.key("source")
      json.object { json in
        json.key("name")
        json.value("spinlint")
      }
      more(&json)
    }
    out += json.bytes
    out.append(0x0A)
  }

  private func writeSuggestions(
    _ finding: Finding, _ article: Article, _ lines: SourceColumns, to json: inout JSONWriter
  ) {
    let edits = finding.suggestions.compactMap { article.sourceEdit(finding, suggestion: $0) }
    guard !edits.isEmpty, !finding.isWholeArticle else { return }
    json.key("suggestions")
    json.array { json in
      for edit in edits {
        json.object { json in
          json.key("range")
          write(edit.start, edit.end, edit.range, lines, to: &json)
          json.key("text")
          json.value(edit.replacement)
        }
      }
    }
  }

  private func write(
    _ start: Position, _ end: Position, _ range: Range<Int>, _ lines: SourceColumns, to json: inout JSONWriter
  ) {
    json.object { json in
      for (key, position, offset) in [("start", start, range.lowerBound), ("end", end, range.upperBound)] {
        json.key(key)
        json.object { json in
          json.key("line")
          json.value(position.line)
          json.key("column")
          json.value(lines.byteColumn(at: offset))
        }
      }
    }
  }
}

/// Columns of a source in bytes, from 1.
struct SourceColumns {
  let source: [UInt8]

  func byteColumn(at offset: Int) -> Int {
    var start = min(offset, source.count)
    while start > 0, source[start - 1] != 0x0A, source[start - 1] != 0x0D { start -= 1 }
    return offset - start + 1
  }
}
