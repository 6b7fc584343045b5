/// A JSON value with ordered members, for documents that people read.
package indirect enum JSONDocument: Sendable {
  case object([(String, JSONDocument)])
  case array([JSONDocument])
  case string(String)
  case number(Double)
  case boolean(Bool)
  case null

  /// A list of strings.
  package static func strings(_ items: [String]) -> JSONDocument { .array(items.map { .string($0) }) }

  /// The document, two spaces a level; short lists of plain values on one line. Ends with a line break.
  package var text: String {
    var out = ""
    write(to: &out, indent: "")
    return out + "\n"
  }

  private var isPlain: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }

  private func write(to out: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .object(let members) where members.isEmpty: out += "{}"
    case .object(let members):
      out += "{\n"
      for (index, (name, value)) in members.enumerated() {
        out += inner + Self.quoted(name) + ": "
        value.write(to: &out, indent: inner)
        out += index + 1 < members.count ? ",\n" : "\n"
      }
      out += indent + "}"
    case .array(let items) where items.allSatisfy(\.isPlain):
      out += "["
      for (index, item) in items.enumerated() {
        if index > 0 { out += ", " }
        item.write(to: &out, indent: inner)
      }
      out += "]"
    case .array(let items):
      out += "[\n"
      for (index, item) in items.enumerated() {
        out += inner
        item.write(to: &out, indent: inner)
        out += index + 1 < items.count ? ",\n" : "\n"
      }
      out += indent + "]"
    case .string(let text): out += Self.quoted(text)
    case .number(let value): out += value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    case .boolean(let flag): out += flag ? "true" : "false"
    case .null: out += "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.value(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
