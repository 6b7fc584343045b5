public import Engine
internal import Readers

/// A labelled article with what only an evaluation asks for.
public struct EvaluationArticle: Sendable {
  public var labelled: LabelledArticle
  /// The id with its JSON type; the line number where there is none.
  public var id: ArticleID
  /// `meta.kind`, else `meta.set`, else “-”.
  public var set: String
  /// Names of the groups that an edit belongs to by its flags, in the order of `labelled.edits`: “in_dev” for
  /// `"in_dev": true`, “not in_dev” for false.
  public var flags: [[String]]

  /// Reads one line of labelled articles.
  /// - Parameter number: line number, from 1.
  public init(line: [UInt8], number: Int) throws(ModelError) {
    labelled = try LabelledArticle(line: line)
    let value: JSONValue
    do { value = try JSONValue.parse(line) } catch { throw ModelError("column \(error.column ?? 1): \(error.message)") }
    switch value["id"] {
    case .string(let text)?: id = .string(text)
    case .number(let number)?: id = .literal(number == number.rounded() ? "\(Int(number))" : "\(number)")
    default: id = .literal("\(number)")
    }
    set = value["meta"]?["kind"]?.string ?? value["meta"]?["set"]?.string ?? "-"
    var byStart: [(start: Double, flags: [String])] = []
    for item in value["edits"]?.array ?? [] {
      guard case .object(let members) = item else { continue }
      var flags: [String] = []
      for (name, value) in members {
        if case .boolean(let isSet) = value { flags.append(isSet ? name : "not " + name) }
      }
      byStart.append((item["start"]?.number ?? 0, flags.sorted()))
    }
    flags = byStart.sorted { $0.start < $1.start }.map(\.flags)
  }

  /// The article as the linter takes it.
  public var article: Article { Article(id: id, plainText: labelled.text) }

  /// Blank-separated words of the text.
  public var words: Int { BlankSeparated.count(labelled.text) }
}

/// Words as `split()` of most languages counts them.
enum BlankSeparated {
  static func count(_ text: [UInt8]) -> Int {
    var words = 0
    var isInside = false
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let isBlank =
        scalar.value < 0x80
        ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) || (0x1C...0x1F).contains(scalar.value)
        : scalar.properties.isWhitespace
      if !isBlank, !isInside { words += 1 }
      isInside = !isBlank
    }
    return words
  }
}
