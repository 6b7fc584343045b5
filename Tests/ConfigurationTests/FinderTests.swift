import Configuration
import Engine
import RuleCompiler
import Testing

/// Files in memory, with a count of the questions asked.
private final class MemoryAccess: FileAccess {
  let files: [String: String]
  var questions = 0

  init(_ files: [String: String]) { self.files = files }

  func exists(_ path: String) -> Bool {
    questions += 1
    return files[path] != nil
  }

  func read(_ path: String) throws(FileAccessError) -> [UInt8] {
    guard let text = files[path] else { throw FileAccessError(reason: "No such file or directory") }
    return Array(text.utf8)
  }
}

private func finder(_ files: [String: String], commandLine: Settings = Settings()) -> ConfigurationFinder {
  ConfigurationFinder(access: MemoryAccess(files), workingFolder: "/w", commandLine: commandLine)
}

private func message(_ body: () throws -> Void) -> String? {
  do { try body() } catch let errors as FileErrors { return errors.description } catch {}
  return nil
}

@Suite struct FinderTests {
  @Test func theNearestFileAboveHolds() throws {
    let finder = finder(["/w/.spinlint.yml": "language: en", "/w/a/b/.spinlint.yml": "language: de"])
    #expect(try finder.configuration(forFile: "x.txt").settings.language?.value == "en")
    #expect(try finder.configuration(forFile: "a/x.txt").settings.language?.value == "en")
    #expect(try finder.configuration(forFile: "a/b/c/x.txt").settings.language?.value == "de")
    #expect(try finder.configuration(forFile: "/v/x.txt").settings.language == nil)
    #expect(finder.configurations.count == 3)
  }

  @Test func foldersAreAskedForOnce() throws {
    let access = MemoryAccess([:])
    let finder = ConfigurationFinder(access: access, workingFolder: "/w")
    for number in 1...100 { _ = try finder.index(forFile: "a/b/\(number).txt") }
    #expect(access.questions == 4)
    #expect(finder.configurations.count == 1)
  }

  @Test func extendedFilesComeFirstAndPathsAreThoseOfTheirFile() throws {
    let finder = finder([
      "/w/site/.spinlint.yml":
        "extends: [strict, ../shared/base.yml]\nscore: {pass: 80}\naccept: [a b]\nrule-folders: r",
      "/w/shared/base.yml":
        "extends: more/base.yml\nlanguage: en\nfail-on: critical\nrule-folders: rules\nreject: [a b]",
      "/w/shared/more/base.yml": "language: de\nscore: {pass: 70, tolerance: 5}\nexclude: drafts/",
    ])
    let found = try finder.configuration(forFile: "site/x.txt")
    #expect(found.files == ["shared/more/base.yml", "shared/base.yml", "site/.spinlint.yml"])
    #expect(found.profiles.map(\.value) == ["strict"])
    #expect(found.settings.language?.value == "en")
    #expect(found.settings.language?.origin.description == "shared/base.yml:2:11")
    #expect(found.failOn == .critical)
    #expect(found.lintSettings.score.pass == 80)
    #expect(found.lintSettings.score.tolerance == 5)
    #expect(found.ruleFolders.map(\.value) == ["/w/shared/rules", "/w/site/r"])
    #expect(found.exclude.map(\.value.text) == ["drafts/"])
    #expect(found.settings.accept.map(\.value) == ["a b"])
    #expect(found.settings.reject.isEmpty)
  }

  @Test func overridesGoByGlobRelativeToTheConfiguration() throws {
    let finder = finder([
      "/w/.spinlint.yml": """
      language: en
      overrides:
        - files: content/de/
          language: de
        - files: ["*.md", "!README.md"]
          fail-on: never
      """
    ])
    let german = try finder.configuration(forFile: "content/de/x/y.txt")
    #expect(german.settings.language?.value == "de")
    #expect(german.failOn == .major)
    #expect(try finder.configuration(forFile: "content/de/x/y.md").failOn == nil)
    #expect(try finder.configuration(forFile: "README.md").failOn == .major)
    #expect(try finder.configuration(forFile: "a.txt").settings.language?.value == "en")
    #expect(finder.configurations.count == 3)
  }

  @Test func theCommandLineWins() throws {
    var commandLine = Settings()
    commandLine.language = Sourced("fr", .commandLine("--language"))
    let finder = finder(
      ["/w/.spinlint.yml": "language: en\noverrides: [{files: a.txt, language: de}]"], commandLine: commandLine)
    #expect(try finder.configuration(forFile: "a.txt").settings.language?.origin.description == "--language")
    #expect(try finder.configuration(forFolder: ".").settings.language?.value == "fr")
  }

  @Test func circlesAndMissingFilesAreTold() {
    let circle = finder(["/w/.spinlint.yml": "extends: b.yml", "/w/b.yml": "\nextends: [./.spinlint.yml]"])
    #expect(message { _ = try circle.index(forFile: "a") } == "b.yml:2:11: “.spinlint.yml” extends itself")
    let missing = finder(["/w/.spinlint.yml": "extends: ../b.yml"])
    #expect(
      message { _ = try missing.index(forFile: "a") }
        == ".spinlint.yml:1:10: the configuration “/b.yml” cannot be read: No such file or directory")
  }

  @Test func theExactPatternWinsInsideAFile() throws {
    let finder = finder(["/w/.spinlint.yml": "rules: {a/b: off, \"a/*\": major, a: minor, \"*\": info}"])
    var adjuster = RuleAdjuster(settings: try finder.configuration(forFile: "x").settings.rules)
    func severity(_ id: String) -> Severity {
      var rule = Rule(id: id, name: "", severity: .critical, kind: .regex, form: "", message: "")
      adjuster.apply(to: &rule)
      return rule.severity
    }
    #expect(severity("a/b") == .off)
    #expect(severity("a/c") == .minor)
    #expect(severity("b/c") == .info)
    #expect(adjuster.mistakes().isEmpty)
  }

  @Test func aLaterFileWinsWhateverItsPattern() throws {
    let finder = finder(["/w/.spinlint.yml": "extends: b.yml\nrules: {a: major}", "/w/b.yml": "rules: {a/b: off}"])
    var adjuster = RuleAdjuster(settings: try finder.configuration(forFile: "x").settings.rules)
    var rule = Rule(id: "a/b", name: "", severity: .minor, kind: .regex, form: "", message: "")
    adjuster.apply(to: &rule)
    #expect(rule.severity == .major)
  }
}
