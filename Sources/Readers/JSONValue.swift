package import Engine

/// A JSON value in memory, for small files such as labelled articles and reports.
package indirect enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package subscript(_ key: String) -> JSONValue? {
    if case .object(let members) = self { return members[key] }
    return nil
  }
  package var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }
  package var number: Double? {
    if case .number(let value) = self { return value }
    return nil
  }
  package var array: [JSONValue]? {
    if case .array(let items) = self { return items }
    return nil
  }

  /// The value of a JSON text. Throws `InputError` with the column of the mistake.
  package static func parse(_ bytes: [UInt8]) throws(InputError) -> JSONValue {
    var scanner = JSONScanner(bytes.span, range: 0..<bytes.count)
    do throws(JSONScanner.Failure) {
      let value = try read(&scanner, bytes)
      scanner.skipSpace()
      guard scanner.isAtEnd else {
        throw JSONScanner.Failure(offset: scanner.offset, message: "more text after the JSON value")
      }
      return value
    } catch {
      let column = bytes.prefix(error.offset).count { $0 & 0xC0 != 0x80 } + 1
      throw InputError(error.message, line: 1, column: column)
    }
  }

  private static func read(_ scanner: inout JSONScanner, _ bytes: [UInt8]) throws(JSONScanner.Failure) -> JSONValue {
    scanner.skipSpace()
    switch scanner.next {
    case 0x22: return .string(try text(&scanner))
    case 0x5B:
      var items: [JSONValue] = []
      _ = scanner.take(0x5B)
      scanner.skipSpace()
      if scanner.take(0x5D) { return .array(items) }
      repeat {
        items.append(try read(&scanner, bytes))
        scanner.skipSpace()
      } while scanner.take(0x2C)
      try scanner.expect(0x5D, "“,” or “]”")
      return .array(items)
    case 0x7B:
      var members: [String: JSONValue] = [:]
      _ = scanner.take(0x7B)
      scanner.skipSpace()
      if scanner.take(0x7D) { return .object(members) }
      repeat {
        scanner.skipSpace()
        let name = try text(&scanner)
        scanner.skipSpace()
        try scanner.expect(0x3A, "“:”")
        members[name] = try read(&scanner, bytes)
        scanner.skipSpace()
      } while scanner.take(0x2C)
      try scanner.expect(0x7D, "“,” or “}”")
      return .object(members)
    default:
      let start = scanner.offset
      try scanner.skipValue()
      let literal = String(decoding: bytes[start..<scanner.offset], as: UTF8.self)
      switch literal {
      case "null": return .null
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: return .number(Double(literal) ?? 0)
      }
    }
  }

  private static func text(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> String {
    var bytes: [UInt8] = []
    try scanner.string(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
