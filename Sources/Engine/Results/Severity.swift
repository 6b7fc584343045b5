/// How bad a finding is. The raw value orders severities; `off` silences a rule.
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  case off, info, minor, major, critical

  /// The name used in rule files, configuration and reports.
  public var name: String {
    switch self {
    case .off: "off"
    case .info: "info"
    case .minor: "minor"
    case .major: "major"
    case .critical: "critical"
    }
  }

  /// The severity of that name, nil for any other word.
  public init?(name: some StringProtocol) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }

  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// Whether a suggestion may be applied without asking: `safe` changes nothing a writer would dispute.
public enum FixTier: UInt8, Sendable, CaseIterable {
  case none, unsafe, safe

  /// The name used in rule files and reports.
  public var name: String {
    switch self {
    case .none: "none"
    case .unsafe: "unsafe"
    case .safe: "safe"
    }
  }

  /// The tier of that name, nil for any other word.
  public init?(name: some StringProtocol) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}
