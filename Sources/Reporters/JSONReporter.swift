public import Engine

/// `--format json`: the whole run as one object of schema `spinlint.report/1`.
public struct JSONReporter: Reporter {
  private let version: String

  public init(version: String) { self.version = version }

  public var header: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("schema")
      json.value("spinlint.report/1")
      json.key("tool")
      json.object { json in
        json.key("name")
        json.value("spinlint")
        json.key("version")
        json.value(version)
      }
      json.key("articles")
    }
    return json.bytes.dropLast() + Array("[\n".utf8)
  }

  public var separator: [UInt8] { Array(",\n".utf8) }

  public func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    var json = JSONWriter()
    ArticleJSON.write(assessment, to: &json)
    out += json.bytes
  }

  public func footer(_ summary: RunSummary) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("articles")
      json.value(summary.articles)
      json.key("words")
      json.value(summary.words)
      json.key("findings")
      json.object { json in
        for severity in Severity.allCases.reversed() where severity != .off {
          json.key(severity.name)
          json.value(summary[severity])
        }
      }
      json.key("verdicts")
      json.object { json in
        json.key("pass")
        json.value(summary.passed)
        json.key("fail")
        json.value(summary.failed)
        json.key("unscored")
        json.value(summary.unscored)
      }
      json.key("errors")
      json.value(summary.errors)
      json.key("files")
      json.value(summary.files)
      json.key("rules")
      json.value(summary.rules)
    }
    return Array("\n],\"summary\":".utf8) + json.bytes + Array("}\n".utf8)
  }
}
