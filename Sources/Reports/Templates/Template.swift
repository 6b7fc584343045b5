/// A page template in the Mustache language: `{{name}}` (escaped), `{{{name}}}` and `{{&name}}` (markup), `{{a.b}}`,
/// `{{.}}`, sections, inverted sections, comments and partials. Set delimiters and lambdas are not part of it.
///
/// The language is that of <https://mustache.github.io>. It is read here and not by a package because the one that is
/// kept for Swift loads Foundation, which costs every `lint` a third more start-up and the binary 44 MB, and because it
/// escapes by characters (see `HTMLEscaping`).
public struct Template: Sendable {
  indirect enum Node: Sendable {
    case text([UInt8])
    case variable([String], isEscaped: Bool)
    case section([String], isInverted: Bool, [Node])
    case partial(String)
  }
  let nodes: [Node]

  /// Parses a template.
  /// - Parameter file: the name that errors give.
  public init(_ source: some Sequence<UInt8>, file: String) throws(TemplateError) {
    var parser = TemplateParser(source: Array(source), file: file)
    nodes = try parser.parse()
  }
}

/// The templates of a site, by name.
public struct TemplateLibrary: Sendable {
  private var templates: [String: Template] = [:]
  /// Partials may hold partials; a template that holds itself ends here.
  private static let greatestDepth = 20

  /// A library without templates.
  public init() {}

  /// Adds or replaces a template.
  public mutating func add(_ template: Template, named name: String) { templates[name] = template }

  /// Whether there is a template of this name.
  public func contains(_ name: String) -> Bool { templates[name] != nil }

  /// The page that a template makes of a value; empty where there is no template of that name.
  public func render(_ name: String, _ value: TemplateValue) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(65536)
    var stack = [value]
    if let template = templates[name] { render(template.nodes, &stack, depth: 0, to: &out) }
    return out
  }

  private func render(_ nodes: [Template.Node], _ stack: inout [TemplateValue], depth: Int, to out: inout [UInt8]) {
    for node in nodes {
      switch node {
      case .text(let bytes): out += bytes
      case .variable(let path, let isEscaped): Self.show(Self.value(path, stack), isEscaped, to: &out)
      case .section(let path, let isInverted, let inner):
        let value = Self.value(path, stack) ?? .flag(false)
        if isInverted {
          if !value.isShown { render(inner, &stack, depth: depth, to: &out) }
          continue
        }
        guard value.isShown else { continue }
        switch value {
        case .list(let items): for item in items { render(inner, with: item, &stack, depth: depth, to: &out) }
        case .generated(let count, let make):
          for index in 0..<count { render(inner, with: make(index), &stack, depth: depth, to: &out) }
        default: render(inner, with: value, &stack, depth: depth, to: &out)
        }
      case .partial(let name):
        if depth < Self.greatestDepth, let template = templates[name] {
          render(template.nodes, &stack, depth: depth + 1, to: &out)
        }
      }
    }
  }

  private func render(
    _ nodes: [Template.Node], with value: TemplateValue, _ stack: inout [TemplateValue], depth: Int,
    to out: inout [UInt8]
  ) {
    stack.append(value)
    render(nodes, &stack, depth: depth, to: &out)
    stack.removeLast()
  }

  private static func value(_ path: [String], _ stack: [TemplateValue]) -> TemplateValue? {
    guard let first = path.first else { return stack.last }
    for value in stack.reversed() {
      guard case .object(let members) = value, var found = members[first] else { continue }
      for name in path.dropFirst() {
        guard case .object(let inner) = found, let next = inner[name] else { return nil }
        found = next
      }
      return found
    }
    return nil
  }

  private static func show(_ value: TemplateValue?, _ isEscaped: Bool, to out: inout [UInt8]) {
    switch value {
    case .text(let text): if isEscaped { HTMLEscaping.append(text.utf8, to: &out) } else { out += text.utf8 }
    case .markup(let bytes): if isEscaped { HTMLEscaping.append(bytes, to: &out) } else { out += bytes }
    case .flag, .list, .generated, .object, nil: break
    }
  }
}
