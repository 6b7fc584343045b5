import Configuration
import Engine

/// The suppressions of the configuration that are for one article, and which of them were used.
struct ConfiguredScreen {
  private let entries: [ConfiguredSuppression]
  private var isUsed: [Bool]

  /// nil where none is for the article.
  /// - Parameter record: id of a JSON Lines record; nil for an article that is a file.
  init?(_ judge: Judge, _ input: Input, record: String?) {
    guard !judge.suppressions.isEmpty else { return nil }
    let path = FilePath.below(FilePath.absolute(input.name, in: WorkingFolder.path), judge.folder)
    entries = judge.suppressions.filter { $0.isFor(path: path, record: record) }
    if entries.isEmpty { return nil }
    isUsed = Array(repeating: false, count: entries.count)
  }

  /// Whether a finding is suppressed.
  mutating func suppresses(_ finding: Finding) -> Bool {
    var isSuppressed = false
    for (index, entry) in entries.enumerated() where entry.suppresses(finding) {
      isUsed[index] = true
      isSuppressed = true
    }
    return isSuppressed
  }

  /// Whether each entry suppressed something, by its place in the configuration.
  var use: [String: Bool] {
    Dictionary(zip(entries.map(\.origin.description), isUsed)) { $0 || $1 }
  }
}
