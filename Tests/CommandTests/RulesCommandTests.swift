import Foundation
import TestSupport
import Testing

/// `spinlint rules`
@Suite struct RulesCommandTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  static func rule(bad: String) -> String {
    """
    name: Test words
    severity: major
    match:
      kind: phrase
      phrases:
        blue moon: new moon
    message: "“{match}”"
    fix: safe
    why: because
    examples:
      - bad: "\(bad)"
        fix: "a new moon rose"
      - good: "a full moon rose"
    """
  }

  @Test func listNamesEveryRule() throws {
    let text = try Command.run("rules", "list")
    #expect(text.status == 0 && text.output.contains("number/spelled-group"))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(Command.run("rules", "list", "--format", "json").output.utf8))
        as? [[String: Any]])
    #expect(json.contains { $0["id"] as? String == "number/spelled-group" && $0["severity"] as? String == "critical" })
  }

  @Test func explainHasItsHeadings() throws {
    let page = try Command.run("rules", "explain", "number/spelled-group").output
    for heading in [
      "What it finds", "Why it is a problem", "Example", "Suggested", "When it is right after all", "Options",
    ] {
      #expect(page.contains("## \(heading)\n"))
    }
    let unknown = try Command.run("rules", "explain", "number/speled-group")
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean “number/spelled-group”?"))
  }

  @Test func ownRulesAreProvedAndUsed() throws {
    try scratch.write("rules/moon.yml", Self.rule(bad: "a [[blue moon]] rose"))
    let folder = scratch.url("rules").path
    let proof = try Command.run("rules", "test", folder)
    #expect(proof.status == 0)
    #expect(proof.output.contains("1 rule, 2 examples: 1 pass, 0 fail"))
    let run = try Command.run(
      "lint", "-", "--rules", folder, "--select", "moon", "--quiet", input: "A blue moon rose.\n")
    #expect(run.status == 1 && run.output.contains("major [moon] “blue moon”"))
  }

  @Test func wrongExampleFails() throws {
    try scratch.write("rules/moon.yml", Self.rule(bad: "a blue [[moon]] rose"))
    let proof = try Command.run("rules", "test", scratch.url("rules").path)
    #expect(proof.status == 1)
    #expect(proof.output.contains("moon.yml:11: moon: bad example"))
  }

  @Test func mistakeInARuleFileNamesItsPlace() throws {
    try scratch.write("rules/moon.yml", "nam: x\n")
    let run = try Command.run("lint", "-", "--rules", scratch.url("rules").path, input: "x")
    #expect(run.status == 2)
    #expect(run.errors.contains("moon.yml:1:1: unknown key “nam”; did you mean “name”?"))
  }
}
