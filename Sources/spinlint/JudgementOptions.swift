import ArgumentParser
import Engine

/// What makes a run fail, and how articles are scored.
struct JudgementOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Exit with 1 on a finding of this severity or worse; “never” for none.", valueName: "level"))
  var failOn = FailThreshold(severity: .major)

  @Option(help: ArgumentHelp("The score at which an article passes, 0…100.", valueName: "score"))
  var pass = ScoreSettings().pass

  @Option(help: ArgumentHelp("Penalty per 1,000 words at which the score is just “--pass”.", valueName: "penalty"))
  var tolerance = ScoreSettings().tolerance

  @Option(help: ArgumentHelp("Articles with fewer words are not scored.", valueName: "n"))
  var minWords = ScoreSettings().minimumWords

  @Option(help: ArgumentHelp("Language of every article (BCP 47, such as en); the default detects it.", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("Show findings of this confidence or more, 0…1.", valueName: "confidence"))
  var minConfidence = 0.0

  @Option(help: "Precision that the shown swaps of an article shall have, 0 to 1.")
  var precision = 0.9

  func validate() throws {
    guard (0...100).contains(pass) else { throw ValidationError("--pass: \(pass) is not a score from 0 to 100") }
    guard tolerance > 0, tolerance.isFinite else { throw ValidationError("--tolerance must be more than 0") }
    guard minWords >= 0 else { throw ValidationError("--min-words must not be negative") }
    guard (0...1).contains(precision) else {
      throw ValidationError("--precision: \(precision) is not a number from 0 to 1")
    }
    guard (0...1).contains(minConfidence) else {
      throw ValidationError("--min-confidence: \(minConfidence) is not a number from 0 to 1")
    }
    if let language, !Self.isLanguageTag(language) {
      throw ValidationError("--language: “\(language)” is not a language tag such as en or pt-BR")
    }
  }

  private static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count) else { return false }
    return first.allSatisfy { $0.isASCII && $0.isLetter }
      && parts.dropFirst().allSatisfy { (1...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }
  }

  var settings: LintSettings {
    var settings = LintSettings()
    settings.score.pass = pass
    settings.score.tolerance = tolerance
    settings.score.minimumWords = minWords
    settings.language = language
    settings.leastConfidence = minConfidence
    settings.precision = precision
    return settings
  }
}
