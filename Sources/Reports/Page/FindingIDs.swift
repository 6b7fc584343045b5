internal import Engine

/// Names of findings for links: made of rule and text, so that they outlive edits elsewhere in the article.
enum FindingIDs {
  /// One id for each finding, in order, all different.
  static func ids(_ findings: [Finding]) -> [String] {
    var seen: [String: Int] = [:]
    return findings.map { finding in
      let id = String(SHA256.short(Array("\(finding.rule)\u{1F}\(finding.text)".utf8)).prefix(8))
      let count = seen[id, default: 0] + 1
      seen[id] = count
      return count == 1 ? id : "\(id)-\(count)"
    }
  }
}
