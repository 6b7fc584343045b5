public import Engine

/// Findings that are known and not to be shown again. Lines are no part of their identity, so text may move.
public struct Baseline: Sendable {
  /// The name of baseline files.
  public static let fileName = ".spinlint-baseline.json"

  /// The identity of a finding inside a file.
  public struct Key: Sendable, Hashable {
    /// The rule id.
    public var rule: String
    /// Hash of the finding’s text and of what stands around it.
    public var around: UInt64

    /// A key as a file has it.
    public init(rule: String, around: UInt64) {
      self.rule = rule
      self.around = around
    }
  }
  /// How often a finding is known, and its text for people.
  struct Known: Sendable {
    var count: Int
    var text: String
  }
  /// By path, relative to the folder of the baseline.
  private(set) var files: [String: [Key: Known]] = [:]

  /// A baseline that knows nothing.
  public init() {}

  /// Number of entries; equal findings of a file share one.
  public var count: Int { files.values.reduce(0) { $0 + $1.count } }

  /// The paths with entries, sorted.
  public var paths: [String] { files.keys.sorted() }

  /// How often each finding of a file is known.
  public func counts(in path: String) -> [Key: Int] { files[path]?.mapValues(\.count) ?? [:] }

  /// Adds a finding.
  public mutating func add(_ key: Key, text: String, path: String, count: Int = 1) {
    files[path, default: [:]][key, default: Known(count: 0, text: text)].count += count
  }

  /// Takes findings out, as often as given.
  public mutating func remove(_ key: Key, path: String, count: Int) {
    files[path]?[key]?.count -= count
    if let left = files[path]?[key]?.count, left <= 0 { files[path]?[key] = nil }
    if files[path]?.isEmpty == true { files[path] = nil }
  }

  /// The identity of a finding: its rule, its folded text and three words of its paragraph on each side; of a finding
  /// about the whole article only the rule.
  /// - Parameter id: of the JSON Lines record; nil for an article that is a file.
  public static func key(of finding: Finding, in article: Article, id: String?) -> Key {
    var hash = FNV1a()
    if !finding.textRange.isEmpty || finding.textRange.lowerBound > 0 {
      hash.add(fold(article.text[finding.textRange]))
      hash.add(words(article.text, before: finding.textRange.lowerBound).joined(separator: " "))
      hash.add(words(article.text, after: finding.textRange.upperBound).joined(separator: " "))
    }
    if let id { hash.add(id) }
    return Key(rule: finding.rule, around: hash.value)
  }

  private static let wordsAround = 3
  /// Bytes on each side in which the words are looked for.
  private static let window = 256

  private static func fold(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func words(_ text: [UInt8], before end: Int) -> [String] {
    let start = max(0, end - window)
    let paragraph = text[start..<end].indices.last { isParagraphEnd(text, at: $0) && $0 < end }
    return Array(split(text[(paragraph ?? start)..<end]).suffix(wordsAround))
  }

  private static func words(_ text: [UInt8], after start: Int) -> [String] {
    let end = min(text.count, start + window)
    let paragraph = text[start..<end].indices.first { isParagraphEnd(text, at: $0) }
    return Array(split(text[start..<(paragraph ?? end)]).prefix(wordsAround))
  }

  /// Whether a line break stands here that a blank line follows: what comes after it may change.
  private static func isParagraphEnd(_ text: [UInt8], at index: Int) -> Bool {
    guard text[index] == 0x0A || text[index] == 0x0D else { return false }
    var next = index + 1
    if text[index] == 0x0D, next < text.count, text[next] == 0x0A { next += 1 }
    while next < text.count, text[next] == 0x20 || text[next] == 0x09 { next += 1 }
    return next < text.count && (text[next] == 0x0A || text[next] == 0x0D)
  }

  private static func split(_ bytes: ArraySlice<UInt8>) -> [String] {
    String(decoding: bytes, as: UTF8.self).lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

/// The hash FNV-1a with 64 bits, which is the same on every machine and in every version.
private struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds a text and a separator.
  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0)
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
