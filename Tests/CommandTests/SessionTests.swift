import Foundation
import Testing

/// Every session in `Sessions/` still has the output and the exit codes that are written there. With
/// SPINLINT_RECORD=1 in the environment the files are written anew.
@Suite struct SessionTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Sessions")

  static var names: [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }

  @Test(arguments: names)
  func outputIsAsRecorded(name: String) throws {
    let url = Self.folder.appending(path: name)
    let recorded = Session(try String(contentsOf: url, encoding: .utf8))
    let current = try recorded.rerun()
    if ProcessInfo.processInfo.environment["SPINLINT_RECORD"] != nil {
      try Data(current.text.utf8).write(to: url)
      return
    }
    for (was, now) in zip(recorded.steps, current.steps) {
      #expect(now.output == was.output, "\(name): \(was.command.joined(separator: "\n"))")
    }
  }

  @Test func thereAreSessions() { #expect(Self.names.count >= 5) }
}
