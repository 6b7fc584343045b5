internal import Engine

extension Assessment {
  /// The name in reports.
  var name: String { path ?? id.description }
}

extension Finding {
  /// Whether it is about the whole article and has no place in it.
  var isWholeArticle: Bool { textRange.isEmpty && textRange.lowerBound == 0 && start == end }

  /// What to do, in words: “replace by “10,000””; nil where nothing is suggested.
  var advice: String? {
    guard let first = suggestions.first else { return nil }
    return first.isEmpty ? "delete it" : "replace by “\(first)”"
  }

  /// The message with what to do and, where it is not sure, how sure it is.
  var fullMessage: String {
    var out = message
    if let suggestion = suggestions.first { out += suggestion.isEmpty ? " → (delete)" : " → \(suggestion)" }
    if confidence < 0.995 { out += " (\(Int((confidence * 100).rounded())) % sure)" }
    return out
  }
}
