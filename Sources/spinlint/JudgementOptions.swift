import ArgumentParser
import Configuration
import Engine

/// What makes a run fail, and how articles are scored. What is given here wins over the configuration.
struct JudgementOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Exit with 1 on a finding of this severity or worse; “never” for none. (default: major)", valueName: "level"))
  var failOn: FailThreshold?

  @Option(help: ArgumentHelp("The score at which an article passes, 0…100. (default: 90)", valueName: "score"))
  var pass: Double?

  @Option(
    help: ArgumentHelp(
      "Penalty per 1,000 words at which the score is just “--pass”. (default: 10)", valueName: "penalty"))
  var tolerance: Double?

  @Option(help: ArgumentHelp("Articles with fewer words are not scored. (default: 20)", valueName: "n"))
  var minWords: Int?

  @Option(
    help: ArgumentHelp("Language of every article (BCP 47, such as en); the default detects it.", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("Show findings of this confidence or more, 0…1. (default: 0)", valueName: "confidence"))
  var minConfidence: Double?

  @Option(help: "Precision that the shown swaps of an article shall have, 0 to 1. (default: 0.9)")
  var precision: Double?

  func validate() throws {
    if let pass, !(0...100).contains(pass) { throw ValidationError("--pass: \(pass) is not a score from 0 to 100") }
    if let tolerance, !(tolerance > 0 && tolerance.isFinite) {
      throw ValidationError("--tolerance must be more than 0")
    }
    if let minWords, minWords < 0 { throw ValidationError("--min-words must not be negative") }
    if let precision, !(0...1).contains(precision) {
      throw ValidationError("--precision: \(precision) is not a number from 0 to 1")
    }
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence: \(minConfidence) is not a number from 0 to 1")
    }
    if let language, !LanguageTag.isWellFormed(language) {
      throw ValidationError("--language: “\(language)” is not a language tag such as en or pt-BR")
    }
  }

  /// What was given, to be put on top of the configuration.
  var settings: Settings {
    func sourced<Value>(_ value: Value?, _ option: String) -> Sourced<Value>? {
      value.map { Sourced($0, .commandLine(option)) }
    }
    var settings = Settings()
    settings.failOn = sourced(failOn.map { $0.severity ?? .off }, "--fail-on")
    settings.pass = sourced(pass, "--pass")
    settings.tolerance = sourced(tolerance, "--tolerance")
    settings.minimumWords = sourced(minWords, "--min-words")
    settings.language = sourced(language, "--language")
    settings.leastConfidence = sourced(minConfidence, "--min-confidence")
    settings.precision = sourced(precision, "--precision")
    return settings
  }
}
