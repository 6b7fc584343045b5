/// Text as a part of a URI (RFC 3986).
enum URIText {
  /// A path: everything but unreserved characters and “/” is percent-encoded.
  static func path(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        out.append(Character(Unicode.Scalar(byte)))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        out += hex.utf8.count == 1 ? "%0" + hex : "%" + hex
      }
    }
    return out
  }

  /// A file path as a URI reference; an absolute one gets the scheme `file`.
  static func file(_ text: String) -> String {
    let isInFolder = text.hasPrefix("./") && text.utf8.count > 2
    let path = path(isInFolder ? String(text.dropFirst(2)) : text)
    return path.hasPrefix("/") ? "file://" + path : path
  }
}

extension URIText {
  /// A link as it was given, with what would end it percent-encoded.
  static func target(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": out += "%3C"
      case ">": out += "%3E"
      case "|": out += "%7C"
      case "\\": out += "%5C"
      case _ where scalar.value <= 0x20 || scalar.value == 0x7F: out += path(String(Character(scalar)))
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
