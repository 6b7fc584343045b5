import Foundation
import TestSupport
import Testing

/// `spinlint model build` and `model compare`
@Suite struct ModelCommandTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func writeTexts() throws {
    try scratch.write("archive/one.txt", "The ship left the harbour at noon. The crew was young.")
    try scratch.write("archive/two.md", "# Ships\n\nThe mayor saw *twelve* ships in the harbour.")
    try scratch.write("more.jsonl", "{\"text\": \"The ship was old.\"}\n{\"text\": \"The mayor left at noon.\"}\n")
  }

  private func run(_ arguments: String...) throws -> CommandRun {
    try Command.run(arguments, input: Data(), in: scratch.folder)
  }

  @Test func textsBecomeAModel() throws {
    try writeTexts()
    let first = try run("model", "build", "--text", "archive", "more.jsonl", "--output", "a.ngrams")
    #expect(first.status == 0 && first.output == "")
    #expect(first.errors.hasPrefix("a.ngrams: "))
    #expect(first.errors.hasSuffix(" bytes, 18 words, 26 bigrams, 26 trigrams\n"), "\(first.errors)")
    #expect(try run("model", "build", "--text", "archive", "more.jsonl", "--output", "b.ngrams").status == 0)
    #expect(try Data(contentsOf: scratch.url("a.ngrams")) == Data(contentsOf: scratch.url("b.ngrams")))
    let lint = try run("lint", "--model", "a.ngrams", "--fail-on", "never", "archive/one.txt")
    #expect(lint.status == 0, "\(lint.errors)")
    let compare = try run(
      "model", "compare", "--text", "archive", "more.jsonl", "--model", "a.ngrams", "--on", "archive")
    #expect(compare.status == 0, "\(compare.errors)")
    let lines = compare.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.contains { $0.prefix(4) == ["bigrams", "26", "26", "1.0000"] }, "\(compare.output)")
    #expect(lines.contains(["words", "unknown", "0"]))
  }

  @Test func arpaBecomesAModel() throws {
    let arpa = "\\data\\\nngram 1=3\n\n\\1-grams:\n-1 a -0.5\n-1 b\n-2 <unk>\n\n\\2-grams:\n-0.5 a b\n\n\\end\\\n"
    try scratch.write("small.arpa", arpa)
    let build = try run("model", "build", "--arpa", "small.arpa", "--output", "small.ngrams")
    #expect(build.status == 0 && build.errors.hasSuffix(" bytes, 3 words, 1 bigrams, 0 trigrams\n"), "\(build.errors)")
  }

  @Test(arguments: [
    (["--arpa", "bad.arpa"], "error: bad.arpa: line 2: “x” is no 1-gram: log10 probability, words, back-off\n"),
    (["--arpa", "none.arpa"], "error: none.arpa: cannot be read: No such file or directory\n"),
    (["--sphinx", "bad.arpa"], "error: bad.arpa: this is not a trie language model of CMU Sphinx\n"),
    (["--text", "bad.jsonl"], "error: bad.jsonl:2:1: a line must be a JSON object\n"),
    (["--text", "none"], "error: none: cannot be read: No such file or directory\n"),
    (["--text", "empty.txt"], "error: empty.txt: the texts hold no words\n"),
  ])
  func mistakesAreTold(_ arguments: [String], _ message: String) throws {
    try scratch.write("bad.arpa", "\\1-grams:\nx\n\\end\\\n")
    try scratch.write("bad.jsonl", "{\"text\": \"Good.\"}\n[]\n")
    try scratch.write("empty.txt", "")
    let run = try Command.run(
      ["model", "build"] + arguments + ["--output", "out.ngrams"], input: Data(), in: scratch.folder)
    #expect(run.status == 2 && run.errors == message, "\(run.errors)")
  }

  @Test func oneSourceIsGiven() throws {
    let none = try run("model", "build", "--output", "x")
    #expect(none.status == 2 && none.errors.contains("give one of --arpa, --sphinx and --text"))
    let two = try run("model", "build", "--arpa", "a", "--sphinx", "b", "--output", "x")
    #expect(two.status == 2 && two.errors.contains("give one of --arpa, --sphinx and --text"))
  }
}
