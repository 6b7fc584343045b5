internal import Engine

/// Makes a `TermTable` of the files that a term rule names.
struct TermCompiler {
  private let folder: RuleFolder
  private let place: RulePlace
  private let ruleFile: String
  private(set) var errors: [FileError] = []
  /// Paths of the tables that were read.
  private(set) var used: Set<String> = []

  init(folder: RuleFolder, place: RulePlace, ruleFile: String) {
    self.folder = folder
    self.place = place
    self.ruleFile = ruleFile
  }

  /// The table for a rule, nil where a file has mistakes.
  mutating func table(_ options: RuleOptions) -> TermTable? {
    var terms: [(words: TermFile.Term, isEstablished: Bool)] = []
    for name in options.list("terms") {
      guard let content = content(name, "terms") else { continue }
      let file = TermFile(content.bytes, file: content.path)
      errors += file.errors
      terms += file.terms
    }
    var tails: [(words: TermFile.Term, isEstablished: Bool)] = []
    if let name = options.string("tails"), let content = content(name, "tails") {
      let file = TermFile(content.bytes, file: content.path, leastWords: 1)
      errors += file.errors
      tails = file.terms
    }
    var swaps: [(line: TermSwapFile.Line, path: String)] = []
    for name in options.list("swaps") {
      guard let content = content(name, "swaps") else { continue }
      let file = TermSwapFile(content.bytes, file: content.path)
      errors += file.errors
      swaps += file.lines.map { ($0, content.path) }
    }
    var natural: [String] = []
    if let name = options.string("natural"), let content = content(name, "natural") {
      natural = String(decoding: content.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        .filter { !$0.hasPrefix("#") }
    }
    guard errors.isEmpty else { return nil }
    var builder = TermTableBuilder()
    for term in terms { Self.add(term.words, isEstablished: term.isEstablished, to: &builder) }
    for tail in tails { Self.add(tail.words, isTail: true, to: &builder) }
    addReadings(swaps, to: &builder)
    for phrase in natural { builder.add(natural: phrase) }
    return errors.isEmpty ? builder.build(rule: 0) : nil
  }

  private mutating func content(_ name: String, _ option: String) -> (bytes: [UInt8], path: String)? {
    let path = place.folder + name
    let shown = folder.root.isEmpty ? path : folder.root + "/" + path
    guard let file = folder.files.first(where: { $0.path == path }) else {
      errors.append(
        FileError(
          file: ruleFile, line: 1, column: 1,
          message: "“\(option)” names “\(name)”: there is no such file beside the rule"))
      return nil
    }
    used.insert(path)
    return (file.content, shown)
  }

  /// A term, and its plural.
  private static func add(
    _ term: TermFile.Term, isTail: Bool = false, isEstablished: Bool = false, to builder: inout TermTableBuilder
  ) {
    builder.add(term: term, isTail: isTail, isEstablished: isEstablished)
    let head = Inflection.nounHead(term)
    guard term.indices.contains(head), !term[head].hasSuffix("-") else { return }
    let plural = Inflection.plural(term[head])
    guard plural != term[head] else { return }
    var inflected = term
    inflected[head] = plural
    builder.add(term: inflected, isTail: isTail, isEstablished: isEstablished)
  }

  private mutating func addReadings(
    _ swaps: [(line: TermSwapFile.Line, path: String)], to builder: inout TermTableBuilder
  ) {
    for word in builder.allWords {
      builder.add(reading: word, of: [word], cost: 0, strength: .soft)
      let british = Inflection.british(word)
      if british != word { builder.add(reading: british, of: [word], cost: 0, strength: .soft) }
    }
    var seen: [String: String] = [:]
    for (line, path) in swaps {
      let words = TermFile.words(line.original).map { $0.hasSuffix("-") ? String($0.dropLast()) : $0 }
      func fail(_ message: String) {
        errors.append(FileError(file: path, line: line.number, column: 1, message: message))
      }
      if let other = seen[line.original] { fail("“\(line.original)” stands in \(other) already") }
      seen[line.original] = path
      if let missing = words.first(where: { !builder.hasWord($0) }) { fail("no term has the word “\(missing)”") }
      add(line.swaps, of: words, to: &builder)
    }
    // Plurals come second, so that a line of their own goes first.
    for (line, _) in swaps {
      var words = TermFile.words(line.original).map { $0.hasSuffix("-") ? String($0.dropLast()) : $0 }
      guard let last = words.last else { continue }
      words[words.count - 1] = Inflection.plural(last)
      guard words.last != last, builder.hasWord(words[words.count - 1]) else { continue }
      add(
        line.swaps.map { .init(surface: Inflection.pluralOfPhrase($0.surface), strength: $0.strength) }, of: words,
        to: &builder)
    }
  }

  private func add(_ swaps: [TermSwapFile.Swap], of words: [String], to builder: inout TermTableBuilder) {
    for (index, swap) in swaps.enumerated() {
      builder.add(reading: swap.surface, of: words, cost: index + 1, strength: swap.strength)
      let british = swap.surface.split(separator: " ").map { Inflection.british(String($0)) }.joined(separator: " ")
      if british != swap.surface { builder.add(reading: british, of: words, cost: index + 1, strength: swap.strength) }
    }
  }
}
