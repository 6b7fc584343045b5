import Engine
import Foundation
import Readers
import SpinLint
import Testing

/// What once was slow, went wrong or came to no end.
@Suite struct RegressionTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Regressions")

  static var names: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { FileFormat.of(path: $0) != nil && $0 != "README.md" }.sorted()
  }

  static func fix(_ bytes: [UInt8], _ reader: any ArticleReader) throws -> FixResult {
    var policy = FixPolicy()
    policy.allowsUnsafe = true
    var fixer = try FixerTests.fixer(policy)
    return fixer.fix(bytes, id: .string("x"), path: "x", reader: reader)
  }

  @Test(arguments: names) func fixingTwiceChangesNothing(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name)))
    let reader = try #require(FileFormat.of(path: name)?.reader)
    let once = try Self.fix(bytes, reader)
    #expect(once.unstableRules.isEmpty)
    #expect(try Self.fix(once.bytes, reader).bytes == once.bytes)
  }

  @Test func thereAreRegressions() { #expect(!Self.names.isEmpty) }

  /// Ten rounds were not enough for a word that stands twenty times, and the message was that fixes undo each other.
  @Test func aWordThatStandsTwentyTimes() throws {
    let result = try Self.fix(Array((String(repeating: "to ", count: 20) + "the end.\n").utf8), PlainTextReader())
    #expect(result.unstableRules.isEmpty)
    #expect(String(decoding: result.bytes, as: UTF8.self) == "to the end.\n")
  }

  /// Contexts, positions, brackets and rejected fixes once took a time that grew with the square of the length.
  @Test(arguments: ["went to to ", "a the ", "a apple ", "&lt; ", "<b>", "](", "ten,000 <!-- \u{AD}$). ). "])
  func timeGrowsWithTheLength(unit: String) throws {
    for reader in [PlainTextReader(), MarkdownReader()] as [any ArticleReader] {
      func seconds(_ count: Int) throws -> Double {
        let bytes = Array(String(repeating: unit, count: count).utf8)
        var settings = LintSettings()
        settings.language = "en"
        var linter = try Linter(settings: settings).worker()
        let start = Self.threadSeconds()
        let assessment = linter.lint(reader.article(id: .string("x"), path: "x", bytes: bytes))
        #expect(assessment.error == nil)
        return Self.threadSeconds() - start
      }
      _ = try seconds(300)
      let short = try seconds(1500)
      let long = try seconds(6000)
      #expect(long < 9 * short + 0.05, "\(unit): \(short) s, four times as much \(long) s")
    }
  }

  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
