/// One swap: a form that a spinner leaves, and what stood there before. Both are inflected.
public struct SwapPair: Sendable, Hashable {
  /// Lower case, words apart by one space.
  public var spun: String
  public var original: String
  /// 1…9: how typical the swap is.
  public var weight: Int
  /// Number of the family, in sorted order of the file names.
  public var family: Int
  /// 0 verb, 1 noun, 2 adjective, 3 fixed.
  public var wordClass: Int
  /// Number of the inflected form within its class, 0…7.
  public var form: Int

  public init(spun: String, original: String, weight: Int, family: Int, wordClass: Int, form: Int) {
    self.spun = spun
    self.original = original
    self.weight = weight
    self.family = family
    self.wordClass = wordClass
    self.form = form
  }
}
