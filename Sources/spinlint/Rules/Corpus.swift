import Configuration
import Engine
import Readers

/// The articles of files, folders and JSON Lines, one after another.
struct Corpus {
  let paths: [String]
  let input: InputFormat?
  /// What standard input is called.
  let standardInputName: String?
  let lines: JSONLinesReader

  init(paths: [String], options: InputOptions) {
    self.paths = paths
    input = options.input
    standardInputName = options.path
    lines = JSONLinesReader(textField: options.textField, idField: options.idField)
  }

  /// Hands on each article, with the name it has in messages. Throws `Status.error` where nothing can be read; what else
  /// cannot be read is told and left out.
  /// - Returns: whether all of it could be read.
  func forEach(_ messages: Messages, _ body: (Article, String) -> Void) -> Bool {
    let finder = ConfigurationFinder(access: DiskAccess(), workingFolder: WorkingFolder.path, search: .none)
    let filter = WalkFilter(finder: finder, readsGitignore: true, include: GlobList(), exclude: GlobList())
    let list = InputList(paths: paths, format: input, standardInputName: standardInputName, filter: filter)
    var isComplete = true
    func tell(_ diagnostic: Diagnostic) {
      messages.write(diagnostic)
      if diagnostic.level == .error { isComplete = false }
    }
    for diagnostic in list.diagnostics { tell(diagnostic) }
    for input in list.inputs {
      do throws(SystemError) {
        let bytes = try input.open().readAll()
        if input.kind == .text {
          let article = input.reader.article(id: .string(input.name), path: input.name, bytes: bytes)
          if let error = article.error { tell(Diagnostic(.error, "\(input.name): \(error.message)")) }
          body(article, input.name)
          continue
        }
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var number = 1
        while start < bytes.count {
          var end = start
          while end < bytes.count, bytes[end] != 0x0A { end += 1 }
          if let article = lines.article(bytes.span, line: start..<end, number: number) {
            let name = "\(input.name):\(number)"
            if let error = article.error { tell(Diagnostic(.error, "\(name): \(error.message)")) }
            body(article, name)
          }
          start = end + 1
          number += 1
        }
      } catch {
        tell(Diagnostic(.error, "\(input.name): cannot be read: \(error)"))
      }
    }
    return isComplete
  }
}
