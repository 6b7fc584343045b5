import Engine
import Foundation
import Testing

@testable import Reporters

/// What all formats have in common, on findings that no rule would make.
@Suite struct FormatTests {
  static let hostile = "a\u{0}\u{1B}[31m<b>&\"'|`,\r\n::error::%0A]]>\u{2028}\u{202E}\u{FFFF}=\\"

  static func finding(_ range: Range<Int>, _ text: [UInt8], severity: Severity = .major) -> Finding {
    var positions = PositionIndex(source: text)
    return Finding(
      rule: "odd/rule", category: "odd", severity: severity, confidence: 0.5,
      start: positions.position(at: range.lowerBound),
      end: positions.position(at: range.upperBound), text: String(decoding: text[range], as: UTF8.self),
      message: "found " + hostile, suggestions: [hostile, ""], fix: .unsafe, textRange: range, sourceRange: range)
  }

  static func report(_ format: ReportFormat, _ findings: [Finding], of text: [UInt8], error: InputError? = nil)
    -> String
  {
    var context = ReportContext(version: "1.2.3")
    context.docsURL = "https://x.example/<|>"
    let reporter = format.make(context)
    let article = Article(id: .string(hostile), path: hostile, plainText: text)
    var assessment = Assessment(id: article.id, path: hostile, words: 3, findings: findings)
    assessment.error = error
    var summary = RunSummary()
    summary.add(assessment)
    var out = reporter.header
    reporter.write(assessment, of: article, to: &out)
    out += reporter.footer(summary)
    return String(decoding: out, as: UTF8.self)
  }

  static let text = Array(("one " + hostile + " two").utf8)

  @Test func everyNameIsUsedOnce() {
    #expect(Set(ReportFormat.all.map(\.name)).count == ReportFormat.all.count)
    #expect(ReportFormat.named("sarif")?.name == "sarif" && ReportFormat.named("sarff") == nil)
  }

  @Test(arguments: ReportFormat.all.map(\.name))
  func noControlReachesTheOutput(name: String) throws {
    let format = try #require(ReportFormat.named(name))
    let findings = [Self.finding(4..<Self.text.count - 4, Self.text), Self.finding(0..<3, Self.text, severity: .info)]
    let report = Self.report(format, findings, of: Self.text)
    let allowed: Set<UInt32> = [0x0A, 0x0D]
    for scalar in report.unicodeScalars where scalar.value < 0x20 || scalar.value == 0x7F {
      #expect(allowed.contains(scalar.value), "\(name): U+\(String(scalar.value, radix: 16))")
    }
    if name != "csv" { #expect(!report.utf8.contains(0x0D)) }
    #expect(report.contains("found a"))
  }

  @Test(arguments: ["json", "sarif", "gitlab"])
  func documentsAreJSON(name: String) throws {
    let format = try #require(ReportFormat.named(name))
    for findings in [
      [], [Self.finding(0..<3, Self.text)], [Self.finding(0..<3, Self.text), Self.finding(4..<9, Self.text)],
    ] {
      let report = Self.report(
        format, findings, of: Self.text, error: findings.isEmpty ? InputError(Self.hostile) : nil)
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(report.utf8)) }
    }
  }

  @Test(arguments: ["github", "compact", "rdjsonl"])
  func aFindingTakesOneLine(name: String) throws {
    let format = try #require(ReportFormat.named(name))
    let report = Self.report(format, [Self.finding(0..<3, Self.text), Self.finding(4..<9, Self.text)], of: Self.text)
    #expect(report.utf8.count { $0 == 0x0A } == 2)
    if name == "github" { #expect(report.split(separator: "\n").allSatisfy { $0.hasPrefix("::error file=") }) }
  }

  @Test func fingerprintsOutliveMovedLines() {
    let one = Array("It was so that they went to to the wall.".utf8)
    let two = Array("New lines.\n\nMore of them.\nIt  was so\nthat they went to to the wall.".utf8)
    func names(_ text: [UInt8], _ ranges: [Range<Int>], salt: String = "") -> [String] {
      var fingerprints = Fingerprints(article: Article(id: .string("x"), plainText: text), salt: salt)
      return ranges.map { fingerprints.next(Self.finding($0, text)) }
    }
    let first = names(one, [28..<30])
    #expect(first == names(two, [55..<57]))
    #expect(first != names(one, [28..<30], salt: "other.txt"))
    #expect(Set(names(one, [28..<30, 28..<30, 28..<30])).count == 3)
    #expect(first[0].count == 32)
  }

  @Test func aDeletionTakesItsSpaceInReports() throws {
    let text = Array("é to to it".utf8)
    let article = Article(id: .string("x"), plainText: text)
    var finding = Self.finding(6..<8, text)
    finding.suggestions = [""]
    let edit = try #require(article.sourceEdit(finding, suggestion: ""))
    #expect(edit.range == 5..<8 && edit.start.column == 5 && edit.start.byte == 5 && edit.end.column == 8)
  }

  @Test func reviewdogCountsBytes() {
    let columns = SourceColumns(source: Array("é\r\naé b".utf8))
    #expect(columns.byteColumn(at: 0) == 1 && columns.byteColumn(at: 4) == 1 && columns.byteColumn(at: 8) == 5)
  }
}
