internal import Engine

/// Severities in the words of other tools.
extension Severity {
  /// SARIF: error, warning, note.
  var sarifLevel: String { level("error", "warning", "note") }
  /// GitHub Actions: error, warning, notice.
  var githubCommand: String { level("error", "warning", "notice") }
  /// Checkstyle: error, warning, info.
  var checkstyleLevel: String { level("error", "warning", "info") }
  /// reviewdog: ERROR, WARNING, INFO.
  var reviewdogLevel: String { level("ERROR", "WARNING", "INFO") }

  private func level(_ error: String, _ warning: String, _ note: String) -> String {
    switch self {
    case .critical, .major: error
    case .minor: warning
    case .info, .off: note
    }
  }
}
