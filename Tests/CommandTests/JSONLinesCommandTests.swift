import Foundation
import TestSupport
import Testing

/// JSON Lines in, one line out for each.
@Suite struct JSONLinesCommandTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func oneLineOutForEachLineIn() throws {
    let path = try scratch.write(
      "in.jsonl",
      """
      {"id": 7, "text": "They went to to it."}

      {"text": "No id."}
      {"id": "a", "text": 4}
      {"id": {"n": 1}, "text": "x"}
      not json
      {"id": null, "text": "last"}
      """)
    let run = try Command.run("lint", path, "--format", "jsonl", "--language", "en")
    let records = try run.output.split(separator: "\n").map { try JSON.object($0) }
    #expect(records.count == 6)
    #expect(records[0]["id"] as? Int == 7)
    #expect(records[1]["id"] as? Int == 3)
    #expect(records[4]["id"] as? Int == 6)
    #expect(records[5]["id"] is NSNull)
    #expect(records.allSatisfy { $0["path"] is NSNull })
    let error = try #require(records[2]["error"] as? [String: Any])
    #expect(error["line"] as? Int == 4 && error["column"] as? Int == 21)
    #expect(run.status == 2)
    #expect(run.errors.contains("\(path):4:21: “text” must be a string"))
    #expect(run.errors.contains("\(path):6:1: a line must be a JSON object"))
  }

  @Test func fieldsHaveNames() throws {
    let run = try Command.run(
      "lint", "-", "--input", "jsonl", "--text-field", "body", "--id-field", "key", "--format", "jsonl",
      input: "{\"key\":\"k1\",\"body\":\"Some words.\"}\n")
    #expect(run.status == 0)
    #expect(try JSON.object(run.output)["id"] as? String == "k1")
  }

  @Test func linesLongerThanABlockAreRead() throws {
    let long = String(repeating: "word ", count: 700_000)
    let path = try scratch.write("long.jsonl", "{\"id\":1,\"text\":\"\(long)\"}\n{\"id\":2,\"text\":\"b\"}")
    let run = try Command.run("lint", path, "--format", "jsonl", "--jobs", "2", "--ignore", "repeat")
    let words = try run.output.split(separator: "\n").map { try JSON.object($0)["words"] as? Int }
    #expect(words == [700_000, 1])
  }

  @Test func reportIsOneObject() throws {
    let path = try scratch.write("in.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n")
    let run = try Command.run("lint", path, path, "--format", "json")
    let report = try JSON.object(run.output)
    #expect((report["articles"] as? [Any])?.count == 4)
    #expect((report["summary"] as? [String: Any])?["articles"] as? Int == 4)
    let empty = try Command.run("lint", try scratch.write("none.jsonl", ""), "--format", "json")
    #expect((try JSON.object(empty.output)["articles"] as? [Any])?.count == 0)
  }
}
