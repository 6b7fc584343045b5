public import Engine
internal import ICUText

/// Compiles a folder of rule files into a pack.
public enum PackCompiler {
  /// The pack of a folder: `LANGUAGE/CATEGORY/NAME.yml`, or flat files for every language.
  /// - Parameter withSpelledNumbers: also builds the dictionaries of spelled-out numbers (slow, at build time only).
  /// Throws `FileErrors` with every mistake of every file.
  public static func compile(_ folder: RuleFolder, withSpelledNumbers: Bool = false) throws(FileErrors) -> RulePack {
    var errors: [FileError] = []
    var rules: [(rule: Rule, phrases: [PhraseFile.Line])] = []
    var languages: [LanguageData] = []
    var swapTables: SwapTables?
    var used: Set<String> = []
    var ids: [String: String] = [:]
    var terms: [String: TermTable] = [:]
    for file in folder.files where file.path.hasSuffix(".yml") || file.path.hasSuffix(".yaml") {
      let place = RulePlace(path: file.path)
      let name = folder.root.isEmpty ? file.path : folder.root + "/" + file.path
      if place.isLanguageFile {
        do { languages.append(try LanguageFile.read(file.content, file: name, language: place.language)) } catch {
          errors += error.errors
        }
        continue
      }
      var reader = RuleFileReader(file: name, id: place.id, language: place.language)
      let result = reader.read(file.content)
      errors += reader.errors
      guard let result else { continue }
      var rule = result.rule
      let table = result.table
      rule.documentation.file = file.path
      if let other = ids[rule.id] {
        errors.append(FileError(file: name, line: 1, column: 1, message: "“\(rule.id)” is the id of \(other) already"))
        continue
      }
      ids[rule.id] = name
      var lines = rule.options.pairs("phrases").map {
        PhraseFile.Line(number: 1, phrase: $0.left, suggestions: $0.right)
      }
      rule.options.values["phrases"] = nil
      if rule.kind == .term {
        var compiler = TermCompiler(folder: folder, place: place, ruleFile: name)
        terms[rule.id] = compiler.table(rule.options)
        errors += compiler.errors
        used.formUnion(compiler.used)
        rule.options = RuleOptions()
      }
      if let table {
        let path = place.folder + table.name
        if let content = folder.files.first(where: { $0.path == path })?.content {
          used.insert(path)
          let read = PhraseFile.read(content, file: folder.root.isEmpty ? path : folder.root + "/" + path)
          errors += read.errors
          lines += read.lines
        } else {
          errors.append(
            FileError(
              file: name, line: table.mark.line, column: table.mark.column,
              message: "there is no table “\(table.name)” beside the rule"))
        }
      }
      rules.append((rule, lines))
    }
    for file in folder.files where file.path.hasSuffix(".tsv") && !used.contains(file.path) {
      if RulePlace(path: file.path).isLexicon { continue }
      if file.path.hasSuffix("/swap-model.tsv") {
        do { swapTables = try SwapTablesFile.read(file.content, file: file.path) } catch { errors += error.errors }
        continue
      }
      errors.append(FileError(file: file.path, line: 1, column: 1, message: "no rule names this table"))
    }
    if withSpelledNumbers { for index in languages.indices { addNumbers(&languages[index]) } }
    guard errors.isEmpty else { throw FileErrors(errors) }
    rules.sort { $0.rule.id < $1.rule.id }
    return RulePack(
      rules: rules.map(\.rule), languages: languages, phrases: phrases(rules.map(\.phrases)),
      lexicon: SwapLexicon(
        pairs: try LexiconCompiler.pairs(LexiconCompiler.tables(in: folder), root: folder.root)),
      swapTables: swapTables,
      terms: rules.enumerated().compactMap { index, item in
        var table = terms[item.rule.id]
        table?.rule = index
        return table
      })
  }

  private static func phrases(_ lines: [[PhraseFile.Line]]) -> PhraseTable {
    var builder = PhraseTableBuilder()
    var keys = PhraseKeys()
    for (rule, lines) in lines.enumerated() {
      for line in lines {
        for form in PhraseFile.forms(line.phrase, line.suggestions) {
          let tokens = keys.keys(of: form.phrase)
          if !tokens.isEmpty { builder.add(tokens, .init(rule: rule, suggestions: form.suggestions)) }
        }
      }
    }
    return builder.build()
  }

  private static func addNumbers(_ data: inout LanguageData) {
    for entry in (try? SpelledNumbers.dictionary(locale: data.language)) ?? [] where entry.value < 1000 {
      data.addNumber(words: entry.words, value: entry.value)
    }
  }
}

/// What the path of a rule file says: `en/number/spelled-group.yml` is rule `number/spelled-group` for English.
struct RulePlace {
  let language: String
  let id: String
  /// The folder of the file with a closing “/”, or empty.
  let folder: String
  let isLanguageFile: Bool
  let isLexicon: Bool

  init(path: String) {
    var parts = path.split(separator: "/").map(String.init)
    let file = parts.removeLast()
    folder = parts.isEmpty ? "" : parts.joined(separator: "/") + "/"
    let stem = String(file.prefix { $0 != "." })
    if let first = parts.first, first == "any" || (2...3).contains(first.utf8.count) {
      language = first
      parts.removeFirst()
    } else {
      language = "any"
    }
    isLanguageFile = stem == "language" && parts.isEmpty && language != "any"
    isLexicon = parts.first == "swap"
    id = (parts + [stem]).joined(separator: "/")
  }
}

/// Reads `language.yml`.
enum LanguageFile {
  static func read(_ text: [UInt8], file: String, language: String) throws(FileErrors) -> LanguageData {
    var data = LanguageData(language: language)
    let root: YAMLNode?
    do { root = try YAMLParser.parse(text, file: file) } catch { throw FileErrors([error]) }
    var errors: [FileError] = []
    func fail(_ mark: SourceMark, _ message: String) {
      errors.append(FileError(file: file, line: mark.line, column: mark.column, message: message))
    }
    let keys = ["function-words", "abbreviations"]
    for (key, value) in root?.pairs ?? [] {
      let name = key.string ?? ""
      guard let words = value.items?.compactMap(\.string) else {
        fail(value.mark, "“\(name)” must be a list of words")
        continue
      }
      switch name {
      case "function-words": data.functionWords = words
      case "abbreviations": data.abbreviations = words
      default: fail(key.mark, "unknown key “\(name)”\(NearestName.hint(name, in: keys))")
      }
    }
    if root?.pairs == nil {
      fail(SourceMark(line: 1, column: 1), "a language file has function-words and abbreviations")
    }
    guard errors.isEmpty else { throw FileErrors(errors) }
    return data
  }
}
