import Engine
import Readers

/// How the bytes of an input become articles.
enum InputKind: String, CaseIterable, Sendable {
  case text, jsonl
}

/// One file or standard input.
struct Input: Sendable {
  /// The path to open; nil for standard input.
  var path: String?
  /// The name in reports.
  var name: String
  var kind: InputKind
  /// Reader of a file with one article.
  var reader: any ArticleReader = PlainTextReader()
  var notes: [String] = []
  /// Whether the user named it, as against found in a folder.
  var isNamed = true
  /// Index of the judge of its articles.
  var judge = 0
}

/// The inputs that the paths of a command line stand for, in order.
struct InputList {
  var inputs: [Input] = []
  /// What could not be read or was left out.
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - kind: `--input`; nil goes by the name.
  ///   - standardInputName: `--path`.
  ///   - filter: what is left out of folders.
  init(paths: [String], kind: InputKind?, standardInputName: String?, filter: WalkFilter) {
    for path in paths.isEmpty ? ["."] : paths {
      if path == "-" {
        let name = standardInputName ?? "-"
        add(Input(path: nil, name: name, kind: kind ?? (FileFormat.isJSONLines(path: name) ? .jsonl : .text)))
        continue
      }
      switch PathKind(path) {
      case .folder: addFolder(path, kind, filter)
      case .file, .missing:
        add(Input(path: path, name: path, kind: kind ?? (FileFormat.isJSONLines(path: path) ? .jsonl : .text)))
      }
    }
  }

  private mutating func add(_ input: Input) {
    var input = input
    if input.kind == .text, let format = FileFormat.of(path: input.name) {
      if let reader = format.reader {
        input.reader = reader
      } else {
        input.notes.append("\(format.name) is not supported yet; read as plain text, markup included")
      }
    }
    inputs.append(input)
  }

  private mutating func addFolder(_ folder: String, _ kind: InputKind?, _ filter: WalkFilter) {
    var failures: [Diagnostic] = []
    let files = FolderWalk.files(below: folder, filter: filter) { path, error in
      failures.append(Diagnostic(.error, "\(path): the folder cannot be read: \(error)"))
    }
    diagnostics += failures
    var skipped: [String: Int] = [:]
    for path in files {
      if kind == .jsonl {
        guard FileFormat.isJSONLines(path: path) else { continue }
        inputs.append(Input(path: path, name: path, kind: .jsonl, isNamed: false))
      } else if let format = FileFormat.of(path: path) {
        guard let reader = format.reader else {
          skipped[format.name, default: 0] += 1
          continue
        }
        inputs.append(Input(path: path, name: path, kind: .text, reader: reader, isNamed: false))
      }
    }
    for (format, count) in skipped.sorted(by: { $0.key < $1.key }) {
      diagnostics.append(
        Diagnostic(.note, "\(folder): \(count) \(format) file\(count == 1 ? "" : "s") skipped: not supported yet"))
    }
  }
}

/// A line for standard error.
struct Diagnostic: Sendable {
  enum Level: String, Sendable { case error, warning, note }
  var level: Level
  var message: String

  init(_ level: Level, _ message: String) {
    self.level = level
    self.message = message
  }
}
