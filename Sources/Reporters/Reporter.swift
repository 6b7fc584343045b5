public import Engine

/// Writes the assessments of a run in one format. Articles are written by many workers at a time, each into bytes of
/// its own; the parts are put together in input order.
public protocol Reporter: Sendable {
  /// What comes before the first article.
  var header: [UInt8] { get }
  /// What comes between two articles.
  var separator: [UInt8] { get }
  /// Appends an article to `out`. Writes nothing for an article that the format leaves out.
  func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8])
  /// What comes after the last article.
  func footer(_ summary: RunSummary) -> [UInt8]
}
