internal import ICUText

/// Text made safe and visible for a terminal: controls as control pictures, other invisible characters as `<U+200B>`.
package enum VisibleText {
  /// A piece of a line as it is shown.
  struct Cell {
    var shown: String
    /// Columns on the terminal.
    var width: Int
    /// UTF-8 bytes of the text that it stands for.
    var byteCount: Int
    var isSpace = false
  }

  /// The text on one line.
  package static func line(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    return cells(text).map(\.shown).joined()
  }

  /// The pieces of a text in order.
  static func cells(_ text: String) -> [Cell] {
    var cells: [Cell] = []
    for character in text {
      let scalars = character.unicodeScalars
      guard let first = scalars.first else { continue }
      if scalars.count == 1 {
        cells.append(cell(first))
      } else if first.value < 0x300, scalars.contains(where: { isInvisible($0) }) {
        for scalar in scalars { cells.append(cell(scalar)) }
      } else {
        let text = String(character)
        cells.append(Cell(shown: text, width: width(text), byteCount: text.utf8.count))
      }
    }
    return cells
  }

  private static func cell(_ scalar: Unicode.Scalar) -> Cell {
    let count = UTF8.width(scalar)
    switch scalar.value {
    case 0x09: return Cell(shown: " ", width: 1, byteCount: count, isSpace: true)
    case 0x20: return Cell(shown: " ", width: 1, byteCount: count, isSpace: true)
    case 0..<0x20: return Cell(shown: picture(0x2400 + scalar.value), width: 1, byteCount: count)
    case 0x7F: return Cell(shown: picture(0x2421), width: 1, byteCount: count)
    case 0x21..<0x7F: return Cell(shown: String(Character(scalar)), width: 1, byteCount: count)
    default: break
    }
    if isInvisible(scalar) {
      let hex = String(scalar.value, radix: 16, uppercase: true)
      let name = "<U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex + ">"
      return Cell(shown: name, width: name.utf8.count, byteCount: count)
    }
    let text = String(Character(scalar))
    let properties = CharacterProperties(of: scalar)
    if properties.isMark { return Cell(shown: "\u{25CC}" + text, width: 1, byteCount: count) }
    return Cell(shown: text, width: width(text), byteCount: count, isSpace: properties.isWhitespace)
  }

  private static func picture(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String(Character($0)) } ?? "?"
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80 else { return scalar.value < 0x20 || scalar.value == 0x7F }
    let properties = CharacterProperties(of: scalar)
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    default: return properties.isDefaultIgnorable || properties.isBidiControl
    }
  }

  /// The columns of a text that is shown as it is.
  static func width(_ text: String) -> Int {
    let bytes = Array(text.utf8)
    return DisplayWidth.columns(of: bytes.span)
  }
}
