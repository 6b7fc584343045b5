public import Engine

/// What every page of a report shares.
public struct ReportSettings: Sendable {
  /// A rule as pages show it.
  public struct RuleNote: Sendable {
    /// Its title.
    public var name: String
    /// Why what it finds is a problem.
    public var why: String

    /// A rule by title and reason.
    public init(name: String, why: String) {
      self.name = name
      self.why = why
    }
  }
  /// The score at which an article passes, 0…100.
  public var pass: Double
  /// Penalty per 1,000 words at which the score is just `pass`.
  public var tolerance: Double
  /// Version of spinlint.
  public var version: String
  /// Rules by id.
  public var rules: [String: RuleNote]

  /// Settings for the rules of a run, with their documentation.
  public init(score: ScoreSettings, version: String, rules: [Rule]) {
    pass = score.pass
    tolerance = score.tolerance
    self.version = version
    self.rules = Dictionary(
      rules.map { ($0.id, RuleNote(name: $0.name, why: $0.documentation.why)) }
    ) { first, _ in first }
  }
}

/// Names of the files of a report.
public enum ReportFiles {
  /// The page of an article, relative to the report. Two articles share a page only where they are the same.
  public static func page(of assessment: Assessment, text: [UInt8]) -> String {
    let name = assessment.path ?? assessment.id.description
    let key = assessment.path == nil ? Array(name.utf8) + [0] + text : Array(name.utf8)
    let slug = slug(name)
    return "articles/\(slug)\(slug.isEmpty ? "" : "-")\(SHA256.short(key)).html"
  }

  /// The page of a rule, relative to the report.
  public static func page(ofRule id: String) -> String {
    let isPlain = id.utf8.allSatisfy { $0 == 0x2D || $0 == 0x2F || isNameByte($0) }
    if isPlain { return "rules/" + String(decoding: id.utf8.map { $0 == 0x2F ? 0x2E : $0 }, as: UTF8.self) + ".html" }
    return "rules/\(slug(id))-\(SHA256.short(id.utf8)).html"
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// At most 60 small letters, digits and hyphens.
  static func slug(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      let small = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
      if isNameByte(small) { out.append(small) } else if out.last != 0x2D, !out.isEmpty { out.append(0x2D) }
    }
    if out.count > 60 { out = Array(out.suffix(60)) }
    while out.last == 0x2D { out.removeLast() }
    while out.first == 0x2D { out.removeFirst() }
    return String(decoding: out, as: UTF8.self)
  }
}
