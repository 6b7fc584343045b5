/// Text as a field of RFC 4180.
enum CSVText {
  /// A field, in quotation marks where it needs them. Controls are shown by pictures, and a field that a spreadsheet
  /// would take for a formula starts with an apostrophe.
  static func field(_ text: String) -> String {
    var out = ""
    var needsQuotes = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22:
        out += "\"\""
        needsQuotes = true
      case 0x2C, 0x0A, 0x0D:
        out.unicodeScalars.append(scalar)
        needsQuotes = true
      case 0x09: out.append("\t")
      case 0..<0x20, 0x7F..<0xA0: out += VisibleText.line(String(Character(scalar)))
      default: out.unicodeScalars.append(scalar)
      }
    }
    if text.utf8.count > 1, let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
      out = "'" + out
    }
    return needsQuotes || out.hasPrefix(" ") || out.hasSuffix(" ") ? "\"\(out)\"" : out
  }
}
