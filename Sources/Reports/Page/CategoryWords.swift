/// What the built-in categories of rules find, in the words of a reader.
enum CategoryWords {
  /// The words for a category; its own name where a user has made it.
  static func words(_ category: String) -> String { known[category] ?? category }

  private static let known = [
    "agreement": "grammar", "corpus": "text statistics", "encoding": "damaged encoding", "idiom": "tortured phrases",
    "markup": "leftover markup", "number": "broken numbers", "punctuation": "punctuation", "repeat": "repetition",
    "script": "look-alike letters", "swap": "swapped words", "unit": "wrong conversions",
  ]
}
