package import Engine

/// Compiles the tables of a swap lexicon into inflected pairs.
package enum LexiconCompiler {
  /// The tables of a folder, sorted by name. Throws `FileErrors` with every mistake of every table.
  package static func read(_ files: [RuleFolder.File], root: String) throws(FileErrors) -> [LexiconFile] {
    let tables = files.filter { $0.path.hasSuffix(".tsv") }.map { file in
      let name = file.path.split(separator: "/").last ?? ""
      return LexiconFile(
        file.content, family: String(name.dropLast(4)), file: root.isEmpty ? file.path : root + "/" + file.path)
    }.sorted { $0.family < $1.family }
    var errors = tables.flatMap(\.errors)
    var seen: [String: String] = [:]
    for table in tables {
      for line in table.lines {
        let key = LexiconFile.plain(line.original) + "\t" + line.wordClass.letter
        if let first = seen[key] {
          errors.append(
            FileError(
              file: table.file, line: line.number, column: 1,
              message: "“\(LexiconFile.plain(line.original))” as \(line.wordClass) stands in \(first) already"))
        }
        seen[key] = "\(table.file):\(line.number)"
      }
    }
    guard errors.isEmpty else { throw FileErrors(errors) }
    return tables
  }

  /// The inflected pairs of the tables, sorted by spun form and original, each with the greatest weight that a line
  /// gives it.
  package static func pairs(_ files: [RuleFolder.File], root: String) throws(FileErrors) -> [SwapPair] {
    pairs(of: try read(files, root: root))
  }

  /// The inflected pairs of tables that were read.
  package static func pairs(of tables: [LexiconFile]) -> [SwapPair] {
    var inflection = LexiconInflection()
    var found: [Sides: SwapPair] = [:]
    for (family, table) in tables.enumerated() {
      for line in table.lines {
        let originals = inflection.forms(line.original, line.wordClass)
        for entry in line.spun {
          for (form, (original, spun)) in zip(originals, inflection.forms(entry.text, line.wordClass)).enumerated() {
            guard let original, let spun, original != spun else { continue }
            let sides = Sides(spun: spun, original: original)
            if let known = found[sides], known.weight >= entry.weight { continue }
            found[sides] = SwapPair(
              spun: spun, original: original, weight: entry.weight, family: family, wordClass: line.wordClass.rawValue,
              form: form)
          }
        }
      }
    }
    addBritish(&found, &inflection)
    return sorted(found)
  }

  private static func sorted(_ found: [Sides: SwapPair]) -> [SwapPair] {
    found.values.sorted { ($0.spun, $0.original) < ($1.spun, $1.original) }
  }

  private struct Sides: Hashable {
    let spun: String
    let original: String
  }

  /// Adds the pairs with either side or both in British spelling, where no line has them.
  private static func addBritish(_ found: inout [Sides: SwapPair], _ inflection: inout LexiconInflection) {
    for pair in sorted(found) {
      let spun = inflection.british(pair.spun)
      let original = inflection.british(pair.original)
      guard spun != nil || original != nil, (spun ?? pair.spun) != (original ?? pair.original) else { continue }
      for sides in [
        Sides(spun: spun ?? pair.spun, original: pair.original),
        Sides(spun: pair.spun, original: original ?? pair.original),
        Sides(spun: spun ?? pair.spun, original: original ?? pair.original),
      ] where found[sides] == nil && sides.spun != sides.original {
        var variant = pair
        variant.spun = sides.spun
        variant.original = sides.original
        found[sides] = variant
      }
    }
  }
}
