/// The quotation marks of a language; spaces that belong inside (French) are not part of them.
package struct QuotationMarks: Hashable, Sendable {
  package let start: String
  package let end: String
  /// The marks of a quotation within a quotation.
  package let alternateStart: String
  package let alternateEnd: String
}
