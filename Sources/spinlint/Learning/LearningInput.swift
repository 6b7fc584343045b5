import Configuration
import Engine
import Readers

/// Reads pairs of an original and a spun copy. Those that cannot be read are told, and the others go on.
struct LearningInput {
  let messages: Messages
  private(set) var hasErrors = false

  init(messages: Messages) { self.messages = messages }

  /// Two files, or two folders whose files of the same name are pairs.
  mutating func read(_ original: String, _ copy: String, add: ([UInt8], [UInt8]) -> Void) {
    let kinds = (PathKind(original), PathKind(copy))
    guard kinds == (.folder, .folder) else {
      if kinds.0 == .folder || kinds.1 == .folder {
        fail("\(original) and \(copy) must be two files or two folders")
      } else if let left = text(original), let right = text(copy) {
        add(left, right)
      }
      return
    }
    let finder = ConfigurationFinder(access: DiskAccess(), workingFolder: WorkingFolder.path, search: .none)
    let filter = WalkFilter(finder: finder, readsGitignore: false, include: GlobList(), exclude: GlobList())
    var failures: [String] = []
    let files = FolderWalk.files(below: original, filter: filter) { path, error in
      failures.append("\(path): the folder cannot be read: \(error)")
    }
    for failure in failures { fail(failure) }
    var pairs = 0
    for path in files where FileFormat.of(path: path) != nil {
      let name = String(path.dropFirst(original.count).drop { $0 == "/" })
      let other = copy + (copy.hasSuffix("/") ? "" : "/") + name
      guard PathKind(other) == .file else {
        messages.write(Diagnostic(.note, "\(path) has no copy \(other)"))
        continue
      }
      pairs += 1
      if let left = text(path), let right = text(other) { add(left, right) }
    }
    if pairs == 0 { fail("\(original) and \(copy) have no text files of the same name") }
  }

  /// JSON Lines with “original” and “spun”.
  mutating func read(pairs file: String, add: ([UInt8], [UInt8]) -> Void) {
    guard let content = try? LabelledInput.read(file, messages) else {
      hasErrors = true
      return
    }
    let originals = JSONLinesReader(textField: "original")
    let copies = JSONLinesReader(textField: "spun")
    var number = 0
    for line in content.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let bytes = Array(line)
      guard let left = originals.article(bytes.span, line: 0..<bytes.count, number: number),
        let right = copies.article(bytes.span, line: 0..<bytes.count, number: number)
      else { continue }
      if let error = left.error ?? right.error {
        fail("\(file):\(number):\(error.column ?? 1): \(error.message)")
      } else {
        add(left.text, right.text)
      }
    }
  }

  private mutating func text(_ path: String) -> [UInt8]? {
    do throws(SystemError) {
      let bytes = try FileDescriptor(reading: path).readAll()
      let reader = FileFormat.of(path: path)?.reader ?? PlainTextReader()
      let article = reader.article(id: .string(path), path: path, bytes: bytes)
      guard let error = article.error else { return article.text }
      fail("\(path): \(error.message)")
    } catch { fail("\(path): cannot be read: \(error)") }
    return nil
  }

  private mutating func fail(_ message: String) {
    messages.write(Diagnostic(.error, message))
    hasErrors = true
  }
}
