import Configuration
import Engine
import RuleCompiler
import SpinLint

/// A baseline of a run, with the folder to which its paths are relative.
struct KnownFindings: Sendable {
  let baseline: Baseline
  /// Absolute.
  let path: String

  /// The path of an input as the baseline names it.
  func name(of input: Input) -> String { Self.name(of: input, in: FilePath.folder(of: path)) }

  static func name(of input: Input, in folder: String) -> String {
    FilePath.relative(FilePath.absolute(input.name, in: WorkingFolder.path), to: folder)
  }

  /// A place in a baseline file, to count how often it was met.
  struct Use: Hashable, Sendable {
    var baseline: String
    var path: String
    var key: Baseline.Key
  }

  /// Entries that were not met although their files were linted, or whose files are gone.
  /// - Parameters:
  ///   - linted: names of the inputs that were read.
  ///   - rules: ids of the rules that were on; entries of others are left alone.
  func stale(_ used: [Use: Int], linted: Set<String>, rules: Set<String>) -> [(
    path: String, key: Baseline.Key, count: Int
  )] {
    let folder = FilePath.folder(of: path)
    var stale: [(path: String, key: Baseline.Key, count: Int)] = []
    for name in baseline.paths {
      let isLinted = linted.contains(name)
      guard isLinted || !DiskAccess().exists(FilePath.absolute(name, in: folder)) else { continue }
      for (key, count) in baseline.counts(in: name) where !isLinted || rules.contains(key.rule) {
        let left = count - (used[Use(baseline: path, path: name, key: key)] ?? 0)
        if left > 0 { stale.append((name, key, left)) }
      }
    }
    return stale
  }
}

/// Finds and reads the baselines of a run; each file is read once.
struct BaselineLoader {
  /// `--baseline`.
  let explicit: String?
  let isOff: Bool
  private var known: [String: KnownFindings] = [:]

  init(explicit: String?, isOff: Bool) {
    self.explicit = explicit
    self.isOff = isOff
  }

  /// Where the baseline of a configuration is: the file that was named, or beside the configuration, else in the
  /// working folder.
  func path(for configuration: EffectiveConfiguration) -> String {
    if let explicit { return FilePath.absolute(explicit, in: WorkingFolder.path) }
    return FilePath.absolute(Baseline.fileName, in: configuration.folder ?? WorkingFolder.path)
  }

  /// nil where there is none. Throws `FileErrors`.
  mutating func load(for configuration: EffectiveConfiguration) throws(FileErrors) -> KnownFindings? {
    if isOff { return nil }
    let path = path(for: configuration)
    if let found = known[path] { return found }
    if explicit == nil, !DiskAccess().exists(path) { return nil }
    let name = FilePath.display(path, from: WorkingFolder.path)
    let bytes: [UInt8]
    do { bytes = try DiskAccess().read(path) } catch {
      throw FileErrors([
        FileError(file: name, line: 1, column: 1, message: "the baseline cannot be read: \(error.reason)")
      ])
    }
    let findings = KnownFindings(baseline: try Baseline(file: bytes, name: name), path: path)
    known[path] = findings
    return findings
  }
}
