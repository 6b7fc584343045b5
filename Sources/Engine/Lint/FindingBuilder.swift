/// Works out positions, texts and messages of raw findings.
struct FindingBuilder {
  let article: Article
  let rules: [Rule]
  let scorer: Scorer

  /// The findings in order of their place.
  func findings(_ raw: [RawFinding]) -> [Finding] {
    guard !raw.isEmpty else { return [] }
    var positions = PositionIndex(source: article.source ?? article.text)
    return raw.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
      .map { finding($0, &positions) }
  }

  private func finding(_ raw: RawFinding, _ positions: inout PositionIndex) -> Finding {
    let rule = rules[raw.rule]
    let severity = raw.isRare ? min(.info, rule.severity) : rule.severity
    // A finding about the whole article stands at 0, where a page has its markup.
    let isWhole = raw.range == 0..<0
    let sourceRange = isWhole ? 0..<0 : article.sourceMap?.sourceRange(of: raw.range) ?? raw.range
    let text = String(decoding: article.text[raw.range], as: UTF8.self)
    var start = positions.position(at: sourceRange.lowerBound)
    var end = positions.position(at: sourceRange.upperBound)
    if let original = article.originalBytes {
      start.byte = original.offset(of: start.byte)
      end.byte = original.offset(of: end.byte)
    }
    let suggestions =
      raw.suggestions ?? rule.suggest.map { [Template.fill($0, match: text, suggestion: "", values: raw.values)] } ?? []
    let confidence = min(1, max(0, raw.confidence * rule.confidence))
    var source: String?
    if let bytes = article.source, !bytes[sourceRange].elementsEqual(article.text[raw.range]) {
      source = String(decoding: bytes[sourceRange], as: UTF8.self)
    }
    return Finding(
      rule: rule.id, category: rule.category, severity: severity, confidence: confidence, start: start, end: end,
      text: text, source: source,
      message: Template.fill(rule.message, match: text, suggestion: suggestions.first ?? "", values: raw.values),
      suggestions: suggestions, fix: suggestions.isEmpty ? .none : rule.fix,
      penalty: scorer.penalty(severity: severity, rule: rule, confidence: confidence),
      textRange: raw.range, sourceRange: sourceRange)
  }
}

/// Message and suggestion templates: `{match}`, `{suggestion}` and the values of a check.
enum Template {
  static func fill(_ template: String, match: String, suggestion: String, values: [String: String]) -> String {
    var out = ""
    var rest = template[...]
    // Through bytes, because to walk over characters takes long.
    while let open = rest.utf8.firstIndex(of: 0x7B) {
      out += rest[..<open]
      guard let close = rest.utf8[open...].firstIndex(of: 0x7D) else { break }
      switch rest[rest.utf8.index(after: open)..<close] {
      case "match": out += match
      case "suggestion": out += suggestion
      case let name: out += values[String(name)] ?? ""
      }
      rest = rest[rest.utf8.index(after: close)...]
    }
    return out + rest
  }
}
