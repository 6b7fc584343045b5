internal import Engine
internal import Reporters

/// The first sentences of a page: how much was found, how bad it is, and of what kind.
enum Lede {
  /// How many artifacts in how many words, and how many of them fail the article alone.
  static func text(_ assessment: Assessment) -> String {
    let words = Grouped.text(assessment.words, "word")
    let findings = assessment.findings
    guard !findings.isEmpty else { return "No artifact found in \(words)." }
    let critical = findings.count { $0.severity == .critical }
    let found = "\(Grouped.text(findings.count, "artifact")) found in \(words)"
    switch critical {
    case 0: return found + ", none critical."
    case findings.count: return found + (critical == 1 ? ", a critical one." : ", all critical.")
    default: return found + ", \(Grouped.text(critical))\u{A0}of them critical."
    }
  }

  /// The categories that cost most points; nil where nothing cost any.
  /// - Parameter categories: sorted by penalty, the greatest first.
  static func damage(_ categories: [(name: String, count: Int, penalty: Double)]) -> String? {
    let costly = categories.filter { $0.penalty > 0 }
    let named = costly.prefix(3).map { "\(CategoryWords.words($0.name)) (\(Grouped.text($0.count)))" }
    guard let last = named.last else { return nil }
    if named.count == 1 { return "It lost its points to \(last)." }
    return "It lost most points to \(named.dropLast().joined(separator: ", ")) and \(last)."
  }
}
