/// The separators in decimal numbers.
package struct NumberSeparators: Hashable, Sendable {
  /// Between the integer and the fraction, such as "," in German.
  package let decimal: String
  /// Between groups of digits, such as U+202F in French.
  package let grouping: String

  package init(decimal: String, grouping: String) {
    self.decimal = decimal
    self.grouping = grouping
  }
}
