public import Engine

/// Reads one article from the bytes of a file.
public protocol ArticleReader: Sendable {
  /// The article; one that cannot be read carries its `error`.
  func article(id: ArticleID, path: String?, bytes: [UInt8]) -> Article
  /// The charset of the bytes where the caller knows it; nil for what they say themselves, else UTF-8.
  var encoding: String? { get set }
}

/// A format of article files, by the end of their names.
public struct FileFormat: Sendable {
  /// The name that `--input` takes.
  public let name: String
  /// Ends of file names, without the full stop, lower case.
  public let extensions: [String]
  /// nil where files of this format cannot be read yet.
  public let reader: (any ArticleReader)?

  /// Every format, one line each. Plain text comes first: it is what any other file is read as.
  public static let all = [
    FileFormat(name: "text", extensions: ["txt", "text"], reader: PlainTextReader()),
    FileFormat(name: "markdown", extensions: ["md", "markdown", "mdown", "mkd"], reader: MarkdownReader()),
    FileFormat(name: "html", extensions: ["html", "htm", "xhtml", "xht"], reader: HTMLReader()),
  ]

  /// The ends of names of JSON Lines files, which hold many articles.
  public static let jsonLinesExtensions = ["jsonl", "ndjson"]

  /// The format that belongs to the name of a file, nil for any other name.
  public static func of(path: String) -> FileFormat? {
    let end = fileExtension(of: path)
    return all.first { $0.extensions.contains(end) }
  }

  /// Whether the name is that of a JSON Lines file.
  public static func isJSONLines(path: String) -> Bool { jsonLinesExtensions.contains(fileExtension(of: path)) }

  private static func fileExtension(of path: String) -> String {
    let name = path.utf8.split(separator: 0x2F).last.map(Substring.init) ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
