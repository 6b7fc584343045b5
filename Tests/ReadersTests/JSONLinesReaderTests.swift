import Engine
import Foundation
import Readers
import TestSupport
import Testing

/// The JSON scanner on good lines and hostile ones.
@Suite struct JSONLinesReaderTests {
  static func read(_ line: [UInt8]) -> Article? {
    JSONLinesReader().article(line.span, line: 0..<line.count, number: 5)
  }

  static func text(_ line: String) -> String? {
    read(Array(line.utf8)).flatMap { $0.error == nil ? String(decoding: $0.text, as: UTF8.self) : nil }
  }

  @Test func escapesAreDecoded() {
    #expect(Self.text(#"{"text":"a\n\t\"\\\/\b\f\r\u00e9\ud83d\ude00"}"#) == "a\n\t\"\\/\u{8}\u{C}\ré\u{1F600}")
    #expect(Self.text(#"{"text":"\ud83d x \ude00"}"#) == "\u{FFFD} x \u{FFFD}")
    #expect(Self.text(#" { "x" : [1, {"text": "no"}, -0.5e+3, null, true] , "text" : "yes" } "#) == "yes")
    #expect(Self.text("{\"\\u0074ext\":\"a\"}\r") == "a")
  }

  @Test(arguments: [
    "[]", "{", "{\"text\"}", "{\"text\":}", "{\"text\":\"a}", "{\"text\":\"a\",}", "{\"text\":\"a\"} x", "{\"a\":1}",
    "{\"text\":\"\\x\"}", "{\"text\":\"\\u12g4\"}", "{\"text\":\"a\tb\"}", "{\"a\":01,\"text\":\"\"}",
    "{\"a\":nul,\"text\":\"\"}", "{\"a\":+1,\"text\":\"\"}", "{\"a\":1.,\"text\":\"\"}", "{\"text\":null}", "\"text\"",
  ])
  func badLinesHaveAnError(line: String) throws {
    let article = try #require(Self.read(Array(line.utf8)))
    let error = try #require(article.error)
    #expect(error.line == 5 && (1...line.count + 1).contains(error.column ?? 0))
    #expect(article.text.isEmpty)
  }

  @Test func blankLinesAreNoArticle() {
    #expect(Self.read([]) == nil)
    #expect(Self.read(Array(" \t\r".utf8)) == nil)
  }

  @Test func deepNestingIsRefused() throws {
    let deep = String(repeating: "[", count: 100_000)
    let article = try #require(Self.read(Array("{\"a\":\(deep)".utf8)))
    #expect(article.error?.message == "values are nested too deeply")
  }

  @Test func randomBytesNeverCrash() {
    var generator = SeededGenerator(seed: 3)
    let seed = Array(#"{"id":[1,"a"],"text":"a\u00e9b\n","x":{"y":-1.5e3}}"#.utf8)
    var errors = 0
    for _ in 0..<20_000 {
      var line = seed
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        line[Int.random(in: 0..<line.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      guard let article = Self.read(line) else { continue }
      let isValid = UTF8Repair.isValid(article.text.span)
      #expect(isValid)
      let isJSON = (try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any]
      if article.error != nil {
        errors += 1
      } else if UTF8Repair.isValid(line.span), !line.contains(0) {
        #expect(isJSON, "\(String(decoding: line, as: UTF8.self))")
      }
    }
    #expect(errors > 5_000)
  }
}
