internal import Engine

/// Ready-made settings that `extends` names. Each also switches on the rules that name it under `profiles:`.
enum Profile: String, CaseIterable {
  /// What holds without any configuration.
  case recommended
  /// For a last reading: minor findings fail the run, and the score must be higher.
  case strict
  /// For manuscripts: the rules that ask for it.
  case science
  /// For training corpora: measures of repetition, and no article fails the run by its findings.
  case corpus

  static let names = allCases.map(\.rawValue)

  var settings: Settings {
    var settings = Settings()
    let origin = Origin.profile(rawValue)
    switch self {
    case .recommended, .science: break
    case .strict:
      settings.failOn = Sourced(.minor, origin)
      settings.pass = Sourced(95, origin)
    case .corpus: settings.failOn = Sourced(.off, origin)
    }
    return settings
  }
}
