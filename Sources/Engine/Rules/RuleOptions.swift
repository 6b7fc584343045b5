/// The value of one option of a rule.
public enum OptionValue: Sendable, Equatable {
  case boolean(Bool)
  case number(Double)
  case string(String)
  case list([String])
  case pairs([Pair])

  /// A left side and what it stands for.
  public struct Pair: Sendable, Equatable {
    public var left: String
    public var right: [String]

    public init(_ left: String, _ right: [String]) {
      self.left = left
      self.right = right
    }
  }
}

/// The options of a rule by name.
public struct RuleOptions: Sendable, Equatable {
  public var values: [String: OptionValue]

  public init(_ values: [String: OptionValue] = [:]) { self.values = values }

  public func string(_ name: String) -> String? {
    if case .string(let text)? = values[name] { return text }
    return nil
  }
  public func number(_ name: String) -> Double? {
    if case .number(let value)? = values[name] { return value }
    return nil
  }
  public func boolean(_ name: String) -> Bool {
    if case .boolean(let value)? = values[name] { return value }
    return false
  }
  public func list(_ name: String) -> [String] {
    if case .list(let items)? = values[name] { return items }
    return []
  }
  public func pairs(_ name: String) -> [OptionValue.Pair] {
    if case .pairs(let items)? = values[name] { return items }
    return []
  }
}

/// What one form of a kind of rule looks for and which options it takes. Rule files are checked against it, and
/// `rule.schema.json` is written from it.
public struct FormSpec: Sendable {
  /// An option of a form.
  public struct Option: Sendable {
    /// The type that a value must have.
    public enum ValueType: String, Sendable {
      case boolean, number, string, list, pairs
    }
    public let name: String
    public let type: ValueType
    public let summary: String
    public let isRequired: Bool
    /// The values that are legal, for a string or the items of a list; empty for any.
    public let choices: [String]

    public init(_ name: String, _ type: ValueType, _ summary: String, isRequired: Bool = false, choices: [String] = [])
    {
      self.name = name
      self.type = type
      self.summary = summary
      self.isRequired = isRequired
      self.choices = choices
    }
  }
  public let name: String
  public let summary: String
  public let options: [Option]
  /// Options of which a rule needs at least one; empty where there are none.
  public let oneOf: [String]

  public init(_ name: String, _ summary: String, options: [Option] = [], oneOf: [String] = []) {
    self.name = name
    self.summary = summary
    self.options = options
    self.oneOf = oneOf
  }
}
