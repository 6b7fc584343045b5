/// Lines of words that are never wider than the terminal, as far as no single word is.
enum WrappedText {
  /// The parts with spaces between, broken where the columns end; further lines are indented by two more. Colours in
  /// the parts take no room.
  static func lines(_ parts: [String], indent: Int, columns: Int) -> String {
    var text = String(repeating: " ", count: indent)
    var used = indent
    var isAtStart = true
    for part in parts {
      let width = VisibleText.width(plain(part))
      if !isAtStart, used + 1 + width > columns {
        text += "\n" + String(repeating: " ", count: indent + 2)
        used = indent + 2
        isAtStart = true
      }
      text += isAtStart ? part : " " + part
      used += isAtStart ? width : width + 1
      isAtStart = false
    }
    return text + "\n"
  }

  /// A text without colour sequences.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x1B) else { return text }
    var out = ""
    var isInside = false
    for character in text {
      if character == "\u{1B}" {
        isInside = true
      } else if isInside {
        isInside = character != "m"
      } else {
        out.append(character)
      }
    }
    return out
  }
}
