/// A mistake in a page template.
public struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Name of the template file.
  public let file: String
  /// Line of the mistake, from 1.
  public let line: Int
  /// What is wrong.
  public let message: String
  /// File, line and message.
  public var description: String { "\(file):\(line): \(message)" }

  /// A mistake at a line, counted from 1.
  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }
}
