import Configuration

/// What changed in git since a commit: files, and lines where they are asked for.
struct ChangedFiles: Sendable {
  /// Changed lines by absolute path; nil where the whole file counts as changed.
  private var lines: [String: [ClosedRange<Int>]?] = [:]

  /// Why the changes cannot be found out.
  struct Failure: Error {
    var message: String
  }

  /// - Parameters:
  ///   - reference: a commit, branch or tag.
  ///   - paths: the files and folders of the run, absolute.
  ///   - withLines: also reads which lines changed.
  init(since reference: String, paths: [String], withLines: Bool) throws(Failure) {
    var roots: Set<String> = []
    for path in paths {
      guard let root = Repository.root(of: path) else {
        throw Failure(message: "\(FilePath.display(path, from: WorkingFolder.path)) is not in a git repository")
      }
      roots.insert(root)
    }
    for root in roots.sorted() { try add(Git(root: root), reference, withLines) }
  }

  /// Whether a file changed, or is new.
  func contains(_ path: String) -> Bool { lines[path] != nil }

  /// Whether one of the lines changed; nil stands for the whole file.
  func touches(_ range: ClosedRange<Int>?, in path: String) -> Bool {
    guard let entry = lines[path] else { return false }
    guard let changed = entry else { return true }
    guard let range else { return false }
    return changed.contains { $0.overlaps(range) }
  }

  private mutating func add(_ git: Git, _ reference: String, _ withLines: Bool) throws(Failure) {
    let base = try git.base(of: reference)
    let differ = ["diff", "--no-color", "--no-ext-diff", "--no-renames", "--diff-filter=d"]
    let names = try git.run(differ + ["--name-only", "-z", base, "--"])
    let untracked = try git.run(["ls-files", "--others", "--exclude-standard", "-z"])
    for name in names.split(separator: 0) + untracked.split(separator: 0) {
      lines[git.root + "/" + String(decoding: name, as: UTF8.self)] = .some(nil)
    }
    guard withLines else { return }
    let patch = try git.run(
      differ + [
        "--unified=0", "--no-textconv", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", base, "--",
      ])
    for (name, changed) in PatchReader.changedLines(patch) { lines[git.root + "/" + name] = .some(changed) }
  }
}

/// The git command in one repository.
struct Git {
  let root: String

  /// The commit from which the changes count: where the history of HEAD left that of the reference.
  func base(of reference: String) throws(ChangedFiles.Failure) -> String {
    if reference.hasPrefix("-") { throw .init(message: "“\(reference)” is not a git reference") }
    let known = try result(["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"])
    guard known.status == 0 else {
      try explain(known)
      throw .init(
        message:
          "git knows no commit “\(reference)” in \(root); in CI, fetch it first (a shallow clone has one commit only)")
    }
    let commit = Self.firstLine(known.output)
    let base = try result(["merge-base", commit, "HEAD"])
    return base.status == 0 ? Self.firstLine(base.output) : commit
  }

  /// The output of a command that must succeed.
  func run(_ arguments: [String]) throws(ChangedFiles.Failure) -> [UInt8] {
    let result = try result(arguments)
    guard result.status == 0 else {
      try explain(result)
      throw .init(message: "git \(arguments[0]) failed in \(root): \(Self.firstLine(Array(result.errors.utf8)))")
    }
    return result.output
  }

  private func result(_ arguments: [String]) throws(ChangedFiles.Failure) -> Subprocess.Result {
    do throws(SystemError) {
      return try Subprocess.run(
        ["git", "-C", root, "-c", "core.quotePath=false"] + arguments,
        setting: ["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"])
    } catch {
      throw .init(message: "--changed-since needs git, which cannot be run: \(error)")
    }
  }

  /// Throws for the failures that have a remedy.
  private func explain(_ result: Subprocess.Result) throws(ChangedFiles.Failure) {
    guard result.errors.contains("dubious ownership") else { return }
    throw .init(
      message: """
        git refuses the repository \(root), because it belongs to another user (“dubious ownership”); where that is \
        right, run: git config --global --add safe.directory \(root)
        """)
  }

  private static func firstLine(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }
}

/// Reads patches without context lines.
enum PatchReader {
  /// The new and changed lines of each file, by path; a file without any (only lines taken out) has an empty list.
  static func changedLines(_ patch: [UInt8]) -> [String: [ClosedRange<Int>]] {
    var files: [String: [ClosedRange<Int>]] = [:]
    var name: String?
    /// Lines of a hunk that are still to come, which may look like headers.
    var pending = 0
    for bytes in patch.split(separator: 0x0A) {
      if pending > 0, bytes.first == UInt8(ascii: "+") || bytes.first == UInt8(ascii: "-") {
        pending -= 1
        continue
      }
      if bytes.starts(with: "+++ ".utf8) {
        name = path(String(decoding: bytes.dropFirst(4), as: UTF8.self))
        if let name { files[name] = files[name] ?? [] }
      } else if bytes.starts(with: "@@ -".utf8), let name {
        let fields = bytes.split(separator: 0x20).prefix(3).map { String(decoding: $0, as: UTF8.self) }
        guard fields.count == 3, let old = range(fields[1]), let new = range(fields[2]) else { continue }
        pending = old.count + new.count
        if new.count > 0 { files[name, default: []].append(new.start...(new.start + new.count - 1)) }
      }
    }
    return files
  }

  /// `-12,3` or `+12`.
  private static func range(_ text: String) -> (start: Int, count: Int)? {
    let parts = text.dropFirst().split(separator: ",")
    guard let start = parts.first.flatMap({ Int($0) }) else { return nil }
    guard parts.count > 1 else { return (start, 1) }
    return Int(parts[1]).map { (start, $0) }
  }

  /// The path after `b/`, which git puts between quotes where it holds unusual characters.
  private static func path(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    // Git marks the end of a path with a space in it by a tab.
    if bytes.last == 0x09 { bytes.removeLast() }
    if bytes.first == 0x22, bytes.last == 0x22, bytes.count > 1 { bytes = unquoted(bytes[1..<(bytes.count - 1)]) }
    guard bytes.starts(with: "b/".utf8) else { return nil }
    return String(decoding: bytes.dropFirst(2), as: UTF8.self)
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let escapes: [UInt8: UInt8] = [
      UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "a"): 0x07,
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "v"): 0x0B,
    ]
    var out: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == 0x5C, let next = rest.popFirst() else {
        out.append(byte)
        continue
      }
      if (0x30...0x37).contains(next), rest.count >= 2 {
        let digits = [next, rest.removeFirst(), rest.removeFirst()]
        out.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 8 + Int($1) - 0x30 }))
      } else {
        out.append(escapes[next] ?? next)
      }
    }
    return out
  }
}
