/// Text made safe for HTML, in content and in quoted attributes.
///
/// It works on bytes. An escaper that goes by characters misses a quotation mark that carries a combining accent: to
/// it that is one character, to a browser it is the end of an attribute.
public enum HTMLEscaping {
  /// Appends the text of valid UTF-8 bytes to `out`. Marks of HTML become entities; controls and characters that turn
  /// the order of the text around or hide in it become visible (`<U+202E>`).
  public static func append(_ bytes: some Sequence<UInt8>, to out: inout [UInt8]) {
    var pending: [UInt8] = []
    for byte in bytes {
      if !pending.isEmpty || byte >= 0xC2 && mayStartHidden(byte) {
        pending.append(byte)
        if pending.count == length(pending[0]) {
          appendScalar(pending, to: &out)
          pending.removeAll(keepingCapacity: true)
        }
        continue
      }
      switch byte {
      case 0x26: out += ampersand
      case 0x3C: out += less
      case 0x3E: out += greater
      case 0x22: out += quote
      case 0x27: out += apostrophe
      case 0x60: out += backtick
      case 0x09, 0x0A, 0x0D: out.append(byte)
      case 0..<0x20: out += [0xE2, 0x90, 0x80 + byte]
      case 0x7F: out += [0xE2, 0x90, 0xA1]
      default: out.append(byte)
      }
    }
    out += pending
  }

  /// The escaped text.
  public static func text(_ text: String) -> String {
    var out: [UInt8] = []
    append(text.utf8, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private static let ampersand = Array("&amp;".utf8)
  private static let less = Array("&lt;".utf8)
  private static let greater = Array("&gt;".utf8)
  private static let quote = Array("&quot;".utf8)
  private static let apostrophe = Array("&#39;".utf8)
  private static let backtick = Array("&#96;".utf8)

  /// Lead bytes of the scalars that `isHidden` knows, apart from U+0600–U+0FFF.
  private static func mayStartHidden(_ byte: UInt8) -> Bool {
    byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xEF || byte == 0xF3
  }

  private static func length(_ lead: UInt8) -> Int { lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  private static func appendScalar(_ bytes: [UInt8], to out: inout [UInt8]) {
    let lead: [UInt32] = [0, 0, 0x1F, 0x0F, 0x07]
    var value = UInt32(bytes[0]) & lead[bytes.count]
    for byte in bytes.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
    guard isHidden(value) else {
      out += bytes
      return
    }
    let hex = String(value, radix: 16, uppercase: true)
    out += Array("&lt;U+".utf8) + Array(repeating: 0x30, count: max(0, 4 - hex.utf8.count)) + Array(hex.utf8)
    out += greater
  }

  /// C1 controls, directional embeddings, overrides and isolates, and characters without width that no script needs.
  /// Joiners and plain direction marks stay: Persian, Hindi and emoji need them.
  private static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0x80...0x9F, 0xAD, 0x180E, 0x200B, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
      0xE0000...0xE007F:
      true
    default: false
    }
  }
}
