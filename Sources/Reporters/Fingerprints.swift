internal import Engine

/// Names findings in a way that outlives moved lines: by rule, text and the words around it.
struct Fingerprints {
  private let text: [UInt8]
  private let salt: String
  private var seen: [String: Int] = [:]

  /// - Parameter salt: what else makes a finding another one (its path).
  init(article: Article, salt: String = "") {
    text = article.text
    self.salt = salt
  }

  /// 32 hexadecimal digits. The second finding with the same rule, text and words around it gets another name than the
  /// first; so ask for each finding once, in order.
  mutating func next(_ finding: Finding) -> String {
    let range = finding.textRange
    let before = words(before: range.lowerBound)
    let after = words(after: range.upperBound)
    let key = [salt, finding.rule, before, finding.text.lowercased(), after].joined(separator: "\u{0}")
    let count = seen[key, default: 0]
    seen[key] = count + 1
    return Self.hash(count == 0 ? key : key + "\u{0}\(count)")
  }

  private static let contextWords = 3
  private static let contextBytes = 200

  private func words(before offset: Int) -> String {
    let part = text[max(0, offset - Self.contextBytes)..<offset]
    return part.split(whereSeparator: Self.isSpace).suffix(Self.contextWords)
      .map { String(decoding: $0, as: UTF8.self).lowercased() }.joined(separator: " ")
  }

  private func words(after offset: Int) -> String {
    let part = text[offset..<min(text.count, offset + Self.contextBytes)]
    return part.split(whereSeparator: Self.isSpace).prefix(Self.contextWords)
      .map { String(decoding: $0, as: UTF8.self).lowercased() }.joined(separator: " ")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// FNV-1a of 128 bits (offset basis and prime of the FNV specification, draft-eastlake-fnv).
  private static func hash(_ text: String) -> String {
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    for byte in text.utf8 { hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }
}
