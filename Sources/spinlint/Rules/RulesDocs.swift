import ArgumentParser
import Engine
import Glibc

/// `spinlint rules docs DIR`
struct RulesDocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Write a Markdown page for each rule, and an index.")

  @Argument(help: "The folder for the pages; it is made where it is not there.", completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("Also the rules of this folder; repeatable.", valueName: "dir"), completion: .directory)
  var rules: [String] = []

  @Flag(help: "Write nothing; fail where a page is missing, out of date or of no rule.")
  var check = false

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    let pages = RulePages(try DocumentedRules.load(folders: rules, messages: messages)).pages
    let files = FileTree(root: folder)
    let stale = files.paths(withSuffix: ".md").filter { pages[$0] == nil }
    if check {
      var problems = stale.map { "\($0): is the page of no rule" }
      for (path, text) in pages {
        guard let content = files.read(path) else {
          problems.append("\(path): is missing")
          continue
        }
        if content != Array(text.utf8) { problems.append("\(path): is out of date") }
      }
      for problem in problems.sorted() { OutputStream.standardOutput.writeLine("\(folder)/\(problem)") }
      guard problems.isEmpty else {
        OutputStream.standardOutput.writeLine("write the pages with: spinlint rules docs \(folder)")
        throw Status.findings
      }
      return
    }
    do throws(SystemError) {
      for (path, text) in pages.sorted(by: { $0.key < $1.key }) { try files.write(Array(text.utf8), to: path) }
      // Pages of rules that are gone; what else lies in the folder stays.
      for path in stale where files.read(path)?.starts(with: Array("# \(path.dropLast(3)): ".utf8)) == true {
        try files.remove(path)
      }
    } catch {
      messages.write(Diagnostic(.error, "\(folder): the pages cannot be written: \(error)"))
      throw Status.error
    }
    for path in stale where files.read(path) != nil {
      messages.write(Diagnostic(.note, "\(folder)/\(path) is the page of no rule"))
    }
    OutputStream.standardOutput.writeLine("\(pages.count - 1) pages and an index in \(folder)")
  }
}

/// The pages of all rules by path, and the index `README.md`.
struct RulePages {
  let pages: [String: String]

  init(_ rules: [Rule]) {
    var pages: [String: String] = [:]
    for rule in rules { pages[rule.id + ".md"] = RulePage(rule: rule).text }
    pages["README.md"] = Self.index(rules)
    self.pages = pages
  }

  private static func index(_ rules: [Rule]) -> String {
    var lines = [
      "# Rules", "", "Written by `spinlint rules docs`. `spinlint rules explain ID` prints the same pages.",
    ]
    var category = ""
    for rule in rules {
      if rule.category != category {
        category = rule.category
        lines += [
          "", "## \(category)", "", "| rule | severity | language | fix | what it flags |",
          "| --- | --- | --- | --- | --- |",
        ]
      }
      let name = rule.name.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      let fix = rule.fix == .none ? "" : rule.fix.name
      lines.append("| [\(rule.id)](\(rule.id).md) | \(rule.severity.name) | \(rule.language) | \(fix) | \(name) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Files below a folder.
struct FileTree {
  let root: String

  /// Paths relative to the folder, sorted; empty where there is no folder.
  func paths(withSuffix suffix: String) -> [String] { walk("").filter { $0.hasSuffix(suffix) }.sorted() }

  func read(_ path: String) -> [UInt8]? {
    do throws(SystemError) { return try FileDescriptor(reading: root + "/" + path).readAll() } catch { return nil }
  }

  /// Writes a file, with the folders on its way.
  func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let full = root + "/" + path
    var folder = full.hasPrefix("/") ? "/" : ""
    for part in full.split(separator: "/").dropLast() {
      folder += part
      guard unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw .last }
      folder += "/"
    }
    try AtomicFile.write(bytes, to: full)
  }

  func remove(_ path: String) throws(SystemError) {
    guard unsafe unlink(root + "/" + path) == 0 else { throw .last }
  }

  private func walk(_ relative: String) -> [String] {
    let folder = relative.isEmpty ? root : root + "/" + relative
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var paths: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = relative.isEmpty ? name : relative + "/" + name
      if PathKind(root + "/" + path) == .folder { paths += walk(path) } else { paths.append(path) }
    }
    return paths
  }
}
