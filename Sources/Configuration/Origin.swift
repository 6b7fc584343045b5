/// Where a value of the configuration comes from.
public enum Origin: Sendable, Equatable, CustomStringConvertible {
  case builtIn
  case profile(String)
  /// A place in a file, line and column from 1.
  case file(String, line: Int, column: Int)
  /// An option of the command line.
  case commandLine(String)

  /// As messages and `config show` name it.
  public var description: String {
    switch self {
    case .builtIn: "default"
    case .profile(let name): "profile \(name)"
    case .file(let name, let line, let column): "\(name):\(line):\(column)"
    case .commandLine(let option): option
    }
  }
}

/// A value and where it comes from.
public struct Sourced<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// Where it comes from.
  public var origin: Origin

  /// A value with its origin.
  public init(_ value: Value, _ origin: Origin) {
    self.value = value
    self.origin = origin
  }
}
