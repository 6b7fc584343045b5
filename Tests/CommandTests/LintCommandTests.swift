import Foundation
import TestSupport
import Testing

/// What `spinlint lint` writes, and its exit codes.
@Suite struct LintCommandTests {
  static let clean =
    "The town opened a new wall on Saturday, and more than a hundred people came to see it. They had waited for it since the storm of the last winter.\n"
  static let spun =
    "The town has ten,000 people and they went to to the wall on Saturday. It was the first time that they had seen it since the storm of the winter.\n"

  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func cleanArticlePasses() throws {
    let run = try Command.run("lint", try scratch.write("a.txt", Self.clean))
    #expect(run.status == 0)
    #expect(run.output.contains("✓ pass"))
    #expect(run.output.contains("No findings"))
    #expect(run.errors == "")
  }

  @Test func lintIsTheDefaultCommand() throws {
    let path = try scratch.write("a.txt", Self.spun)
    let run = try Command.run(path)
    #expect(run.status == 1)
    #expect(run.output == (try Command.run("lint", path)).output)
    #expect(run.output.contains("\(path)\n  1:14: critical [number/spelled-group]"))
    #expect(run.output.contains("^^^^^^^ → 10,000"))
    #expect(run.output.contains("^^ → (delete)"))
  }

  @Test func failOnDecidesTheStatus() throws {
    let path = try scratch.write("a.txt", "They went to the wall , and it was there in the end of the day.\n")
    #expect(try Command.run("lint", path, "--language", "en", "--fail-on", "minor").status == 1)
    #expect(try Command.run("lint", path, "--language", "en", "--fail-on", "major").status == 0)
    #expect(try Command.run("lint", path, "--language", "en", "--fail-on", "never").status == 0)
    #expect(try Command.run("lint", path, "--fail-on", "often").status == 2)
  }

  @Test func missingPathIsAnErrorAndTheOthersGetResults() throws {
    let path = try scratch.write("a.txt", Self.spun)
    let run = try Command.run("lint", "/nowhere.txt", path)
    #expect(run.status == 2)
    #expect(run.errors.contains("/nowhere.txt: cannot be read: No such file or directory"))
    #expect(run.output.contains("number/spelled-group"))
  }

  @Test func standardInputHasAName() throws {
    let run = try Command.run("lint", "-", "--path", "draft.txt", input: Self.spun)
    #expect(run.output.contains("draft.txt\n  1:14: critical"))
    #expect(try Command.run("lint", "-", input: Self.spun).output.contains("-\n  1:14: critical"))
    #expect(try Command.run("lint", "--path", "x", input: Self.spun).status == 2)
  }

  @Test func folderIsWalkedInOrder() throws {
    try scratch.write("b/z.txt", Self.spun)
    try scratch.write("a.text", Self.spun)
    try scratch.write("b.txt", Self.spun)
    try scratch.write(".hidden.txt", Self.spun)
    try scratch.write("page.md", Self.spun)
    try scratch.write("data.csv", Self.spun)
    let run = try Command.run("lint", ".", "--format", "jsonl", in: scratch.folder)
    let ids = try run.output.split(separator: "\n").map { try JSON.object($0)["id"] as? String }
    #expect(ids == ["a.text", "b.txt", "b/z.txt", "page.md"])
    #expect(try Command.run("lint", in: scratch.folder).status == 1)
  }

  @Test func unknownRuleIsAnErrorWithTheNearestName() throws {
    let path = try scratch.write("a.txt", Self.clean)
    for option in ["--select", "--ignore"] {
      let run = try Command.run("lint", path, option, "repeat/wrod")
      #expect(run.status == 2)
      #expect(run.errors.contains("\(option): there is no rule “repeat/wrod”; did you mean “repeat/word”?"))
    }
    #expect(try Command.run("lint", path, "--severity", "numbr=off").errors.contains("did you mean “number”?"))
    #expect(try Command.run("lint", path, "--severity", "number=loud").status == 2)
  }

  @Test(arguments: [
    (["--select", "repeat"], ["repeat/word"]), (["--select", "number/*"], ["number/spelled-group"]),
    (["--ignore", "number,repeat"], []), (["--select", "repeat/word,number", "--ignore", "number/*"], ["repeat/word"]),
    (["--severity", "number/spelled-group=off"], ["repeat/word"]),
  ])
  func rulesAreSelected(options: [String], expected: [String]) throws {
    let path = try scratch.write("a.txt", Self.spun)
    let run = try Command.run(["lint", path, "--format", "jsonl"] + options, input: Data())
    #expect(try JSON.rules(run.output) == expected)
  }

  @Test func severityIsSet() throws {
    let path = try scratch.write("a.txt", Self.spun)
    let run = try Command.run("lint", path, "--severity", "number=info", "--select", "number")
    #expect(run.output.contains("info [number/spelled-group]"))
    #expect(run.status == 0)
  }

  @Test func scoreSettings() throws {
    let path = try scratch.write(
      "a.txt", "They went to the wall , and it was there in the end of the day for all of them to see it.\n")
    let plain = try JSON.object(Command.run("lint", path, "--format", "jsonl", "--language", "en").output)
    #expect(plain["score"] as? Double == 99.6)
    let tolerant = try Command.run("lint", path, "--format", "jsonl", "--language", "en", "--tolerance", "20").output
    #expect(try JSON.object(tolerant)["score"] as? Double == 99.8)
    let strict = try Command.run("lint", path, "--format", "jsonl", "--language", "en", "--pass", "97")
    #expect(try JSON.object(strict.output)["score"] as? Double == 99.9)
    let long = try Command.run("lint", path, "--format", "jsonl", "--min-words", "500").output
    #expect(try JSON.object(long)["verdict"] as? String == "unscored")
    for bad in [
      ["--pass", "101"], ["--tolerance", "0"], ["--min-words", "-1"], ["--min-confidence", "2"], ["--jobs", "0"],
      ["--language", "English!"],
    ] {
      #expect(try Command.run(["lint", path] + bad, input: Data()).status == 2, "\(bad)")
    }
  }

  @Test func languageIsForced() throws {
    let path = try scratch.write("a.txt", "They went to to it.\n")
    #expect(try Command.run("lint", path, "--format", "jsonl").output.contains("\"language\":\"und\""))
    #expect(
      try JSON.rules(Command.run("lint", path, "--format", "jsonl", "--language", "en").output) == ["repeat/word"])
  }

  @Test func coloursOnlyWhereWanted() throws {
    let path = try scratch.write("a.txt", Self.spun)
    #expect(!(try Command.run("lint", path).output.contains("\u{1B}[")))
    #expect(try Command.run("lint", path, "--color", "always").output.contains("\u{1B}[1;35mcritical"))
    #expect(!(try Command.run("lint", path, "--color", "always", "--no-color").output.contains("\u{1B}[")))
  }

  @Test func quietShowsFindingsOnly() throws {
    let path = try scratch.write("a.txt", Self.spun)
    let run = try Command.run("lint", path, "--quiet")
    #expect(run.output.contains("number/spelled-group"))
    #expect(!run.output.contains("articles") && !run.output.contains("✗"))
  }

  @Test func controlCharactersAreNotSentToTheTerminal() throws {
    let path = try scratch.write("a.txt", "They went \u{1B} to to\u{7} the wall.\n")
    let run = try Command.run("lint", path, "--language", "en", "--select", "repeat")
    #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{7}"))
    #expect(run.output.contains("␛ to to␇"))
  }

  @Test func everyJobCountGivesTheSameReport() throws {
    var lines = ""
    for number in 1...3000 {
      lines += "{\"id\":\(number),\"text\":\"\(number % 7 == 0 ? "They went to to it." : "A day.")\"}\n"
    }
    let path = try scratch.write("many.jsonl", lines)
    let one = try Command.run("lint", path, "--format", "jsonl", "--jobs", "1", "--language", "en")
    #expect(one.output.split(separator: "\n").count == 3000)
    #expect(one.status == 1)
    for jobs in ["2", "7"] {
      #expect(
        try Command.run("lint", path, "--format", "jsonl", "--jobs", jobs, "--language", "en").output == one.output)
    }
  }

  @Test func versionAndHelp() throws {
    let version = try Command.run("--version")
    #expect(version.status == 0 && version.output.hasPrefix("spinlint 0."))
    #expect(try Command.run("--help").output.contains("USAGE: spinlint"))
    #expect(try Command.run("lint", "--nonsense").status == 2)
  }
}
