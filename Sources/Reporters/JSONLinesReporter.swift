public import Engine

/// `--format jsonl`: one article a line.
public struct JSONLinesReporter: Reporter {
  public init() {}

  public var header: [UInt8] { [] }
  public var separator: [UInt8] { [] }
  public func footer(_ summary: RunSummary) -> [UInt8] { [] }

  public func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    var json = JSONWriter(appendingTo: out)
    ArticleJSON.write(assessment, to: &json)
    out = json.bytes
    out.append(0x0A)
  }
}
