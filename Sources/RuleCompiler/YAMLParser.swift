internal import CYAML

/// Reads one YAML document into nodes, by libyaml’s event parser.
package enum YAMLParser {
  /// The root of the document, nil for an empty file.
  /// Throws `FileError` for text that is not YAML, an alias, or a key that stands twice.
  package static func parse(_ text: [UInt8], file: String) throws(FileError) -> YAMLNode? {
    var builder = YAMLBuilder(file: file)
    var failure: FileError?
    unsafe text.withUnsafeBufferPointer { buffer in
      var parser = unsafe yaml_parser_t()
      guard unsafe yaml_parser_initialize(&parser) == 1 else {
        failure = FileError(file: file, line: 1, column: 1, message: "the YAML parser could not be started")
        return
      }
      defer { unsafe yaml_parser_delete(&parser) }
      unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      while failure == nil {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(&parser, &event) == 1 else {
          let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "it cannot be read"
          let mark = unsafe parser.problem_mark
          failure = FileError(
            file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1, message: "not valid YAML: \(problem)")
          return
        }
        let isLast = unsafe event.type == YAML_STREAM_END_EVENT
        failure = unsafe builder.handle(event)
        unsafe yaml_event_delete(&event)
        if isLast { return }
      }
    }
    if let failure { throw failure }
    return builder.root
  }
}

private struct YAMLBuilder {
  /// A list or mapping that is still open.
  private struct Frame {
    let mark: SourceMark
    let isMapping: Bool
    var items: [YAMLNode] = []
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    var names: Set<String> = []
    var pendingKey: YAMLNode?

    var node: YAMLNode { YAMLNode(content: isMapping ? .mapping(pairs) : .sequence(items), mark: mark) }
  }

  let file: String
  var root: YAMLNode?
  private var stack: [Frame] = []
  private var documents = 0

  init(file: String) { self.file = file }

  mutating func handle(_ event: yaml_event_t) -> FileError? {
    let mark = unsafe SourceMark(line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1)
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let text = unsafe String(decoding: bytes, as: UTF8.self)
      let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
      return add(YAMLNode(content: .scalar(text, isPlain: isPlain), mark: mark))
    case YAML_SEQUENCE_START_EVENT: stack.append(Frame(mark: mark, isMapping: false))
    case YAML_MAPPING_START_EVENT: stack.append(Frame(mark: mark, isMapping: true))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      guard let top = stack.popLast() else { return nil }
      return add(top.node)
    case YAML_ALIAS_EVENT: return error(mark, "aliases (*name) are not supported; write it out")
    case YAML_DOCUMENT_START_EVENT:
      documents += 1
      if documents > 1 { return error(mark, "only one document (---) a file") }
    default: break
    }
    return nil
  }

  private mutating func add(_ node: YAMLNode) -> FileError? {
    guard !stack.isEmpty else {
      root = node
      return nil
    }
    let top = stack.count - 1
    if !stack[top].isMapping {
      stack[top].items.append(node)
    } else if let key = stack[top].pendingKey {
      stack[top].pairs.append((key, node))
      stack[top].pendingKey = nil
    } else {
      guard let name = node.string else { return error(node.mark, "a key must be a single value") }
      guard stack[top].names.insert(name).inserted else { return error(node.mark, "“\(name)” stands twice") }
      stack[top].pendingKey = node
    }
    return nil
  }

  private func error(_ mark: SourceMark, _ message: String) -> FileError {
    FileError(file: file, line: mark.line, column: mark.column, message: message)
  }
}
