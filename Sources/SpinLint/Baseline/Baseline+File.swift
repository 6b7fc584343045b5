public import RuleCompiler

/// The file of a baseline: JSON, one entry a line, sorted, so that changes are easy to read.
extension Baseline {
  private static let schema = "spinlint.baseline/1"

  /// The baseline as a file.
  public func encoded() -> [UInt8] {
    var lines: [String] = []
    for (path, findings) in files.sorted(by: { $0.key < $1.key }) {
      let sorted = findings.sorted {
        ($0.key.rule, $0.value.text, $0.key.around) < ($1.key.rule, $1.value.text, $1.key.around)
      }
      for (key, known) in sorted {
        let digits = String(key.around, radix: 16)
        let around = String(repeating: "0", count: 16 - digits.count) + digits
        lines.append(
          "{\"path\":\(Self.quoted(path)),\"rule\":\(Self.quoted(key.rule)),\"text\":\(Self.quoted(known.text)),"
            + "\"around\":\"\(around)\",\"count\":\(known.count)}")
      }
    }
    let body = lines.isEmpty ? "" : lines.joined(separator: ",\n") + "\n"
    return Array("{\"schema\":\"\(Self.schema)\",\"findings\":[\n\(body)]}\n".utf8)
  }

  /// Text of a finding as it stands in a baseline: shortened, for people only.
  public static func sample(_ text: String) -> String { text.count > 60 ? text.prefix(59) + "…" : text }

  /// Reads a file; JSON is YAML, whose parser knows lines and columns. Throws `FileErrors`.
  public init(file bytes: [UInt8], name: String) throws(FileErrors) {
    self.init()
    let root: YAMLNode?
    do { root = try YAMLParser.parse(bytes, file: name) } catch {
      var error = error
      if error.message.hasPrefix("not valid YAML") { error.message = "this is not a baseline: it is not valid JSON" }
      throw FileErrors([error])
    }
    var reader = NodeReader(file: name)
    guard let root, let fields = reader.mapping(root, keys: ["schema", "findings"], of: "a baseline"),
      fields["schema"]?.string == Self.schema, let items = fields["findings"]?.items
    else {
      throw FileErrors([
        FileError(file: name, line: 1, column: 1, message: "this is not a baseline (“schema” must be “\(Self.schema)”)")
      ])
    }
    for item in items {
      guard let entry = reader.mapping(item, keys: ["path", "rule", "text", "around", "count"], of: "an entry") else {
        continue
      }
      guard let path = entry["path"]?.string, let rule = entry["rule"]?.string,
        let around = entry["around"]?.string.flatMap({ UInt64($0, radix: 16) }),
        let count = entry["count"]?.number, (1...1e9).contains(count)
      else {
        reader.fail(item.mark, "an entry has path, rule, text, around (16 hexadecimal digits) and count (1 or more)")
        continue
      }
      add(Key(rule: rule, around: around), text: entry["text"]?.string ?? "", path: path, count: Int(count))
    }
    if !reader.errors.isEmpty { throw FileErrors(reader.errors) }
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C: out += "\\" + String(scalar)
      // Besides what JSON asks for, characters that YAML does not take as they are.
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
