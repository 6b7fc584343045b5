import Configuration
import Engine
import SpinLint

/// Decides which findings of one article are shown: new ones, on changed lines.
struct FindingScreen {
  private let known: KnownFindings?
  private let changes: ChangedFiles?
  private let path: String
  /// The path as the baseline names it.
  private var name = ""
  /// Line of a JSON Lines record, which stands for all its findings.
  private let record: Int?
  /// How often each known finding may still be met.
  private var left: [Baseline.Key: Int] = [:]
  /// Known findings that were met.
  private(set) var used: [KnownFindings.Use: Int] = [:]

  init(known: KnownFindings?, changes: ChangedFiles?, input: Input, record: Int?, isRead: Bool) {
    self.known = known
    // Standard input is no file that git knows.
    self.changes = input.path == nil ? nil : changes
    self.record = record
    path = self.changes == nil ? "" : FilePath.absolute(input.name, in: WorkingFolder.path)
    guard let known, isRead else { return }
    name = known.name(of: input)
    left = known.baseline.counts(in: name)
  }

  /// Whether there is nothing to decide.
  var showsAll: Bool { left.isEmpty && changes == nil }

  /// Whether a finding is shown.
  mutating func shows(_ finding: Finding, _ article: Article, _ id: String?) -> Bool {
    if !left.isEmpty, let known {
      let key = Baseline.key(of: finding, in: article, id: id)
      if let count = left[key], count > 0 {
        left[key] = count - 1
        used[KnownFindings.Use(baseline: known.path, path: name, key: key), default: 0] += 1
        return false
      }
    }
    guard let changes else { return true }
    if let record { return changes.touches(record...record, in: path) }
    let isWhole = finding.textRange == 0..<0
    return changes.touches(isWhole ? nil : finding.start.line...max(finding.start.line, finding.end.line), in: path)
  }
}
