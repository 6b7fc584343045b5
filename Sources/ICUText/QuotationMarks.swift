/// The quotation marks of a language; spaces that belong inside (French) are not part of them.
package struct QuotationMarks: Hashable, Sendable {
  package let start: String
  package let end: String
  /// The marks of a quotation within a quotation.
  package let alternateStart: String
  package let alternateEnd: String

  package init(start: String, end: String, alternateStart: String, alternateEnd: String) {
    self.start = start
    self.end = end
    self.alternateStart = alternateStart
    self.alternateEnd = alternateEnd
  }
}
