internal import Engine
internal import Readers

/// Applies edits of an article's text to the bytes of its file. Every change is proved by reading the result again: its
/// text must be the text with the edits, so markup, entities and invalid bytes stay what they are.
struct SourceFixer {
  /// A change of the source with the change of the text that it stands for.
  struct Change {
    var text: Edit
    var source: Edit
    var finding: Finding
  }
  /// The file after a round.
  struct Outcome {
    var bytes: [UInt8]
    var article: Article
    var changes: [Change]
  }
  let article: Article
  let bytes: [UInt8]
  let read: ([UInt8]) -> Article
  let notation: SourceNotation
  /// How often the result may be read; what is not proved by then is not fixed.
  let attempts: Int

  /// Makes the fixes that can be made; nil where there are none.
  func apply(_ findings: [Finding]) -> Outcome? {
    let changes = changes(findings)
    var best: Outcome?
    var left = attempts
    add(changes[...], to: &best, &left)
    return best
  }

  private func changes(_ findings: [Finding]) -> [Change] {
    var changes: [Change] = []
    var done = 0
    for finding in findings.sorted(by: { $0.textRange.lowerBound < $1.textRange.lowerBound }) {
      guard let suggestion = finding.suggestions.first, finding.textRange.lowerBound >= done else { continue }
      let edit = Edit(finding, suggestion: suggestion, in: article.text, from: done)
      let narrow = edit.narrowed(in: article.text)
      guard !narrow.range.isEmpty || !narrow.replacement.isEmpty, let range = sourceRange(narrow.range) else {
        continue
      }
      changes.append(
        Change(
          text: narrow, source: Edit(range: range, replacement: notation.written(narrow.replacement)), finding: finding)
      )
      done = edit.range.upperBound
    }
    return changes
  }

  private func sourceRange(_ range: Range<Int>) -> Range<Int>? {
    guard let map = article.sourceMap else { return range }
    return map.isVerbatim(range) ? map.sourceRange(of: range) : nil
  }

  /// Adds as many of the changes as hold: all, else those of each half.
  private func add(_ changes: ArraySlice<Change>, to best: inout Outcome?, _ attempts: inout Int) {
    guard !changes.isEmpty, attempts > 0 else { return }
    attempts -= 1
    if let outcome = outcome((best?.changes ?? []) + changes) {
      best = outcome
    } else if changes.count > 1 {
      let middle = changes.startIndex + changes.count / 2
      add(changes[..<middle], to: &best, &attempts)
      add(changes[middle...], to: &best, &attempts)
    } else if var change = changes.first, let escaped = notation.escaped(change.text.replacement),
      escaped != change.source.replacement
    {
      change.source.replacement = escaped
      if let outcome = outcome((best?.changes ?? []) + [change]) { best = outcome }
    }
  }

  /// The file with the changes; nil where it does not read as the text with the changes.
  private func outcome(_ changes: [Change]) -> Outcome? {
    let sources = changes.map(\.source)
    guard zip(sources, sources.dropFirst()).allSatisfy({ $0.range.upperBound <= $1.range.lowerBound }) else {
      return nil
    }
    let fixed = Self.apply(sources, to: bytes)
    let article = read(fixed)
    guard article.error == nil, article.text == Self.apply(changes.map(\.text), to: self.article.text) else {
      return nil
    }
    return Outcome(bytes: fixed, article: article, changes: changes)
  }

  private static func apply(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var done = 0
    for edit in edits {
      out += bytes[done..<edit.range.lowerBound]
      out += edit.replacement
      done = edit.range.upperBound
    }
    return out + bytes[done...]
  }
}
