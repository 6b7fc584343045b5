/// Text tables in one piece: each starts with a U+0001 and a line with its path, which no table holds.
public enum SwapTableText {
  /// The tables in one piece.
  public static func encode(_ tables: [(path: String, content: [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    for table in tables { out += [1] + Array(table.path.utf8) + [0x0A] + table.content }
    return out
  }

  /// The tables of one piece.
  public static func decode(_ bytes: [UInt8]) -> [(path: String, content: [UInt8])] {
    bytes.split(separator: 1).map { part in
      let end = part.firstIndex(of: 0x0A) ?? part.endIndex
      return (String(decoding: part[..<end], as: UTF8.self), Array(part[end...].dropFirst()))
    }
  }
}
