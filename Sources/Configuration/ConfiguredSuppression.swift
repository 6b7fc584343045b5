public import Engine
public import RuleCompiler

/// Findings that the configuration suppresses: one entry of `suppress:`. Plain text and JSON Lines have no comments.
public struct ConfiguredSuppression: Sendable {
  /// Rule ids, or `category/*`.
  public var rules: [Sourced<String>]
  /// Globs of the files, relative to the folder of the configuration; empty for all.
  public var files = GlobList()
  /// Ids of the JSON Lines records as they read; empty for all articles.
  public var records: Set<String> = []
  /// Texts of the findings, compared without regard to case and white space; empty for all.
  public var texts: [String] = []
  /// Why, for people.
  public var reason: String?
  /// Where the entry stands.
  public var origin: Origin

  /// Whether it is for an article.
  /// - Parameters:
  ///   - path: of the file, relative to the folder of the configuration; nil where it lies elsewhere.
  ///   - record: id of a JSON Lines record; nil for an article that is a file.
  public func isFor(path: String?, record: String?) -> Bool {
    if !files.isEmpty { guard let path, files.matches(path) else { return false } }
    if !records.isEmpty { guard let record, records.contains(record) else { return false } }
    return true
  }

  /// Whether it suppresses a finding of an article that it is for.
  public func suppresses(_ finding: Finding) -> Bool {
    guard names(finding.rule) else { return false }
    return texts.isEmpty || texts.contains(Self.folded(finding.text))
  }

  /// Whether it is about the rule.
  public func names(_ rule: String) -> Bool { rules.contains { Suppression.pattern($0.value, names: rule) } }

  /// Names of rules that there are not, as mistakes of the file.
  public func mistakes(known: [String]) -> [FileError] {
    rules.compactMap { rule in
      if known.contains(where: { Suppression.pattern(rule.value, names: $0) }) { return nil }
      guard case .file(let file, let line, let column) = rule.origin else { return nil }
      let message = "there is no rule “\(rule.value)” to suppress\(NearestName.hint(rule.value, in: known))"
      return FileError(file: file, line: line, column: column, message: message)
    }
  }

  static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
