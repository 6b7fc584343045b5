/// A place in a file, line and column from 1, the column in code points.
package struct SourceMark: Sendable, Equatable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// One mistake in a rule, table or configuration file.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var column: Int
  public var message: String

  public init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String { "\(file):\(line):\(column): \(message)" }
}

/// The mistakes found in a set of files.
public struct FileErrors: Error, Sendable, CustomStringConvertible {
  public var errors: [FileError]

  public init(_ errors: [FileError]) { self.errors = errors }

  public var description: String { errors.map(\.description).joined(separator: "\n") }
}

/// A YAML value with its place in the file.
package struct YAMLNode: Sendable {
  /// The content of a node. A plain scalar is one without quotes, which may stand for a number or a boolean.
  package indirect enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }
  package var content: Content
  package var mark: SourceMark

  package init(content: Content, mark: SourceMark) {
    self.content = content
    self.mark = mark
  }

  package var typeName: String {
    switch content {
    case .scalar: "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  package var string: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }

  package var number: Double? {
    if case .scalar(let text, isPlain: true) = content { return Double(text) }
    return nil
  }

  package var boolean: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    switch text {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return nil
    }
  }

  package var items: [YAMLNode]? {
    if case .sequence(let items) = content { return items }
    return nil
  }

  package var pairs: [(key: YAMLNode, value: YAMLNode)]? {
    if case .mapping(let pairs) = content { return pairs }
    return nil
  }
}
