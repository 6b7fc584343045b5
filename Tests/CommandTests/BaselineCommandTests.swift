import Foundation
import TestSupport
import Testing

/// `spinlint baseline`, and what `lint` makes of its file.
@Suite struct BaselineCommandTests {
  static let spun = LintCommandTests.spun

  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func run(_ arguments: String...) throws -> CommandRun {
    try Command.run(arguments, input: Data(), in: scratch.folder)
  }

  private func record(_ paths: String...) throws {
    let run = try Command.run(["baseline"] + paths, input: Data(), in: scratch.folder)
    #expect(run.status == 0 && run.errors == "")
    try scratch.write(".spinlint-baseline.json", run.output)
  }

  @Test func knownFindingsAreNeitherShownNorScoredNorCounted() throws {
    try scratch.write("a.txt", Self.spun)
    #expect(try run("lint", "a.txt").status == 1)
    try record("a.txt")
    let known = try run("lint", "a.txt")
    #expect(known.status == 0)
    #expect(known.output.hasPrefix("✓ pass  a.txt  score 100.0"))
    #expect(try run("lint", "a.txt", "--no-baseline").status == 1)
  }

  @Test func theFileIsSortedJSON() throws {
    try scratch.write("b.txt", Self.spun)
    try scratch.write("a.txt", Self.spun + Self.spun.prefix(70))
    let run = try run("baseline")
    let document = try JSON.object(run.output)
    #expect(document["schema"] as? String == "spinlint.baseline/1")
    let entries = try #require(document["findings"] as? [[String: Any]])
    #expect(entries.map { $0["path"] as? String } == ["a.txt", "a.txt", "b.txt", "b.txt"])
    #expect(entries.map { $0["count"] as? Int } == [2, 2, 1, 1])
    #expect(!run.output.contains("\"line"))
    #expect(try self.run("baseline").output == run.output)
  }

  @Test func movedLinesStayKnownAndNewFindingsAreShown() throws {
    try scratch.write("a.txt", Self.spun)
    try record()
    try scratch.write("a.txt", "A new heading\n\nA new paragraph.\n\n" + Self.spun + "\nThey came to to the town.\n")
    let run = try run("lint", "--format", "jsonl")
    #expect(try JSON.rules(run.output) == ["repeat/word"])
    #expect(run.output.contains("\"line\":7"))
    #expect(run.errors == "")
  }

  @Test func equalFindingsAreCounted() throws {
    let paragraph = "They had been and went to to the wall on Saturday.\n\n"
    try scratch.write("a.txt", "They had been and went to to the wall on Saturday.\n\n" + paragraph)
    try scratch.write(".spinlint.yml", "language: en\nrules: {\"*\": off, repeat/word: major}")
    try record()
    #expect(try run("lint").status == 0)
    try scratch.write("a.txt", paragraph + paragraph + paragraph)
    #expect(try JSON.rules(run("lint", "--format", "jsonl").output) == ["repeat/word"])
  }

  @Test func staleEntriesAreToldAndPruned() throws {
    try scratch.write("a.txt", Self.spun)
    try scratch.write("b.txt", Self.spun)
    try record()
    try scratch.write("a.txt", Self.spun.replacingOccurrences(of: "ten,000", with: "10,000"))
    try FileManager.default.removeItem(at: scratch.url("b.txt"))
    let run = try run("lint")
    #expect(
      run.errors
        == "note: .spinlint-baseline.json: 3 findings in it are no longer there; remove with: spinlint baseline --prune\n"
    )
    #expect(run.status == 0)
    #expect(try self.run("lint", "--quiet").errors == "")
    #expect(try self.run("lint", "--select", "number").errors.contains("3 findings"))
    let pruned = try self.run("baseline", "--prune")
    #expect(pruned.status == 0)
    #expect(pruned.output == ".spinlint-baseline.json: 3 stale findings removed, 1 entry left\n")
    #expect(try self.run("lint").errors == "")
    #expect(
      try self.run("baseline", "--prune").output == ".spinlint-baseline.json: 0 stale findings removed, 1 entry left\n")
  }

  @Test func rulesThatDidNotRunLeaveNoStaleEntries() throws {
    try scratch.write("a.txt", Self.spun)
    try record()
    #expect(try run("lint", "--select", "number").errors == "")
  }

  @Test func itLiesBesideTheConfigurationOrIsNamed() throws {
    try scratch.write("site/.spinlint.yml", "language: en")
    try scratch.write("site/content/a.txt", Self.spun)
    let run = try run("baseline", "site", "--output", "site/.spinlint-baseline.json")
    #expect(run.status == 0 && run.output == "")
    #expect(run.errors == "note: site/.spinlint-baseline.json: 2 entries\n")
    let text = try String(contentsOf: scratch.url("site/.spinlint-baseline.json"), encoding: .utf8)
    #expect(text.contains("\"path\":\"content/a.txt\""))
    #expect(try self.run("lint", "site").status == 0)
    #expect(try Command.run("lint", "a.txt", in: scratch.url("site/content")).status == 0)
    try FileManager.default.moveItem(
      at: scratch.url("site/.spinlint-baseline.json"), to: scratch.url("site/known.json"))
    #expect(try self.run("lint", "site").status == 1)
    #expect(try self.run("lint", "site", "--baseline", "site/known.json").status == 0)
  }

  @Test func recordsAreKnownByTheirID() throws {
    let text = "They went to to it."
    try scratch.write(".spinlint.yml", "language: en")
    try scratch.write("a.jsonl", "{\"id\":\"x\",\"text\":\"\(text)\"}\n")
    try record("a.jsonl")
    try scratch.write("a.jsonl", "{\"id\":\"y\",\"text\":\"\(text)\"}\n{\"id\":\"x\",\"text\":\"\(text)\"}\n")
    for jobs in ["1", "4"] {
      let lines = try run("lint", "a.jsonl", "--format", "jsonl", "--jobs", jobs).output.split(separator: "\n")
      #expect(try lines.map { try JSON.rules(String($0)) } == [["repeat/word"], []])
    }
  }

  @Test func mistakesAreTold() throws {
    try scratch.write("a.txt", Self.spun)
    let missing = try run("lint", "--baseline", "no.json")
    #expect(missing.status == 2)
    #expect(missing.errors == "error: no.json:1:1: the baseline cannot be read: No such file or directory\n")
    #expect(try run("baseline", "--prune").errors == "error: there is no baseline .spinlint-baseline.json\n")
    #expect(try run("baseline", "--prune").status == 2)
    try scratch.write(".spinlint-baseline.json", "[]")
    let wrong = try run("lint")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains(".spinlint-baseline.json:1:1: this is not a baseline"))
    #expect(try run("baseline").status == 0)
    #expect(try run("lint", "--baseline", "x", "--no-baseline").errors.contains("contradict each other"))
    #expect(try run("baseline", "--baseline", "x").errors.contains("--baseline belongs to --prune"))
    #expect(try run("baseline", "--prune", "--output", "x").errors.contains("--output does not go with it"))
    let unreadable = try run("baseline", "/nowhere.txt")
    #expect(unreadable.status == 2 && unreadable.output == "")
    let unwritable = try run("baseline", "--output", "no/folder.json")
    #expect(unwritable.status == 2)
    #expect(unwritable.errors == "error: the baseline cannot be written: No such file or directory\n")
  }
}
