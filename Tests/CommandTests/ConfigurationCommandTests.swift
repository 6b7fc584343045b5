import Foundation
import TestSupport
import Testing

/// `.spinlint.yml`, `spinlint config`, and the options about configuration.
@Suite struct ConfigurationCommandTests {
  static let spun = LintCommandTests.spun
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
    path: "../Fixtures/config")

  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func lint(_ options: String..., path: String = "a.txt") throws -> CommandRun {
    try Command.run(["lint", path] + options, input: Data(), in: scratch.folder)
  }

  private func rules(_ options: String..., path: String = "a.txt") throws -> [String] {
    try JSON.rules(
      Command.run(["lint", path, "--format", "jsonl"] + options, input: Data(), in: scratch.folder).output)
  }

  private static func files(_ name: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: fixtures.appending(path: name), includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
  }

  @Test func goodFixturesAreRead() throws {
    let files = try Self.files("good")
    #expect(files.count >= 4)
    for file in files {
      let run = try Command.run("config", "show", "--config", file.path)
      #expect(run.status == 0 && run.errors == "", "\(file.lastPathComponent): \(run.errors)")
    }
  }

  @Test(arguments: ["bad", "bad-for-reader"])
  func badFixturesAreRejectedAtTheirPlace(folder: String) throws {
    let files = try Self.files(folder)
    #expect(files.count >= 10)
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      let expected = text.split(separator: "\n").last.map { $0.dropFirst("# expected: ".count) } ?? ""
      let name = file.lastPathComponent
      let folder = file.deletingLastPathComponent()
      let run = try Command.run("config", "show", "--config", name, in: folder)
      #expect(run.status == 2, "\(name)")
      let message = expected.replacingOccurrences(of: "FOLDER", with: folder.resolvingSymlinksInPath().path)
      #expect(run.errors == "error: \(name):\(message)\n")
    }
  }

  @Test func settingsReachTheLinter() throws {
    try scratch.write("a.txt", Self.spun)
    #expect(try rules() == ["number/spelled-group", "repeat/word"])
    try scratch.write(".spinlint.yml", "rules: {repeat/word: off}")
    #expect(try rules() == ["number/spelled-group"])
    #expect(try rules("--severity", "repeat/word=minor") == ["number/spelled-group", "repeat/word"])
    #expect(try rules("--no-config").count == 2)
    try scratch.write(".spinlint.yml", "accept: [Went To To]")
    #expect(try rules() == ["number/spelled-group"])
    try scratch.write(".spinlint.yml", "accept: [went]")
    #expect(try rules().count == 2)
    try scratch.write(".spinlint.yml", "rules: {\"*\": {min-confidence: 1, confidence: 0.5}}")
    #expect(try rules() == [])
    try scratch.write(".spinlint.yml", "rules: {repeat/word: {unless: {before: [went to]}}}")
    #expect(try rules() == ["number/spelled-group"])
    try scratch.write(".spinlint.yml", "rules: {repeat/word: {severity: info, message: \"twice: {match}\"}}")
    #expect(try lint().output.contains("info [repeat/word] twice: to"))
    try scratch.write(".spinlint.yml", "language: de")
    #expect(try lint("--format", "jsonl").output.contains("\"language\":\"de\""))
    #expect(try lint("--format", "jsonl", "--language", "fr").output.contains("\"language\":\"fr\""))
  }

  @Test func rejectedPhrasesAreFlagged() throws {
    try scratch.write("a.txt", "It was in the town at the primary time.\n")
    try scratch.write(".spinlint.yml", "reject: {primary time: [first time, start]}\nrules: {idiom/rejected: minor}")
    let run = try lint("--fail-on", "minor")
    #expect(run.status == 1)
    #expect(run.output.contains("1:27: minor [idiom/rejected] “primary time” is rejected by the configuration"))
    #expect(run.output.contains("→ first time | start"))
    try scratch.write(".spinlint.yml", "rules: {idiom/rejected: minor}")
    #expect(try lint("--fail-on", "minor").status == 0)
  }

  @Test func failOnAndScoreComeFromTheConfigurationOfEachFile() throws {
    try scratch.write("a.txt", "They went to the wall , and it was there in the end of the day.\n")
    try scratch.write("b/a.txt", "They went to the wall , and it was there in the end of the day.\n")
    try scratch.write(".spinlint.yml", "language: en")
    #expect(try lint(path: ".").status == 0)
    try scratch.write("b/.spinlint.yml", "language: en\nfail-on: minor")
    #expect(try lint(path: ".").status == 1)
    #expect(try lint(path: "a.txt").status == 0)
    #expect(try lint("--fail-on", "never", path: ".").status == 0)
    try scratch.write("b/.spinlint.yml", "language: en\nscore: {min-words: 5, tolerance: 0.1}")
    #expect(try lint(path: ".").status == 1)
    try scratch.write("b/.spinlint.yml", "language: en\nscore: {weights: {minor: 0}, tolerance: 0.1, min-words: 5}")
    #expect(try lint(path: ".").status == 0)
  }

  @Test func jsonLinesGoByTheFolderOfTheirFile() throws {
    try scratch.write("b/x.jsonl", "{\"id\":1,\"text\":\"They went to to it.\"}\n")
    try scratch.write("b/.spinlint.yml", "language: en\nrules: {repeat/word: info}")
    let run = try lint("--format", "jsonl", path: "b/x.jsonl")
    #expect(run.output.contains("\"severity\":\"info\""))
    #expect(run.status == 0)
  }

  @Test func standardInputGoesByItsName() throws {
    try scratch.write("b/.spinlint.yml", "rules: {\"*\": off}")
    let named = try Command.run("lint", "-", "--path", "b/x.txt", "--quiet", input: Self.spun, in: scratch.folder)
    #expect(named.status == 0 && named.output == "")
    #expect(try Command.run("lint", "-", input: Self.spun, in: scratch.folder).status == 1)
  }

  @Test func ruleFoldersAndProfiles() throws {
    try scratch.write("a.txt", "It was a foobar of the town.\n")
    let rule = """
      name: Foobar
      severity: major
      match: {kind: regex, pattern: foobar, literals: [foobar]}
      message: "“{match}” here"
      why: No.
      examples: [{bad: "a [[foobar]]"}, {good: "a bar"}]

      """
    try scratch.write("mine/test/bar.yml", rule)
    try scratch.write(
      "mine/test/strict.yml", rule.replacingOccurrences(of: "severity", with: "profiles: [strict]\nseverity"))
    try scratch.write(".spinlint.yml", "rule-folders: mine\nrules: {test/bar: minor}")
    #expect(try lint().errors == "")
    #expect(try rules() == ["test/bar"])
    #expect(try lint("--fail-on", "minor").output.contains("minor [test/bar]"))
    try scratch.write(".spinlint.yml", "rule-folders: mine\nrules: {test/bar: off}")
    #expect(try rules() == [])
    #expect(try rules("--profile", "strict") == ["test/strict"])
    try scratch.write(".spinlint.yml", "extends: strict\nrule-folders: mine\nrules: {test/bar: off}")
    #expect(try rules() == ["test/strict"])
    let wrong = try lint("--profile", "strickt")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("--profile: there is no profile “strickt”; it must be one of recommended"))
    #expect(try lint("--config", "x.yml", "--no-config").status == 2)
  }

  @Test func oneMistakeStopsTheRun() throws {
    try scratch.write("a/x.txt", Self.spun)
    try scratch.write("b/x.txt", Self.spun)
    try scratch.write("b/.spinlint.yml", "rules: {repeat/wrod: off}")
    let run = try lint(path: ".")
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors == "error: b/.spinlint.yml:1:9: there is no rule “repeat/wrod”; did you mean “repeat/word”?\n")
    let missing = try lint("--config", "no.yml", path: "a")
    #expect(missing.status == 2)
    #expect(
      missing.errors == "error: no.yml:1:1: the configuration “no.yml” cannot be read: No such file or directory\n")
  }

  @Test func showNamesTheOriginOfEachValue() throws {
    try scratch.write("base.yml", "score: {tolerance: 12}")
    try scratch.write(
      ".spinlint.yml",
      """
      extends: [strict, base.yml]
      language: en
      rules:
        repeat/word: {severity: off, unless: {before: [went]}}
      accept: [that that]
      reject: {primary time: first time}
      overrides:
        - files: "*.md"
          fail-on: critical
      """)
    let run = try Command.run("config", "show", "a.md", "--pass", "80", in: scratch.folder)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "# configuration files: base.yml, .spinlint.yml")
    #expect(lines[1].hasSuffix(" off"))
    let expected = """
      extends:
        - "strict"                      # .spinlint.yml:1:11
      language: "en"                    # .spinlint.yml:2:11
      fail-on: critical                 # .spinlint.yml:9:14
      min-confidence: 0                 # default
      precision: 0.9                    # default
      score:
        pass: 80                        # --pass
        tolerance: 12                   # base.yml:1:20
        min-words: 20                   # default
        fail-on-critical: true          # default
        weights:
          info: 0                       # default
          minor: 1                      # default
          major: 5                      # default
          critical: 25                  # default
      rules:
        repeat/word:
          severity: off                 # .spinlint.yml:4:27
          unless: {before: ["went"]}    # .spinlint.yml:4:40
      accept:
        - "that that"                   # .spinlint.yml:5:10
      reject:
        "primary time": ["first time"]  # .spinlint.yml:6:10
      """
    #expect(lines.dropFirst(2).joined(separator: "\n") == expected)
    #expect(try Command.run("config", "show", in: scratch.folder).output.contains("# profile strict"))
    let none = try Command.run("config", "show", "--no-config", in: scratch.folder).output
    #expect(none.hasPrefix("# configuration files: none\n"))
    #expect(none.contains("# language: detected"))
  }

  @Test func whatShowPrintsIsAConfiguration() throws {
    for file in try Self.files("good") {
      let shown = try Command.run("config", "show", "--config", file.path).output
      let path = try scratch.write("shown.yml", shown)
      let again = try Command.run("config", "show", "--config", path)
      #expect(again.status == 0, "\(again.errors)")
    }
  }

  @Test func initWritesAFileThatChangesNothing() throws {
    let run = try Command.run("config", "init", in: scratch.folder)
    #expect(run.status == 0 && run.output == ".spinlint.yml written\n" && run.errors == "")
    let again = try Command.run("config", "init", in: scratch.folder)
    #expect(again.status == 2)
    #expect(again.errors == "error: .spinlint.yml exists already; overwrite it with --force\n")
    #expect(try Command.run("config", "init", "--force", in: scratch.folder).status == 0)
    try scratch.write("a.txt", Self.spun)
    #expect(try lint().output == lint("--no-config").output)
    let text = try String(contentsOf: scratch.url(".spinlint.yml"), encoding: .utf8)
    // Its examples are right as well.
    let live = text.split(separator: "\n").map { line in
      let isExample = line.hasPrefix("# ") && line.contains(":") && !line.dropFirst(2).first!.isUppercase
      return isExample || line.hasPrefix("#   ") ? String(line.dropFirst(2)) : String(line)
    }.filter { !["rule-folders:", "lexicon:", "model:"].contains($0.prefix { $0 != " " }) }.joined(separator: "\n")
    try scratch.write("live.yml", live)
    let shown = try Command.run("config", "show", "--config", "live.yml", in: scratch.folder)
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.output.contains("\"in today’s world\": [\"today\"]"))
    let nowhere = try Command.run("config", "init", "no/folder", in: scratch.folder)
    #expect(nowhere.status == 2)
    #expect(nowhere.errors == "error: no/folder/.spinlint.yml cannot be written: No such file or directory\n")
  }
}
