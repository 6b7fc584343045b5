public import Engine
public import Readers

/// What became of one file.
public struct FixResult: Sendable {
  /// The file afterwards; the file as it was where nothing could be fixed.
  public var bytes: [UInt8]
  /// The assessment of the file as it was.
  public var before: Assessment
  /// The assessment of `bytes`.
  public var after: Assessment
  /// Fixes made, by rule.
  public var fixed: [String: Int] = [:]
  /// Rules whose fixes come to no end, because they undo each other or uncover ever more: the file is left as it was.
  public var unstableRules: [String] = []

  /// All fixes made.
  public var count: Int { fixed.values.reduce(0, +) }
}

/// Fixes files: in rounds, until a round finds nothing to fix. Not thread-safe: one per worker.
public struct Fixer: ~Copyable {
  private var linter: ArticleLinter
  private let policy: FixPolicy

  /// - Parameter linter: makes assessments; what it does not report is not fixed.
  public init(linter: consuming ArticleLinter, policy: FixPolicy = FixPolicy()) {
    self.linter = linter
    self.policy = policy
  }

  /// Fixes the bytes of a file. Only text that stands in the file as it reads is touched; a file in a charset other than
  /// UTF-8 is left as it is, with a note in the assessment.
  /// - Parameter isSuppressed: whether a finding is left alone.
  public mutating func fix(
    _ bytes: [UInt8], id: ArticleID, path: String?, reader: any ArticleReader, notes: [String] = [],
    isSuppressed: ((Finding) -> Bool)? = nil
  ) -> FixResult {
    func read(_ bytes: [UInt8]) -> Article {
      var article = reader.article(id: id, path: path, bytes: bytes)
      article.notes += notes
      return article
    }
    var article = read(bytes)
    let before = linter.lint(article, isSuppressed: isSuppressed)
    var result = FixResult(bytes: bytes, before: before, after: before)
    guard before.error == nil else { return result }
    guard article.originalBytes == nil, (article.source ?? article.text) == bytes else {
      result.after.notes.append("only files in UTF-8 are fixed")
      return result
    }
    let notation = SourceNotation(of: reader)
    var seen: Set<[UInt8]> = [bytes]
    while true {
      let findings = result.after.findings.compactMap { policy.choice($0) }
      let fixer = SourceFixer(
        article: article, bytes: result.bytes, read: read, notation: notation, attempts: policy.attemptLimit)
      guard !findings.isEmpty, let outcome = fixer.apply(findings) else { return result }
      guard seen.insert(outcome.bytes).inserted, seen.count <= policy.roundLimit + 1 else {
        result = FixResult(bytes: bytes, before: before, after: before)
        result.unstableRules = Set(outcome.changes.map(\.finding.rule)).sorted()
        return result
      }
      article = outcome.article
      result.bytes = outcome.bytes
      result.after = linter.lint(article, isSuppressed: isSuppressed)
      for change in outcome.changes { result.fixed[change.finding.rule, default: 0] += 1 }
    }
  }
}
