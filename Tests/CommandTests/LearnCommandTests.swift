import Foundation
import TestSupport
import Testing

/// `spinlint learn`
@Suite struct LearnCommandTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  static let original = "The mayor said the old mill would be sold. A miller wept, and the river ran on below the mill."
  static let spun =
    "A miller wept, and the river ran on below the grindery. The mayor mentioned the old grindery would be sold."

  private func write() throws -> [String] {
    [try scratch.write("a/one.txt", Self.original), try scratch.write("b/one.txt", Self.spun)]
  }

  @Test func aTableIsProposed() throws {
    let run = try Command.run(["learn"] + (try write()), input: Data())
    #expect(run.status == 0)
    #expect(
      run.output == """
        # Proposed by “spinlint learn”: 1 pair of articles, 100 % of the sentences matched, 85 % of the words kept: 1 new \
        swap, 1 listed already.
        # mill → grindery, 2 of 2
        mill\tgrindery:7\t-
        # listed in everyday: said → mentioned, 1 of 1

        """)
    #expect(run.errors.hasSuffix("1 new swap, 1 listed already\n"))
  }

  @Test func foldersArePaired() throws {
    _ = try write()
    try scratch.write("a/two.txt", "Nobody has a copy of this.")
    let table = scratch.url("swaps/learned.tsv").path
    try scratch.write("swaps/other.tsv", "mill\tgrindery\tn\n")
    let run = try Command.run("learn", "a", "b", "--only-new", "--output", table, in: scratch.folder)
    #expect(run.status == 0 && run.output == "")
    #expect(run.errors.contains("note: a/two.txt has no copy b/two.txt\n"))
    let text = try String(contentsOfFile: table, encoding: .utf8)
    #expect(text.hasSuffix("\n# mill → grindery, 2 of 2\nmill\tgrindery:7\t-\n"))
    // A lexicon of one’s own counts.
    let again = try Command.run("learn", "a", "b", "--only-new", "--lexicon", "swaps", in: scratch.folder)
    #expect(again.output.split(separator: "\n").count == 1)
    // What is proposed can be used.
    let check = try Command.run("lexicon", "check", "swaps", in: scratch.folder)
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test func pairsOfJSONLines() throws {
    func record(_ original: String, _ spun: String) throws -> String {
      let data = try JSONSerialization.data(withJSONObject: ["original": original, "spun": spun])
      return String(decoding: data, as: UTF8.self) + "\n"
    }
    let good = try record(Self.original, Self.spun)
    try scratch.write("pairs.jsonl", good + "{\"original\": \"x\"}\n" + good)
    let run = try Command.run("learn", "--pairs", "pairs.jsonl", "--min-count", "3", in: scratch.folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("error: pairs.jsonl:2:18: the object has no field “spun”\n"), "\(run.errors)")
    #expect(run.output.contains("# mill → grindery, 4 of 4, 2 articles\nmill\tgrindery:8\t-\n"))
    #expect(!run.output.contains("mentioned"))
  }

  @Test func whatCannotBeReadIsTold() throws {
    _ = try write()
    let missing = try Command.run("learn", "a/one.txt", "b/none.txt", in: scratch.folder)
    #expect(missing.status == 2 && missing.errors.contains("error: b/none.txt: cannot be read: No such file"))
    let mixed = try Command.run("learn", "a", "b/one.txt", in: scratch.folder)
    #expect(mixed.status == 2 && mixed.errors.contains("error: a and b/one.txt must be two files or two folders\n"))
    #expect(try Command.run("learn", "a/one.txt").status == 2)
    #expect(try Command.run("learn").status == 2)
  }
}
