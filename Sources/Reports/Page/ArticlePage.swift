public import Engine
internal import Reporters

/// The page of one article.
public struct ArticlePage {
  private let assessment: Assessment
  private let article: Article
  private let settings: ReportSettings
  private let findings: [Finding]
  private let ids: [String]

  /// The page of an article that was assessed.
  public init(_ assessment: Assessment, of article: Article, settings: ReportSettings) {
    self.assessment = assessment
    self.article = article
    self.settings = settings
    findings = assessment.findings
    ids = FindingIDs.ids(assessment.findings)
  }

  /// The page in HTML.
  public func render(_ templates: ReportTemplates) -> [UInt8] { templates.page("article", values) }

  private var values: [String: TemplateValue] {
    let name = assessment.path ?? assessment.id.description
    let text = MarkedParagraphs(text: article.text, findings: findings, ids: ids)
    var values: [String: TemplateValue] = [
      "title": .text(ArticleTitle.title(of: article) ?? (name.isEmpty ? "Untitled article" : name)),
      "name": .text(name), "home": "../", "version": .text(settings.version), "language": .text(assessment.language),
      "words": .text(Grouped.text(assessment.words)), "count": .text(Grouped.text(findings.count)),
      "artifacts": .text(Grouped.text(findings.count, "artifact")), "hasFindings": .flag(!findings.isEmpty),
      "paragraphs": .list(text.values(zones: article.zones)), "findings": .list(findingValues),
      "severities": .list(severityValues), "categories": .list(categoryValues), "lanes": .list(laneValues),
      "rules": .list(ruleValues), "notes": .list(assessment.notes.map { .text($0) }),
      "failure": .optional(assessment.error.map { $0.message }), "isRead": .flag(assessment.error == nil),
      "per1000": .text(Self.points(assessment.penaltyPer1000)),
      "penalty": .text(Self.points(assessment.penaltyTotal)),
      "tolerance": .text(Self.short(settings.tolerance)),
      "restorable": .text(Grouped.text(findings.count { !$0.suggestions.isEmpty })),
      "hasRestorable": .flag(findings.contains { !$0.suggestions.isEmpty }), "lede": .text(Lede.text(assessment)),
      "damage": .optional(Lede.damage(categories)),
    ]
    values.merge(VerdictWords.values(of: assessment, settings: settings)) { _, new in new }
    return values
  }

  private var findingValues: [TemplateValue] {
    findings.indices.map { index in
      let finding = findings[index]
      let isWhole = finding.textRange.upperBound == 0
      return .object([
        "id": .text(ids[index]), "rule": .text(finding.rule), "severity": .text(finding.severity.name),
        "category": .text(finding.category), "message": .text(finding.message), "isPlaced": .flag(!isWhole),
        "text": .text(Self.quoted(finding.text)), "line": .text(String(finding.start.line)),
        "column": .text(String(finding.start.column)), "sure": .optional(Self.sureness(finding)),
        "suggestions": .list(finding.suggestions.prefix(4).map { Self.suggestion($0) }),
        "isAutomatic": .flag(finding.fix == .safe),
        "related": .list(
          finding.related.prefix(8).map {
            .object([
              "rule": .text($0.rule), "severity": .text($0.severity.name), "message": .text($0.message),
              "text": .optional($0.message.contains($0.text) ? nil : Self.quoted($0.text)),
            ])
          }),
      ])
    }
  }

  private static func suggestion(_ text: String) -> TemplateValue {
    .object(["words": .text(quoted(text)), "isDeletion": .flag(text.isEmpty)])
  }

  private static func sureness(_ finding: Finding) -> String? {
    finding.confidence >= 0.995 ? nil : "\(Int((finding.confidence * 100).rounded())) % sure"
  }

  /// A quotation of at most 160 code points on one line.
  private static func quoted(_ text: String) -> String {
    var scalars = text.unicodeScalars.prefix(160).map { $0 == "\n" || $0 == "\r" || $0 == "\t" ? " " : $0 }
    if text.unicodeScalars.dropFirst(160).first != nil { scalars.append("…") }
    return String(String.UnicodeScalarView(scalars))
  }

  private var severityValues: [TemplateValue] {
    Severity.allCases.reversed().filter { $0 != .off }.compactMap { severity in
      let count = findings.count { $0.severity == severity }
      guard count > 0 else { return nil }
      return .object(["severity": .text(severity.name), "number": .text(Grouped.text(count))])
    }
  }

  /// Categories of the findings, by penalty.
  private var categories: [(name: String, count: Int, penalty: Double)] {
    var counts: [String: (count: Int, penalty: Double)] = [:]
    for finding in findings {
      counts[finding.category, default: (0, 0)].count += 1
      counts[finding.category, default: (0, 0)].penalty += finding.penalty
    }
    return counts.map { ($0.key, $0.value.count, $0.value.penalty) }.sorted {
      ($1.penalty, $0.name) < ($0.penalty, $1.name)
    }
  }

  private var categoryValues: [TemplateValue] {
    let categories = categories
    let greatest = categories.first?.penalty ?? 0
    return categories.map { name, count, penalty in
      .object([
        "category": .text(name), "categoryWords": .text(CategoryWords.words(name)),
        "number": .text(Grouped.text(count)), "points": .text(Self.points(penalty)),
        "width": .text(Decimal.text(greatest > 0 ? max(1, 100 * penalty / greatest) : 0, places: 1)),
      ])
    }
  }

  private var laneValues: [TemplateValue] {
    let total = Double(max(1, article.text.count))
    return Severity.allCases.reversed().filter { $0 != .off }.compactMap { severity in
      let places = findings.indices.filter {
        findings[$0].severity == severity && findings[$0].textRange.upperBound > 0
      }
      guard !places.isEmpty else { return nil }
      return .object([
        "severity": .text(severity.name), "number": .text(Grouped.text(places.count)),
        "ticks": .list(
          places.map { index in
            let start = Double(findings[index].textRange.lowerBound)
            return .object(["id": .text(ids[index]), "at": .text(Decimal.text(99.4 * start / total, places: 1))])
          }),
      ])
    }
  }

  private var ruleValues: [TemplateValue] {
    var counts: [String: Int] = [:]
    for finding in findings {
      counts[finding.rule, default: 0] += 1
      for related in finding.related { counts[related.rule, default: 0] += 0 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { id, count in
      let note = settings.rules[id]
      return .object([
        "rule": .text(id), "ruleName": .text(note?.name ?? id), "why": .optional(note?.why),
        "tally": .text(
          count == 0
            ? "only under other findings"
            : "\(Grouped.text(count))×, \(Self.points(assessment.penaltyByRule[id] ?? 0)) points"),
        "page": .text("../" + ReportFiles.page(ofRule: id)),
      ])
    }
  }

  /// Points with one decimal and commas.
  static func points(_ number: Double) -> String {
    let text = Decimal.text(number, places: 1)
    return number < 1000 ? text : Grouped.text(Int((number * 10).rounded()) / 10) + text.suffix(2)
  }

  static func short(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : Decimal.text(number, places: 1)
  }
}
