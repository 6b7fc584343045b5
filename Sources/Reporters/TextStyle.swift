internal import Engine

/// Colours of the text report, or none.
struct TextStyle: Sendable {
  let isColoured: Bool

  private func wrap(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func path(_ text: String) -> String { wrap(text, "1") }
  func rule(_ text: String) -> String { wrap(text, "36") }
  func suggestion(_ text: String) -> String { wrap(text, "32") }
  func removed(_ text: String) -> String { wrap(text, "31") }
  func good(_ text: String) -> String { wrap(text, "1;32") }
  func bad(_ text: String) -> String { wrap(text, "1;31") }
  func severity(_ text: String, _ severity: Severity) -> String { wrap(text, Self.code(severity)) }

  private static func code(_ severity: Severity) -> String {
    switch severity {
    case .critical: "1;35"
    case .major: "1;31"
    case .minor: "1;33"
    case .info, .off: "1;34"
    }
  }
}
