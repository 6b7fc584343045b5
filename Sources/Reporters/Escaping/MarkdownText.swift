/// Text as one line of GitHub-flavoured Markdown, fit for a table cell: nothing in it is markup or becomes a link.
enum MarkdownText {
  static func escape(_ text: String) -> String {
    let scalars = Array(VisibleText.line(text).unicodeScalars)
    var out = ""
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "&": out += "&amp;"
      case "|": out += "&#124;"
      case "@": out += "&#64;"
      case "." where index > 0 && "wW".unicodeScalars.contains(scalars[index - 1]): out += "&#46;"
      case ":" where index + 1 < scalars.count && scalars[index + 1] != " ": out += "\\:"
      case "\\", "`", "*", "_", "[", "]", "#", "~", "$", "^":
        out += "\\"
        out.unicodeScalars.append(scalar)
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
