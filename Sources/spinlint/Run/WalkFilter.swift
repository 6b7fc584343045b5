import Configuration
import RuleCompiler

/// Decides what a walk takes: `.gitignore` files, the globs of the configuration, and those of the command line.
final class WalkFilter {
  /// The patterns of one file and the absolute folder to which they are relative.
  private struct Level {
    var folder: String
    var patterns: GlobList
  }
  /// What holds inside one folder.
  private struct Frame {
    var levels: Int
    var folder: String
    var include = GlobList()
    var exclude = GlobList()
    /// The folder to which the globs of the configuration are relative.
    var base = ""
  }
  private let finder: ConfigurationFinder
  private let readsGitignore: Bool
  private let include: GlobList
  private let exclude: GlobList
  /// From the outermost folder in; the last one that says something decides.
  private var levels: [Level] = []
  private var frames: [Frame] = []
  /// What is wrong with a configuration that was met on the way.
  private(set) var failure: FileErrors?

  init(finder: ConfigurationFinder, readsGitignore: Bool, include: GlobList, exclude: GlobList) {
    self.finder = finder
    self.readsGitignore = readsGitignore
    self.include = include
    self.exclude = exclude
  }

  /// Called when the walk goes into a folder.
  func enter(_ path: String) {
    let folder = FilePath.absolute(path, in: WorkingFolder.path)
    var frame = Frame(levels: levels.count, folder: folder)
    if readsGitignore {
      if frames.isEmpty { addOuterLevels(of: folder) }
      add(".gitignore", of: folder)
    }
    do throws(FileErrors) {
      let configuration = try finder.configuration(forFolder: folder)
      frame.include = GlobList(configuration.include.map(\.value))
      frame.exclude = GlobList(configuration.exclude.map(\.value))
      frame.base = configuration.folder ?? folder
    } catch { failure = failure ?? error }
    frames.append(frame)
  }

  /// Called when the walk leaves the folder.
  func leave() {
    guard let frame = frames.popLast() else { return }
    levels.removeSubrange(frame.levels...)
  }

  /// Whether an entry of the folder is left out.
  func leavesOut(_ name: String, isFolder: Bool) -> Bool {
    guard let frame = frames.last else { return false }
    let path = (frame.folder == "/" ? "" : frame.folder) + "/" + name
    if isExcluded(exclude, path, WorkingFolder.path, isFolder) { return true }
    if isExcluded(frame.exclude, path, frame.base, isFolder) { return true }
    if !isFolder {
      if !isIncluded(include, path, WorkingFolder.path) || !isIncluded(frame.include, path, frame.base) { return true }
    }
    for level in levels.reversed() {
      guard let relative = FilePath.below(path, level.folder) else { continue }
      if let verdict = level.patterns.verdict(relative, isFolder: isFolder) { return verdict }
    }
    return false
  }

  private func isExcluded(_ patterns: GlobList, _ path: String, _ base: String, _ isFolder: Bool) -> Bool {
    guard !patterns.isEmpty, let relative = FilePath.below(path, base) else { return false }
    return patterns.verdict(relative, isFolder: isFolder) ?? false
  }

  private func isIncluded(_ patterns: GlobList, _ path: String, _ base: String) -> Bool {
    guard !patterns.isEmpty else { return true }
    return FilePath.below(path, base).map { patterns.matches($0) } ?? false
  }

  /// The patterns of the folders above, up to the root of the repository.
  private func addOuterLevels(of folder: String) {
    guard let root = Repository.root(of: folder) else { return }
    add(".git/info/exclude", of: root)
    guard let below = FilePath.below(folder, root) else { return }
    var path = root
    for part in below.split(separator: "/") {
      add(".gitignore", of: path)
      path += "/" + part
    }
  }

  private func add(_ file: String, of folder: String) {
    let path = (folder == "/" ? "" : folder) + "/" + file
    guard let bytes = try? DiskAccess().read(path) else { return }
    let patterns = GlobList(fileContent: bytes)
    if !patterns.isEmpty { levels.append(Level(folder: folder, patterns: patterns)) }
  }
}
