/// Parses the Mustache language into nodes.
struct TemplateParser {
  private let source: [UInt8]
  private let file: String
  private var offset = 0

  init(source: [UInt8], file: String) {
    self.source = source
    self.file = file
  }

  private struct Open {
    var path: [String]
    var name: String
    var isInverted: Bool
    var line: Int
    var nodes: [Template.Node]
  }

  mutating func parse() throws(TemplateError) -> [Template.Node] {
    var open: [Open] = []
    var nodes: [Template.Node] = []
    while let start = find([0x7B, 0x7B], from: offset) {
      let tag = try self.tag(at: start)
      var textEnd = start
      var next = tag.end
      if tag.isAloneOnLine, let line = wholeLine(start..<tag.end) {
        textEnd = line.lowerBound
        next = line.upperBound
      }
      if textEnd > offset { nodes.append(.text(Array(source[offset..<textEnd]))) }
      offset = next
      switch tag.kind {
      case 0x21: break
      case 0x23, 0x5E:
        open.append(
          Open(path: path(tag.name), name: tag.name, isInverted: tag.kind == 0x5E, line: line(start), nodes: nodes))
        nodes = []
      case 0x2F:
        guard let section = open.popLast() else { throw failure("{{/\(tag.name)}} closes nothing", start) }
        guard section.name == tag.name else {
          throw failure("{{/\(tag.name)}} closes “\(section.name)” of line \(section.line)", start)
        }
        nodes = section.nodes + [.section(section.path, isInverted: section.isInverted, nodes)]
      case 0x3E: nodes.append(.partial(tag.name))
      case 0x26: nodes.append(.variable(path(tag.name), isEscaped: false))
      default: nodes.append(.variable(path(tag.name), isEscaped: true))
      }
    }
    if let section = open.last {
      throw TemplateError(file: file, line: section.line, message: "{{#\(section.name)}} is not closed")
    }
    if offset < source.count { nodes.append(.text(Array(source[offset...]))) }
    return nodes
  }

  private struct Tag {
    /// The byte after the braces where it means something, else 0.
    var kind: UInt8
    var name: String
    var end: Int
    /// Sections, comments and partials on a line of their own leave no empty line.
    var isAloneOnLine: Bool { kind != 0 && kind != 0x26 }
  }

  private func tag(at start: Int) throws(TemplateError) -> Tag {
    let isTriple = start + 2 < source.count && source[start + 2] == 0x7B
    let closing: [UInt8] = isTriple ? [0x7D, 0x7D, 0x7D] : [0x7D, 0x7D]
    var first = start + closing.count
    guard let end = find(closing, from: first) else { throw failure("“{{” has no “}}”", start) }
    var kind: UInt8 = isTriple ? 0x26 : 0
    if !isTriple, first < end, [0x21, 0x23, 0x26, 0x2F, 0x3D, 0x3E, 0x5E].contains(source[first]) {
      kind = source[first]
      first += 1
    }
    guard kind != 0x3D else { throw failure("other delimiters than {{ }} are not supported", start) }
    let name = String(decoding: source[first..<end], as: UTF8.self).split(separator: " ").joined(separator: " ")
    let isName = name.utf8.allSatisfy {
      $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
    }
    guard kind == 0x21 || isName && !name.isEmpty else { throw failure("“\(name)” is not a name", start) }
    return Tag(kind: kind, name: name, end: end + closing.count)
  }

  private func path(_ name: String) -> [String] { name == "." ? [] : name.split(separator: ".").map(String.init) }

  /// The line around a tag with its line break, nil where it holds anything else.
  private func wholeLine(_ tag: Range<Int>) -> Range<Int>? {
    var start = tag.lowerBound
    while start > 0, source[start - 1] == 0x20 || source[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || source[start - 1] == 0x0A, start >= offset else { return nil }
    var end = tag.upperBound
    while end < source.count, source[end] == 0x20 || source[end] == 0x09 || source[end] == 0x0D { end += 1 }
    guard end == source.count || source[end] == 0x0A else { return nil }
    return start..<min(end + 1, source.count)
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + pattern.count <= source.count {
      if source[index] == pattern[0], source[index..<index + pattern.count].elementsEqual(pattern) { return index }
      index += 1
    }
    return nil
  }

  private func line(_ offset: Int) -> Int { source[..<offset].count { $0 == 0x0A } + 1 }

  private func failure(_ message: String, _ offset: Int) -> TemplateError {
    TemplateError(file: file, line: line(offset), message: message)
  }
}
