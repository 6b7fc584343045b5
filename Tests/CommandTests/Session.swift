import Foundation
import TestSupport

/// A recorded shell session: command lines in, exact output and exit codes out.
///
///     #: a comment
///     $ spinlint lint a.txt
///     > a line that continues the command
///     a line of standard output
///     ! a line of standard error
///     % the output ends without a line break
///     ? 1
///
/// Everything up to the next command, blank lines too, is output. A status of 0 is not written. The number of rules
/// grows, so that “93 rules, ” at the start of a line is written as “N rules, ”.
struct Session {
  struct Step {
    var comments: [String] = []
    var command: [String] = []
    var output: [String] = []
  }
  var steps: [Step] = []
  private var trailing: [String] = []

  init(_ text: String) {
    var comments: [String] = []
    for line in Self.split(Data(text.utf8)).dropLast() {
      if line.hasPrefix("#:") {
        comments.append(line)
      } else if line.hasPrefix("$ ") {
        steps.append(Step(comments: comments, command: [String(line.dropFirst(2))]))
        comments = []
      } else if line.hasPrefix("> "), let last = steps.last, last.output.isEmpty {
        steps[steps.count - 1].command.append(String(line.dropFirst(2)))
      } else if !steps.isEmpty {
        steps[steps.count - 1].output.append(line)
      }
    }
    trailing = comments
  }

  var text: String {
    var lines: [String] = []
    for step in steps {
      lines += step.comments
      for (index, line) in step.command.enumerated() { lines.append((index == 0 ? "$ " : "> ") + line) }
      lines += step.output
    }
    lines += trailing
    return lines.joined(separator: "\n") + "\n"
  }

  /// The session with the output that its commands have now, in a new folder.
  func rerun() throws -> Session {
    var session = self
    let scratch = try Scratch()
    let folder = scratch.url("home")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for index in steps.indices {
      session.steps[index].output = try Self.run(steps[index].command, in: folder, scratch)
    }
    return session
  }

  private static func run(_ command: [String], in folder: URL, _ scratch: Scratch) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command.joined(separator: "\n")]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": Command.products.path + ":/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": folder.path,
    ]
    let (outPath, errPath) = (scratch.url("out"), scratch.url("err"))
    for path in [outPath, errPath] { _ = FileManager.default.createFile(atPath: path.path, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: outPath)
    process.standardError = try FileHandle(forWritingTo: errPath)
    try process.run()
    process.waitUntilExit()
    var lines = lines(try Data(contentsOf: outPath))
    lines += Self.lines(try Data(contentsOf: errPath)).map { $0.isEmpty ? "!" : "! " + $0 }
    if process.terminationStatus != 0 { lines.append("? \(process.terminationStatus)") }
    return lines
  }

  private static func withoutRuleCount(_ line: String) -> String {
    guard let end = line.firstRange(of: " rules, "), end.lowerBound > line.startIndex,
      line[..<end.lowerBound].count > 1, line[..<end.lowerBound].allSatisfy({ $0.isNumber || $0 == "," })
    else { return line }
    return "N" + line[end.lowerBound...]
  }

  /// The lines between LF bytes; in a `String`, CRLF is one character and no LF.
  private static func split(_ data: Data) -> [String] {
    data.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func lines(_ data: Data) -> [String] {
    if data.isEmpty { return [] }
    var lines = split(data)
    if lines.last == "" { lines.removeLast() } else { lines.append("%") }
    return lines.map(withoutRuleCount)
  }
}
