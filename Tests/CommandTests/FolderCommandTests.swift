import Foundation
import TestSupport
import Testing

/// Which files of folders are linted.
@Suite struct FolderCommandTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func ids(_ arguments: String..., in folder: String = ".") throws -> [String] {
    let run = try Command.run(["lint", "--format", "jsonl"] + arguments, input: Data(), in: scratch.url(folder))
    return try run.output.split(separator: "\n").compactMap { try JSON.object($0)["id"] as? String }
  }

  private func files(_ names: String...) throws { for name in names { try scratch.write(name, "A day.\n") } }

  @Test func gitignoreFilesAreHonoured() throws {
    try files("a.txt", "b.txt", "out/a.txt", "b/a.txt", "b/keep.txt", "b/c/a.txt", "b/c/d.txt", "drafts/x.txt")
    try scratch.write(".gitignore", "# built\nout/\n/b.txt\nkeep.txt\n")
    try scratch.write("b/.gitignore", "!keep.txt\n/c/a.txt\n")
    #expect(try ids() == ["a.txt", "b/a.txt", "b/c/d.txt", "b/keep.txt", "drafts/x.txt"])
    #expect(try ids("--no-gitignore").count == 8)
    #expect(try ids("b.txt", "out") == ["b.txt", "out/a.txt"])
  }

  @Test func aboveOnlyUpToTheRepository() throws {
    try files("repo/b/a.txt", "repo/b/x.txt")
    try scratch.write("repo/.gitignore", "a.txt\n")
    #expect(try ids(in: "repo/b") == ["a.txt", "x.txt"])
    try scratch.write("repo/.git/info/exclude", "x.txt\n")
    #expect(try ids(in: "repo/b") == [])
    try scratch.write("repo/b/.gitignore", "!x.txt\n")
    #expect(try ids(in: "repo/b") == ["x.txt"])
    #expect(try ids("repo") == ["repo/b/x.txt"])
  }

  @Test func globsOfTheCommandLine() throws {
    try files("a.txt", "b/a.txt", "b/c/a.txt", "b/x.txt")
    #expect(try ids("--exclude", "b/c/") == ["a.txt", "b/a.txt", "b/x.txt"])
    #expect(try ids("--exclude", "*.txt", "--exclude", "!x.txt") == ["b/x.txt"])
    #expect(try ids("--include", "b/**/a.txt") == ["b/a.txt", "b/c/a.txt"])
    #expect(try ids("--include", "b/", "--exclude", "a.txt") == ["b/x.txt"])
    #expect(try ids("--exclude", "*", "a.txt") == ["a.txt"])
    let bad = try Command.run("lint", "--exclude", "#x", in: scratch.folder)
    #expect(bad.status == 2 && bad.errors.contains("--exclude: “#x” is not a glob"))
  }

  @Test func globsOfTheConfiguration() throws {
    try files("a.txt", "b/a.txt", "b/drafts/a.txt", "b/x.txt", "c/a.txt")
    try scratch.write(".spinlint.yml", "exclude: [drafts/, /c]\ninclude: a.txt")
    #expect(try ids() == ["a.txt", "b/a.txt"])
    #expect(try ids(in: "b") == ["a.txt"])
    #expect(try ids("c/a.txt", "b/x.txt") == ["c/a.txt", "b/x.txt"])
    try scratch.write("b/.spinlint.yml", "exclude: a.txt")
    #expect(try ids() == ["a.txt", "b/x.txt"])
    #expect(try ids("--no-config").count == 5)
    try scratch.write("b/.spinlint.yml", "exclud: a.txt")
    let run = try Command.run("lint", in: scratch.folder)
    #expect(run.status == 2)
    #expect(run.errors == "error: b/.spinlint.yml:1:1: unknown key “exclud”; did you mean “exclude”?\n")
  }
}
