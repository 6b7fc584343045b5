/// One suppression comment of an article (`<!-- spinlint-disable-next-line repeat/word: reason -->`).
public struct Suppression: Sendable, Equatable {
  /// What a comment switches off.
  public enum Kind: String, Sendable, CaseIterable {
    /// The next line with text after the comment's last line.
    case nextLine = "spinlint-disable-next-line"
    /// The lines that the comment stands on.
    case line = "spinlint-disable-line"
    /// From here to the matching `enable`, else to the end.
    case disable = "spinlint-disable"
    /// Ends `disable`.
    case enable = "spinlint-enable"
    /// The whole article.
    case file = "spinlint-disable-file"
  }

  /// What it does.
  public var kind: Kind
  /// Rule ids, or `category/*`; empty only with `enable`, which then ends every `disable`.
  public var rules: [String]
  /// What stands after the colon.
  public var reason: String?
  /// Byte offsets of the comment in the source.
  public var range: Range<Int>
  /// The lines, from 1, of the comment.
  public var lines: ClosedRange<Int>
  /// The first line with text after `lines`.
  public var nextLine: Int
  /// The column, from 1, at which the comment starts.
  public var column: Int

  /// A comment with its place.
  /// - Parameter nextLine: nil for the line after `lines`.
  public init(
    kind: Kind, rules: [String] = [], reason: String? = nil, range: Range<Int>, lines: ClosedRange<Int>,
    nextLine: Int? = nil, column: Int = 1
  ) {
    self.kind = kind
    self.rules = rules
    self.reason = reason
    self.range = range
    self.lines = lines
    self.nextLine = nextLine ?? lines.upperBound + 1
    self.column = column
  }

  /// Whether the comment names the rule, or names none.
  public func names(_ rule: String) -> Bool { rules.isEmpty || rules.contains { Self.pattern($0, names: rule) } }

  /// Whether an id, or the start of ids with “/*”, names a rule.
  public static func pattern(_ pattern: String, names rule: String) -> Bool {
    pattern == rule || (pattern.hasSuffix("/*") && rule.hasPrefix(pattern.dropLast()))
  }
}

/// The suppressions of one article, and which of them did something.
public struct SuppressionSet: Sendable {
  /// In order of their place.
  public let suppressions: [Suppression]
  private var used: [Bool]

  /// - Parameter suppressions: the comments of one article, in any order.
  public init(_ suppressions: [Suppression]) {
    self.suppressions = suppressions.sorted { $0.range.lowerBound < $1.range.lowerBound }
    used = Array(repeating: false, count: suppressions.count)
  }

  /// Whether a finding is suppressed. Every comment that suppresses it counts as used.
  /// - Parameters:
  ///   - rule: the finding's rule id.
  ///   - range: its byte range in the source.
  ///   - lines: the lines, from 1, that it touches.
  public mutating func suppresses(rule: String, range: Range<Int>, lines: ClosedRange<Int>) -> Bool {
    var isSuppressed = false
    /// The `disable` comments that hold at the finding.
    var open: [Int] = []
    for (index, suppression) in suppressions.enumerated() where suppression.names(rule) || suppression.kind == .enable {
      switch suppression.kind {
      case .file:
        used[index] = true
        isSuppressed = true
      case .line where suppression.lines.overlaps(lines):
        used[index] = true
        isSuppressed = true
      case .nextLine where lines.contains(suppression.nextLine):
        used[index] = true
        isSuppressed = true
      case .disable where suppression.range.lowerBound <= range.lowerBound: open.append(index)
      case .enable where suppression.range.lowerBound <= range.lowerBound && suppression.names(rule):
        open.removeAll()
      default: break
      }
    }
    for index in open { used[index] = true }
    return isSuppressed || !open.isEmpty
  }

  /// The comments that suppressed nothing so far. An `enable` is unused where no `disable` stands before it.
  public var unused: [Suppression] {
    suppressions.indices.compactMap { index in
      let suppression = suppressions[index]
      if suppression.kind == .enable {
        return suppressions[..<index].contains { $0.kind == .disable } ? nil : suppression
      }
      return used[index] ? nil : suppression
    }
  }
}
