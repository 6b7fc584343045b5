internal import Engine

/// What the spin figures mean, in words.
enum SpinWords {
  /// A heading for a probability.
  static func headline(_ spin: Spin) -> String {
    switch spin.probability {
    case 0.99...: "Very strong evidence of an article spinner"
    case 0.9...: "Strong evidence of an article spinner"
    case 0.5...: "Some evidence of an article spinner"
    case 0.1...: "Little evidence of an article spinner"
    default: "No sign of an article spinner"
    }
  }

  /// Two or three words for a table.
  static func short(_ spin: Spin) -> String { percent(spin.probability) }

  /// A sentence on the rate.
  static func rate(_ spin: Spin) -> String {
    guard spin.probability >= 0.1 else {
      return "Word choice fits its context; no pattern of swapped words stands out."
    }
    let share: String
    switch spin.rate {
    case 0.005...: share = "About \(percent(spin.rate)) of the words that a spinner could swap"
    default: share = "Hardly any of the words that a spinner could swap"
    }
    return "\(share) look swapped for a near-synonym that does not fit."
  }

  /// Why there is no probability.
  static func notJudged(_ language: String) -> String {
    if language == "und" {
      return "The language was not recognised, so only the rules for every language were used."
    }
    return "Swapped words were not looked for: there is no word list for this language (\(language)), the article is "
      + "too short, or the rules for swaps are off."
  }

  /// A share as a percentage, never rounded to certainty.
  static func percent(_ share: Double) -> String {
    if share > 0.999, share < 1 { return "over 99.9 %" }
    if share > 0, share < 0.001 { return "under 0.1 %" }
    let tenths = (share * 1000).rounded() / 10
    return tenths == tenths.rounded() || tenths >= 10 && tenths < 99 ? "\(Int(tenths.rounded())) %" : "\(tenths) %"
  }
}
