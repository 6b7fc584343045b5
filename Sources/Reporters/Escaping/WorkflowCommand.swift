/// Text in a workflow command of GitHub Actions.
enum WorkflowCommand {
  /// The message of a command.
  static func message(_ text: String) -> String { escape(text, isProperty: false) }

  /// The value of a property.
  static func property(_ text: String) -> String { escape(text, isProperty: true) }

  private static func escape(_ text: String, isProperty: Bool) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": out += "%25"
      case "\r": out += "%0D"
      case "\n": out += "%0A"
      case ":" where isProperty: out += "%3A"
      case "," where isProperty: out += "%2C"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        out += VisibleText.line(String(Character(scalar)))
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
