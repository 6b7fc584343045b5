import Engine
import Readers

/// How many articles an input holds.
enum InputKind: Sendable {
  /// One, whatever its format.
  case text
  /// One in each line.
  case jsonl
}

/// A format of `--input`.
enum InputFormat: String, CaseIterable, Sendable {
  case text, markdown, html, jsonl

  /// The format that a name stands for; plain text for any other name.
  static func of(path: String) -> InputFormat {
    if FileFormat.isJSONLines(path: path) { return .jsonl }
    return FileFormat.of(path: path).flatMap { InputFormat(rawValue: $0.name) } ?? .text
  }

  /// nil for JSON Lines.
  var reader: (any ArticleReader)? { FileFormat.all.first { $0.name == rawValue }?.reader }
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
  private let format: InputFormat?

  /// - Parameters:
  ///   - format: `--input`; nil goes by the name.
  ///   - standardInputName: `--path`.
  ///   - filter: what is left out of folders.
  init(paths: [String], format: InputFormat?, standardInputName: String?, filter: WalkFilter) {
    self.format = format
    for path in paths.isEmpty ? ["."] : paths {
      if path == "-" {
        inputs.append(input(path: nil, name: standardInputName ?? "-"))
      } else if PathKind(path) == .folder {
        addFolder(path, filter)
      } else {
        inputs.append(input(path: path, name: path))
      }
    }
  }

  private func input(path: String?, name: String) -> Input {
    let format = format ?? InputFormat.of(path: name)
    var input = Input(path: path, name: name, kind: format == .jsonl ? .jsonl : .text)
    if let reader = format.reader { input.reader = reader }
    return input
  }

  /// Of a folder the files whose names say that they are articles; JSON Lines only where they are asked for.
  private mutating func addFolder(_ folder: String, _ filter: WalkFilter) {
    var failures: [Diagnostic] = []
    let files = FolderWalk.files(below: folder, filter: filter) { path, error in
      failures.append(Diagnostic(.error, "\(path): the folder cannot be read: \(error)"))
    }
    diagnostics += failures
    for path in files {
      guard format == .jsonl ? FileFormat.isJSONLines(path: path) : FileFormat.of(path: path) != nil else { continue }
      var found = input(path: path, name: path)
      found.isNamed = false
      inputs.append(found)
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
