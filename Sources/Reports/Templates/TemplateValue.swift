/// A value that a page template shows.
public enum TemplateValue: Sendable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByStringInterpolation
{
  case text(String)
  /// Markup that this module made; templates show it with three braces.
  case markup([UInt8])
  case flag(Bool)
  case list([TemplateValue])
  /// A list whose items are made one at a time, so that a long one needs no memory.
  case generated(count: Int, @Sendable (Int) -> TemplateValue)
  case object([String: TemplateValue])

  /// A text.
  public init(stringLiteral value: String) { self = .text(value) }
  /// Whether a section is shown.
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  /// A list.
  public init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
  /// An object; of members with one name the last counts.
  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }

  /// The text, or false where there is none.
  static func optional(_ text: String?) -> TemplateValue { text.map { .text($0) } ?? .flag(false) }

  /// Whether a section of this value is shown. As in other Mustache engines, an empty list is not; an empty text is
  /// not either.
  var isShown: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .markup(let bytes): !bytes.isEmpty
    case .flag(let flag): flag
    case .list(let items): !items.isEmpty
    case .generated(let count, _): count > 0
    case .object: true
    }
  }
}
