internal import Engine
internal import ICUText
internal import RulePacks

/// The version of spinlint.
public enum SpinLintVersion {
  /// Semantic version.
  public static let current = "0.1.0"

  /// The version and those of the data in the binary, a line each.
  public static var description: String {
    let pack = RulePacks.builtIn()
    let model = RulePacks.contextModel().counts
    let grams = model.unigrams + model.bigrams + model.trigrams
    return """
      spinlint \(current)
      rules: \(pack.rules.count), \(RulePacks.packFingerprint)
      swap lexicon: \(pack.lexicon.pairCount) pairs
      context model: \(grams) n-grams, \(RulePacks.modelFingerprint)
      ICU \(ICUVersion.library), Unicode \(ICUVersion.unicode)
      """
  }
}
