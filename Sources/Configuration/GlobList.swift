/// Patterns in order: the last one that matches a path decides, and one with “!” takes the path out again.
public struct GlobList: Sendable, Equatable {
  /// In the order in which they were written.
  public private(set) var patterns: [GlobPattern]

  /// A list of patterns in order.
  public init(_ patterns: [GlobPattern] = []) { self.patterns = patterns }

  /// The patterns of lines; blank ones and comments are left out.
  public init(lines: some Sequence<some StringProtocol>) { self.init(lines.compactMap { GlobPattern($0) }) }

  /// The patterns of a `.gitignore` file.
  public init(fileContent bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    self.init(lines: text.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
  }

  /// Whether there is no pattern, so that nothing matches.
  public var isEmpty: Bool { patterns.isEmpty }

  /// What the last matching pattern says of a path, without regard to the folders above it; nil where none matches.
  public func verdict(_ path: String, isFolder: Bool) -> Bool? {
    patterns.last { $0.matches(path, isFolder: isFolder) }.map { !$0.isNegated }
  }

  /// Whether a file or one of the folders above it matches. Inside a matching folder nothing can be taken out again.
  public func matches(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    for index in bytes.indices where bytes[index] == 0x2F && index > 0 {
      if verdict(String(decoding: bytes[..<index], as: UTF8.self), isFolder: true) == true { return true }
    }
    return verdict(path, isFolder: false) ?? false
  }
}
