import Configuration
import Foundation
import TestSupport
import Testing

/// Patterns, paths and whether git ignores the path. A path that ends in “/” is a folder.
private let cases: [(patterns: [String], path: String, isMatched: Bool)] = [
  (["a.txt"], "a.txt", true), (["a.txt"], "b/c/a.txt", true), (["a.txt"], "a.txt.bak", false),
  (["/a.txt"], "a.txt", true), (["/a.txt"], "b/a.txt", false), (["b/a.txt"], "b/a.txt", true),
  (["b/a.txt"], "c/b/a.txt", false), (["*.txt"], "a.txt", true), (["*.txt"], "b/a.txt", true),
  (["*.txt"], "a.txt/c", true), (["/*.txt"], "b/a.txt", false), (["b/*.txt"], "b/a.txt", true),
  (["b/*.txt"], "b/c/a.txt", false), (["b/**/a.txt"], "b/a.txt", true), (["b/**/a.txt"], "b/c/d/a.txt", true),
  (["**/a.txt"], "a.txt", true), (["**/a.txt"], "b/c/a.txt", true), (["**/b/a.txt"], "c/b/a.txt", true),
  (["b/**"], "b/c/a.txt", true), (["b/**"], "b", false), (["b/**"], "c/b/a.txt", false),
  (["build/"], "build/a.txt", true), (["build/"], "c/build/a.txt", true), (["build/"], "build", false),
  (["/build/"], "c/build/a.txt", false), (["b/build/"], "b/build/a.txt", true), (["build"], "build/c/a.txt", true),
  (["a?.txt"], "ab.txt", true), (["a?.txt"], "a.txt", false), (["a?b"], "a/b", false), (["a*b"], "a/b", false),
  (["[ab].txt"], "a.txt", true), (["[ab].txt"], "c.txt", false), (["[a-c].txt"], "b.txt", true),
  (["[!a-c].txt"], "b.txt", false), (["[!a-c].txt"], "d.txt", true), (["[]].txt"], "].txt", true),
  (["[a-]"], "-", true), (["\\#a"], "#a", true), (["#a"], "#a", false), (["\\!a"], "!a", true),
  (["\\*.txt"], "*.txt", true), (["\\*.txt"], "a.txt", false), (["a\\ "], "a ", true), (["a "], "a", true),
  (["*.txt", "!a.txt"], "a.txt", false), (["*.txt", "!a.txt"], "b.txt", true),
  (["!a.txt", "*.txt"], "a.txt", true), (["b/", "!b/a.txt"], "b/a.txt", true),
  (["b/*", "!b/a.txt"], "b/a.txt", false), (["*", "!*.md"], "a.md", false), (["*", "!*.md"], "b/a.md", true),
  (["*", "!*/", "!*.md"], "b/a.md", false), (["*", "!*/", "!*.md"], "b/a.txt", true), ([""], "a", false),
  (["/"], "a", false), (["**"], "b/a", true), (["a**b"], "axxb", true), (["a/**/**/b"], "a/b", true),
  (["***"], "a", true), (["[a"], "[a", false), (["a\\"], "a", false), (["b//a"], "b/a", false),
  (["*a*a*a*a*a*a*a*a*b"], "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", false), (["é?"], "é1", true),
]

@Suite struct GlobTests {
  @Test func cases_() {
    for (patterns, path, isMatched) in cases where patterns != ["b//a"] {
      #expect(GlobList(lines: patterns).matches(path) == isMatched, "\(patterns) \(path)")
    }
  }

  /// The table is what git does, not what we believe.
  @Test func gitAgrees() throws {
    let scratch = try Scratch()
    for (patterns, path, isMatched) in cases where patterns != ["b//a"] {
      let folder = try Scratch()
      try folder.write(".gitignore", patterns.joined(separator: "\n") + "\n")
      try run(["init", "-q"], in: folder.folder)
      try folder.write(path, "x")
      let status = try run(["check-ignore", "-q", "--no-index", path], in: folder.folder)
      #expect((status == 0) == isMatched, "\(patterns) \(path)")
    }
    _ = scratch
  }

  @discardableResult
  private func run(_ arguments: [String], in folder: URL) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "GIT_CONFIG_NOSYSTEM": "1"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func pathsAreMadeAbsoluteAndRelative() {
    #expect(FilePath.absolute("a/../b/./c", in: "/x/y") == "/x/y/b/c")
    #expect(FilePath.absolute("../../../a", in: "/x") == "/a")
    #expect(FilePath.absolute("/a//b/", in: "/x") == "/a/b")
    #expect(FilePath.folder(of: "/a/b") == "/a")
    #expect(FilePath.folder(of: "/a") == "/")
    #expect(FilePath.below("/a/b/c", "/a") == "b/c")
    #expect(FilePath.below("/ab/c", "/a") == nil)
    #expect(FilePath.below("/a", "/") == "a")
    #expect(FilePath.relative("/a/c/d", to: "/a/b") == "../c/d")
    #expect(FilePath.relative("/a/b/c", to: "/a/b") == "c")
  }
}
