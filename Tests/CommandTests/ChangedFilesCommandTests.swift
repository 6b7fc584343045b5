import Foundation
import TestSupport
import Testing

/// `--changed-since` and `--changed-lines`.
@Suite struct ChangedFilesCommandTests {
  static let bad = "They went to to the wall on Saturday.\n"

  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(".spinlint.yml", "language: en\nrules: {\"*\": off, repeat/word: major}")
    try scratch.write("old.txt", Self.bad)
    try scratch.write("both.txt", "A line.\n" + Self.bad)
    try scratch.write("records.jsonl", "{\"text\":\"They went to to it.\"}\n")
    try git("init", "-q", "-b", "main")
    try commit("first")
  }

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    process.arguments = ["-c", "user.name=n", "-c", "user.email=e@example.org"] + arguments
    process.currentDirectoryURL = scratch.folder
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": scratch.folder.path, "GIT_CONFIG_NOSYSTEM": "1"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  private func commit(_ message: String) throws {
    try git("add", "-A")
    try git("commit", "-q", "-m", message)
  }

  private func run(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandRun {
    try Command.run(["lint"] + arguments, input: Data(), in: scratch.folder, environment: environment)
  }

  /// `path:line` of every finding.
  private func places(_ arguments: String..., folder: String = ".") throws -> [String] {
    let run = try Command.run(["lint", "--format", "compact"] + arguments, input: Data(), in: scratch.url(folder))
    return run.output.split(separator: "\n").filter { $0.contains("[repeat/word]") }
      .map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
  }

  @Test func nothingChanged() throws {
    let run = try run("--changed-since", "HEAD")
    #expect(run.status == 0)
    #expect(run.output == "0 articles, 0 words\nNo findings\n1 rule, 0 files\n")
  }

  @Test func changedAndNewFilesAreLinted() throws {
    try scratch.write("both.txt", "A line.\nAnd they came to to it.\n" + Self.bad)
    try scratch.write("sub/näw file.txt", Self.bad)
    try scratch.write(".gitignore", "ignored.txt\n")
    try scratch.write("ignored.txt", Self.bad)
    #expect(try places("--changed-since", "HEAD") == ["both.txt:2", "both.txt:3", "sub/näw file.txt:1"])
    #expect(try places("--changed-since", "HEAD", "--changed-lines") == ["both.txt:2", "sub/näw file.txt:1"])
    #expect(try places("--changed-since", "HEAD", "old.txt") == [])
    #expect(try places("--changed-since", "HEAD", folder: "sub") == ["näw file.txt:1"])
    try commit("second")
    #expect(try places("--changed-since", "HEAD") == [])
    #expect(try places("--changed-since", "HEAD~1", "--changed-lines") == ["both.txt:2", "sub/näw file.txt:1"])
    #expect(try run("--changed-since", "HEAD~1", "--changed-lines").status == 1)
  }

  @Test func onlyThisSideOfABranchCounts() throws {
    try git("checkout", "-q", "-b", "side")
    try scratch.write("side.txt", Self.bad)
    try commit("side")
    try git("checkout", "-q", "main")
    try scratch.write("old.txt", Self.bad + Self.bad)
    try commit("main moves on")
    try git("checkout", "-q", "side")
    #expect(try places("--changed-since", "main") == ["side.txt:1"])
  }

  @Test func linesOfRecordsAndStandardInput() throws {
    try scratch.write(
      "records.jsonl", "{\"text\":\"They went to to it.\"}\n{\"id\":\"new\",\"text\":\"They went to to it.\"}\n")
    #expect(try places("records.jsonl", "--changed-since", "HEAD") == ["1:1", "new:1"])
    #expect(try places("records.jsonl", "--changed-since", "HEAD", "--changed-lines") == ["new:1"])
    let run = try Command.run(
      "lint", "-", "--changed-since", "HEAD", "--changed-lines", input: Self.bad, in: scratch.folder)
    #expect(run.status == 1)
  }

  @Test func linesThatLookLikeHeadersAreNone() throws {
    try scratch.write("both.txt", "++ b/old.txt\n@@ -1,1 +1,9 @@\nA line.\n" + Self.bad)
    #expect(try places("--changed-since", "HEAD", "--changed-lines") == [])
  }

  @Test func mistakesAreTold() throws {
    let folder = scratch.folder.resolvingSymlinksInPath().path
    let unknown = try run("--changed-since", "nowhere")
    #expect(unknown.status == 2)
    #expect(
      unknown.errors
        == "error: git knows no commit “nowhere” in \(folder); in CI, fetch it first (a shallow clone has one commit only)\n"
    )
    #expect(try run("--changed-since=-x").errors == "error: “-x” is not a git reference\n")
    #expect(try run("--changed-lines").errors.contains("--changed-lines needs --changed-since"))
    let elsewhere = try Scratch()
    let outside = try Command.run("lint", "--changed-since", "HEAD", in: elsewhere.folder)
    #expect(outside.status == 2)
    #expect(outside.errors.hasSuffix(" is not in a git repository\n"))
    let owner = try run("--changed-since", "HEAD", environment: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"])
    #expect(owner.status == 2)
    #expect(
      owner.errors
        == "error: git refuses the repository \(folder), because it belongs to another user (“dubious ownership”); "
        + "where that is right, run: git config --global --add safe.directory \(folder)\n")
    let noGit = try run("--changed-since", "HEAD", environment: ["PATH": "/nowhere"])
    #expect(noGit.status == 2)
    #expect(noGit.errors == "error: --changed-since needs git, which cannot be run: No such file or directory\n")
  }
}
