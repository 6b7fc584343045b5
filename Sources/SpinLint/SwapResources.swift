public import Configuration
public import Engine
public import RuleCompiler
internal import RulePacks

/// Loads what users bring for the swap model, each thing once. Not thread-safe.
public final class SwapResources {
  private var lexicons: [[String]: SwapLexicon] = [:]
  private var models: [String: ContextModel] = [:]

  /// A loader that has loaded nothing.
  public init() {}

  /// The built-in lexicon with the tables of folders, later ones on top; nil for no folders. Throws `FileErrors`.
  public func lexicon(_ folders: [Sourced<String>]) throws(FileErrors) -> SwapLexicon? {
    guard !folders.isEmpty else { return nil }
    let paths = folders.map(\.value)
    if let known = lexicons[paths] { return known }
    let lexicon = SwapLexicon(pairs: try pairs(folders).pairs)
    lexicons[paths] = lexicon
    return lexicon
  }

  /// The inflected pairs of the built-in lexicon and of folders, and the names of their families. Throws `FileErrors`.
  public func pairs(_ folders: [Sourced<String>]) throws(FileErrors) -> (pairs: [SwapPair], families: [String]) {
    var all = LexiconPairs()
    let builtIn = RulePacks.swapTables().map { RuleFolder.File(path: $0.path, content: $0.content) }
    all.add(try LexiconCompiler.read(builtIn, root: ""))
    for folder in folders { all.add(try Self.tables(folder)) }
    return (all.pairs, all.families)
  }

  /// A context model file, used where it lies: mapped, neither parsed nor copied. Throws `FileErrors`.
  public func contextModel(_ file: Sourced<String>) throws(FileErrors) -> ContextModel {
    if let known = models[file.value] { return known }
    let model: ContextModel
    do throws(MappedModel.Failure) {
      var opened = try MappedModel.open(file.value)
      opened.pairs = RulePacks.pairCounts()
      model = opened
    } catch {
      throw Self.error("the context model cannot be used: \(error.reason)", file)
    }
    models[file.value] = model
    return model
  }

  private static func tables(_ folder: Sourced<String>) throws(FileErrors) -> [LexiconFile] {
    let content: RuleFolder
    do throws(FileErrors) { content = try RuleFolder(path: folder.value, kind: "lexicon") } catch {
      guard error.errors.count == 1, error.errors[0].file == folder.value else { throw error }
      throw Self.error(error.errors[0].message, folder)
    }
    let tables = try LexiconCompiler.read(content.files, root: content.root)
    if tables.isEmpty {
      throw Self.error("the lexicon folder holds no table: name them FAMILY.tsv", folder)
    }
    return tables
  }

  /// A mistake at the place that names the file.
  private static func error(_ message: String, _ place: Sourced<String>) -> FileErrors {
    guard case .file(let file, let line, let column) = place.origin else {
      return FileErrors([FileError(file: place.value, line: 1, column: 1, message: message)])
    }
    return FileErrors([FileError(file: file, line: line, column: column, message: "\(message) (\(place.value))")])
  }
}
