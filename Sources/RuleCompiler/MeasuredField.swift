package import Engine

/// Writes `measured` into the text of a rule file and leaves all other lines as they are.
package enum MeasuredField {
  /// The text with these measurements as its last field.
  package static func replace(in text: String, with measurements: [RuleDocumentation.Measurement]) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let start = lines.firstIndex(where: { $0.hasPrefix("measured:") }) {
      var end = start + 1
      while end < lines.count, lines[end].isEmpty || lines[end].hasPrefix(" ") || lines[end].hasPrefix("-") { end += 1 }
      lines.removeSubrange(start..<end)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    if !measurements.isEmpty {
      lines.append("measured:")
      for item in measurements {
        lines.append(
          "  - {corpus: \(PhraseListWriter.quoted(item.corpus)), per10000: \(item.per10000), words: \(item.words)}")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
