import Foundation
import TestSupport
import Testing

/// `--lexicon` and `--model`: swap tables and context models that users bring.
@Suite struct OwnSwapDataTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  static var root: URL { URL(fileURLWithPath: #filePath).appending(path: "../../..").standardized }
  static var model: String { root.appending(path: "Rules/en/context.ngrams").path }

  /// The spun sample with a swap that no built-in table has.
  private func article() throws -> String {
    let sample = Self.root.appending(path: "Reports/Samples/articles/harbour-spun.txt")
    let text = String(decoding: try Data(contentsOf: sample), as: UTF8.self)
    let swapped = text.replacingOccurrences(of: " council ", with: " local committee ")
    #expect(swapped != text)
    return try scratch.write("article.txt", swapped)
  }

  private func findings(_ arguments: String...) throws -> [String] {
    let options = ["--no-config", "--precision", "0.3", "--format", "json"]
    let run = try Command.run(["lint"] + options + arguments + [try article()], input: Data())
    #expect(run.status == 1, "\(run.errors)")
    let articles = try #require(try JSON.object(run.output)["articles"] as? [[String: Any]])
    let findings = try #require(articles.first?["findings"] as? [[String: Any]])
    return findings.compactMap { $0["text"] as? String }
  }

  @Test func tablesAreAdded() throws {
    try scratch.write("swaps/government.tsv", "council\tlocal committee:9\tn\n")
    let before = try findings()
    let after = try findings("--lexicon", scratch.url("swaps").path)
    #expect(!before.contains("local committee") && after.contains("local committee"))
    #expect(after.count >= before.count)
  }

  @Test func tablesOfTheConfigurationAreAdded() throws {
    try scratch.write("swaps/government.tsv", "council\tlocal committee:9\tn\n")
    try scratch.write(".spinlint.yml", "lexicon: swaps\nprecision: 0.3\nmodel: \(Self.model)\n")
    let run = try Command.run("lint", "--format", "compact", try article())
    #expect(run.output.contains("“local committee” → “council”"), "\(run.output)\(run.errors)")
  }

  @Test func theBuiltInModelAsAFileGivesTheSame() throws {
    #expect(try findings() == findings("--model", Self.model))
  }

  @Test(arguments: [
    ("--lexicon", "none", "the lexicon folder cannot be read: No such file or directory"),
    ("--lexicon", ".", "the lexicon folder holds no table: name them FAMILY.tsv"),
    ("--model", "none", "the context model cannot be used: No such file or directory"),
    ("--model", "note.txt", "the context model cannot be used: this is not a context model of version 2"),
    ("--model", "cut.ngrams", "the context model cannot be used: the context model is cut off"),
  ])
  func mistakesNameTheFile(_ option: String, _ name: String, _ message: String) throws {
    try scratch.write("note.txt", "A note.")
    try scratch.write("cut.ngrams", try Data(contentsOf: URL(fileURLWithPath: Self.model)).prefix(500_000))
    let run = try Command.run(["lint", option, name, "note.txt"], input: Data(), in: scratch.folder)
    #expect(run.status == 2 && run.errors.hasSuffix(":1:1: \(message)\n"), "\(run.errors)")
  }

  @Test func theConfigurationNamesThePlace() throws {
    try scratch.write(".spinlint.yml", "language: en\nmodel: nowhere\n")
    try scratch.write("note.txt", "A note.")
    let run = try Command.run(["note.txt"], input: Data(), in: scratch.folder)
    #expect(run.status == 2)
    #expect(run.errors.contains(".spinlint.yml:2:8: the context model cannot be used"), "\(run.errors)")
  }

  @Test func coverageCountsOwnTables() throws {
    try scratch.write("swaps/government.tsv", "council\tlocal committee:9\tn\n")
    let labelled = try scratch.write(
      "labelled.jsonl",
      """
      {"id": 1, "text": "the Local Committee’s walls", "label": "spun", \
      "edits": [{"start": 4, "end": 23, "original": "council's"}, {"start": 24, "end": 29, "original": "zzz"}]}

      """)
    func listed(_ arguments: String...) throws -> [Int] {
      let options = ["eval", "--json", "--lexicon-coverage"]
      let run = try Command.run(options + arguments + [labelled], input: Data())
      let lexicon = try #require(try JSON.object(run.output)["lexicon"] as? [String: Any])
      return ["listed", "unlisted"].compactMap { (lexicon[$0] as? [String: Any])?["edits"] as? Int }
    }
    #expect(try listed() == [0, 2])
    #expect(try listed("--lexicon", scratch.url("swaps").path) == [1, 1])
  }
}
