/// Text as XML 1.0.
enum XMLText {
  /// Text for an attribute or an element. Characters that XML cannot hold are shown by pictures or their number.
  static func escape(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: out += "&amp;"
      case 0x3C: out += "&lt;"
      case 0x3E: out += "&gt;"
      case 0x22: out += "&quot;"
      case 0x27: out += "&#39;"
      case 0x09, 0x0A, 0x0D: out += "&#\(scalar.value);"
      case 0..<0x20, 0x7F..<0xA0: out += VisibleText.line(String(Character(scalar)))
      case let value where value & 0xFFFE == 0xFFFE: out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
