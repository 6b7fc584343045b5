public import Engine

/// `--format jsonl`: one article a line.
public struct JSONLinesReporter: Sendable {
  public init() {}

  /// The line of an article with its line break.
  public func line(_ article: Assessment) -> [UInt8] {
    var json = JSONWriter()
    ArticleJSON.write(article, to: &json)
    return json.bytes + [0x0A]
  }
}
