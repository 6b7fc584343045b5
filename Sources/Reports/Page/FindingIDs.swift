internal import Engine

/// Names of findings for links: made of rule and text, so that they outlive edits elsewhere in the article.
enum FindingIDs {
  /// One id for each finding, in order, all different.
  static func ids(_ findings: [Finding]) -> [String] {
    var seen: [String: Int] = [:]
    return findings.map { finding in
      let digits = String(hash(finding.rule, finding.text) >> 40, radix: 16)
      let id = String(repeating: "0", count: 6 - digits.utf8.count) + digits
      let count = seen[id, default: 0] + 1
      seen[id] = count
      return count == 1 ? id : "\(id)-\(count)"
    }
  }

  /// FNV-1a of 64 bits (Fowler, Noll and Vo), with a byte between the two that neither holds.
  private static func hash(_ rule: String, _ text: String) -> UInt64 {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    for byte in rule.utf8 { add(byte) }
    add(0xFF)
    for byte in text.utf8 { add(byte) }
    return value
  }
}
