public import Engine

/// `--format jsonl`: one article a line.
public struct JSONLinesReporter: Reporter {
  public init() {}

  public var header: [UInt8] { [] }
  public var separator: [UInt8] { [] }
  public func footer(_ summary: RunSummary) -> [UInt8] { [] }

  public func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    var bytes: [UInt8] = []
    swap(&bytes, &out)
    var json = JSONWriter(appendingTo: bytes)
    bytes = []
    ArticleJSON.write(assessment, to: &json)
    json.raw("\n")
    out = json.finish()
  }
}
