import Foundation
import Testing

/// Reads the JSON that a command wrote.
enum JSON {
  static func object(_ text: some StringProtocol) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The rule ids of the findings of one article.
  static func rules(_ text: String) throws -> [String] {
    let findings = try #require(try object(text)["findings"] as? [[String: Any]])
    return findings.compactMap { $0["rule"] as? String }
  }
}
