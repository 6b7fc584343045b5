/// One line of a `.gitignore` file, or a glob of the configuration; both have the same syntax (gitignore(5)).
public struct GlobPattern: Sendable, Equatable {
  /// A part of a pattern between slashes.
  private enum Part: Sendable, Equatable {
    /// `**`: any number of folders.
    case anyFolders
    case name([UInt8])
  }
  /// The pattern as it was written.
  public let text: String
  /// Whether it starts with “!”, which takes back what an earlier pattern matched.
  public let isNegated: Bool
  /// Whether it ends with “/” and so matches folders only.
  public let isFolderOnly: Bool
  private let parts: [Part]

  /// nil for a blank line or comment, and for a pattern of slashes only.
  public init?(_ line: some StringProtocol) {
    text = String(line)
    var bytes = Array(line.utf8)
    if bytes.last == 0x0D { bytes.removeLast() }
    while bytes.last == 0x20, !(bytes.count > 1 && bytes[bytes.count - 2] == 0x5C) { bytes.removeLast() }
    guard let first = bytes.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { bytes.removeFirst() }
    isFolderOnly = bytes.last == 0x2F
    while bytes.last == 0x2F { bytes.removeLast() }
    guard !bytes.isEmpty else { return nil }
    let isAnchored = bytes.contains(0x2F)
    let names = bytes.split(separator: 0x2F).map(Array.init)
    let stars = Array("**".utf8)
    parts = (isAnchored ? [] : [.anyFolders]) + names.map { $0 == stars ? .anyFolders : .name($0) }
  }

  /// Whether a path matches, without regard to the folders above it.
  /// - Parameters:
  ///   - path: relative to the folder of the pattern, with “/”.
  public func matches(_ path: String, isFolder: Bool) -> Bool {
    if isFolderOnly, !isFolder { return false }
    return Self.match(parts[...], path.utf8.split(separator: 0x2F).map(Array.init)[...])
  }

  private static func match(_ parts: ArraySlice<Part>, _ names: ArraySlice<[UInt8]>) -> Bool {
    var (parts, names) = (parts, names)
    while let part = parts.first {
      switch part {
      case .anyFolders:
        parts.removeFirst()
        // A closing “**” stands for everything inside, not for the folder itself.
        if parts.isEmpty { return !names.isEmpty }
        return (names.startIndex..<names.endIndex).contains { match(parts, names[$0...]) }
      case .name(let pattern):
        guard let name = names.first, matchName(pattern[...], name[...]) else { return false }
        parts.removeFirst()
        names.removeFirst()
      }
    }
    return names.isEmpty
  }

  /// Wildcards inside one name: `*`, `?`, `[a-z]`, `[!a-z]` and `\` before a character that stands for itself.
  ///
  /// A mismatch goes back to the last star only, which then takes one byte more: that is enough, and never slow.
  private static func matchName(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    var (pattern, name) = (pattern, name)
    var star: (pattern: ArraySlice<UInt8>, name: ArraySlice<UInt8>)?
    while true {
      if pattern.first == UInt8(ascii: "*") {
        while pattern.first == UInt8(ascii: "*") { pattern.removeFirst() }
        if pattern.isEmpty { return true }
        star = (pattern, name)
      } else if pattern.isEmpty ? name.isEmpty : matchOne(&pattern, &name) {
        if pattern.isEmpty, name.isEmpty { return true }
      } else {
        guard let last = star, !last.name.isEmpty else { return false }
        star = (last.pattern, last.name.dropFirst())
        (pattern, name) = (last.pattern, last.name.dropFirst())
      }
    }
  }

  /// Takes one symbol other than a star from the pattern, and what it stands for from the name.
  private static func matchOne(_ pattern: inout ArraySlice<UInt8>, _ name: inout ArraySlice<UInt8>) -> Bool {
    guard let symbol = pattern.popFirst(), let byte = name.popFirst() else { return false }
    switch symbol {
    case UInt8(ascii: "?"):
      while let next = name.first, next & 0xC0 == 0x80 { name.removeFirst() }
      return true
    case UInt8(ascii: "["):
      guard let (isMember, rest) = inSet(pattern, byte) else { return false }
      pattern = rest
      return isMember
    case UInt8(ascii: "\\"): return pattern.popFirst() == byte
    default: return symbol == byte
    }
  }

  /// Whether a byte is in a set, and the pattern after it. nil for a set without an end, which matches nothing.
  private static func inSet(_ pattern: ArraySlice<UInt8>, _ byte: UInt8) -> (Bool, ArraySlice<UInt8>)? {
    var pattern = pattern
    let isNegated = pattern.first == UInt8(ascii: "!") || pattern.first == UInt8(ascii: "^")
    if isNegated { pattern.removeFirst() }
    var isMember = false
    var isFirst = true
    while var low = pattern.popFirst() {
      if low == UInt8(ascii: "]"), !isFirst { return (isMember != isNegated, pattern) }
      isFirst = false
      if low == UInt8(ascii: "\\") {
        guard let escaped = pattern.popFirst() else { return nil }
        low = escaped
      }
      var high = low
      if pattern.first == UInt8(ascii: "-"), pattern.count > 1, pattern[pattern.startIndex + 1] != UInt8(ascii: "]") {
        pattern.removeFirst()
        high = pattern.removeFirst()
        if high == UInt8(ascii: "\\") {
          guard let escaped = pattern.popFirst() else { return nil }
          high = escaped
        }
      }
      if low <= byte, byte <= high { isMember = true }
    }
    return nil
  }
}
