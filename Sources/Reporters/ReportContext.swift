public import Engine

/// What a report may know of its run.
public struct ReportContext: Sendable {
  /// The version of spinlint.
  public var version: String
  /// The rules that are switched on, sorted by id; with documentation where the format asks for it.
  public var rules: [Rule] = []
  /// Where the pages of the rules are: “{rule}” stands for the id; without it, the id is appended as a path.
  public var docsURL: String?
  /// The severity from which on a finding fails the run; nil for never.
  public var failOn: Severity? = .major
  /// How text is laid out.
  public var text = TextReporter.Options()

  /// A run of this version with nothing else known.
  public init(version: String) { self.version = version }

  /// The page of a rule, nil where no `docsURL` is given.
  public func link(_ rule: String) -> String? {
    guard let docsURL, !docsURL.isEmpty else { return nil }
    let id = URIText.path(rule)
    guard let mark = docsURL.firstRange(of: "{rule}") else { return docsURL + (docsURL.hasSuffix("/") ? "" : "/") + id }
    return String(docsURL[..<mark.lowerBound]) + id + String(docsURL[mark.upperBound...])
  }
}
