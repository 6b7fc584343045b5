internal import Engine
internal import Reporters

/// Score, verdict and spin of an article, in figures and words.
enum VerdictWords {
  static func values(of assessment: Assessment, settings: ReportSettings) -> [String: TemplateValue] {
    var values: [String: TemplateValue] = [
      "pass": .text(ArticlePage.short(settings.pass)), "verdict": .text(assessment.verdict.rawValue),
      "verdictWord": .text(word(assessment)), "explanation": .text(explanation(assessment, settings)),
      "isScored": .flag(assessment.score != nil), "spin": false,
      "notJudged": .text(SpinWords.notJudged(assessment.language)),
    ]
    if let score = assessment.score {
      values["score"] = .text(Decimal.text(score, places: 1))
      values["shortScore"] = .text(ArticlePage.short((score * 10).rounded() / 10))
      values["scoreAt"] = .text(Decimal.text(min(99.2, max(0, score)), places: 1))
    }
    if let spin = assessment.spin {
      values["spin"] = .object([
        "headline": .text(SpinWords.headline(spin)), "rateWords": .text(SpinWords.rate(spin)),
        "probability": .text(SpinWords.percent(spin.probability)), "rate": .text(SpinWords.percent(spin.rate)),
        "probabilityAt": .text(Decimal.text(spin.probability * 100, places: 1)),
      ])
    }
    return values
  }

  static func word(_ assessment: Assessment) -> String {
    if assessment.error != nil { return "Not read" }
    switch assessment.verdict {
    case .pass: return "Passes"
    case .fail: return "Fails"
    case .unscored: return "Not scored"
    }
  }

  private static func explanation(_ assessment: Assessment, _ settings: ReportSettings) -> String {
    if assessment.error != nil { return "The article could not be read." }
    let pass = ArticlePage.short(settings.pass)
    guard let score = assessment.score else { return "The article is too short for a score." }
    let critical = assessment.findings.count { $0.severity == .critical }
    switch assessment.verdict {
    case .pass where assessment.findings.isEmpty: return "Nothing was found."
    case .pass: return "The score is at or above the pass mark of \(pass)."
    case .fail where score >= settings.pass:
      let artifacts = critical == 1 ? "a critical artifact fails" : "\(critical) critical artifacts fail"
      return "The score is at or above the pass mark of \(pass), but \(artifacts) it."
    case .fail where critical > 0:
      let artifacts = Grouped.text(critical, "artifact")
      return "The score is below the pass mark of \(pass), and \(artifacts) \(critical == 1 ? "is" : "are") critical."
    default: return "The score is below the pass mark of \(pass)."
    }
  }
}
