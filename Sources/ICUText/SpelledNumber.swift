/// A number in words and its value.
package struct SpelledNumber: Hashable, Sendable {
  /// Case-folded NFC words without soft hyphens; words within it are apart by one space or hyphen.
  package let words: String
  package let value: Int

  package init(words: String, value: Int) {
    self.words = words
    self.value = value
  }
}
