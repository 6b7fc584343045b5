package import Engine

/// Reads values out of YAML nodes and collects what is wrong with them; the messages are those of rule files.
package struct NodeReader {
  private var reader: RuleFileReader

  /// - Parameter file: the name of the file in messages.
  package init(file: String) { reader = RuleFileReader(file: file, id: "", language: "any") }

  package var file: String { reader.file }
  package var errors: [FileError] { reader.errors }

  package mutating func fail(_ mark: SourceMark, _ message: String) { reader.fail(mark, message) }

  /// The values of a mapping by key. Unknown keys are errors.
  package mutating func mapping(_ node: YAMLNode, keys: [String], of what: String) -> [String: YAMLNode]? {
    reader.mapping(node, keys: keys, of: what)
  }

  package mutating func string(_ node: YAMLNode, _ name: String) -> String? { reader.string(node, name) }

  package mutating func strings(_ node: YAMLNode, _ name: String) -> [String]? { reader.strings(node, name) }

  package mutating func number(_ node: YAMLNode, _ name: String, _ range: ClosedRange<Double>) -> Double? {
    reader.number(node, name, range)
  }

  package mutating func boolean(_ node: YAMLNode, _ name: String) -> Bool? {
    if node.boolean == nil { reader.fail(node.mark, "“\(name)” must be true or false") }
    return node.boolean
  }

  package mutating func choice(_ node: YAMLNode, _ name: String, _ choices: [String]) -> String? {
    reader.choice(node, name, choices)
  }

  package mutating func severity(_ node: YAMLNode) -> Severity? { reader.severity(node) }

  package mutating func context(_ node: YAMLNode, _ name: String) -> RuleContext { reader.context(node, name) }

  package mutating func option(_ node: YAMLNode, _ spec: FormSpec.Option) -> OptionValue? {
    reader.option(node, spec)
  }
}
