/// One entry of the swap lexicon, inflected: a form that a spinner writes, and the form that it stands for.
public struct SwapPair: Sendable, Hashable {
  /// What the spun text has, in lower case.
  public var spun: String
  /// What the text said before it was spun, in lower case.
  public var original: String
  /// How typical the swap is, 1…9, in steps of a factor of about two.
  public var weight: Int
  /// Index of the family in the sorted order of the table files.
  public var family: Int
  /// 0 verb, 1 noun, 2 adjective, 3 fixed form.
  public var wordClass: Int
  /// The inflected form of both sides. Of a verb: 0 base, 1 and 2 other forms of the present of “be”, 3 -s, 4 -ing,
  /// 5 past, 6 the past “were”, 7 participle; of a noun: 0 singular, 1 plural; of an adjective: 0 base, 1 comparative,
  /// 2 superlative.
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
