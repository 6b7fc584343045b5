import Glibc

/// What a path stands for.
enum PathKind {
  case file, folder, missing

  init(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      self = .missing
      return
    }
    self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }
}

/// The files below a folder, sorted by path. Hidden files and links to folders are left out.
enum FolderWalk {
  /// - Parameters:
  ///   - filter: leaves out files and whole folders.
  ///   - report: told of folders that cannot be read.
  static func files(
    below folder: String, filter: WalkFilter, report: (String, SystemError) -> Void
  ) -> [String] {
    var files: [String] = []
    visit(folder, filter, into: &files, report: report)
    return files
  }

  /// Names of the files in a folder itself, sorted, hidden ones left out; none where it cannot be read.
  static func names(in folder: String) -> [String] {
    entries(of: folder)?.filter { !$0.isFolder }.map(\.name).sorted() ?? []
  }

  private static func visit(
    _ folder: String, _ filter: WalkFilter, into files: inout [String], report: (String, SystemError) -> Void
  ) {
    guard var entries = entries(of: folder) else {
      report(folder, .last)
      return
    }
    filter.enter(folder)
    defer { filter.leave() }
    entries.removeAll { filter.leavesOut($0.name, isFolder: $0.isFolder) }
    entries.sort { sortKey($0) < sortKey($1) }
    for entry in entries {
      let path = join(folder, entry.name)
      if entry.isFolder { visit(path, filter, into: &files, report: report) } else { files.append(path) }
    }
  }

  /// What is not hidden in a folder; nil where it cannot be read.
  private static func entries(of folder: String) -> [(name: String, isFolder: Bool)]? {
    guard let directory = unsafe opendir(folder) else { return nil }
    var entries: [(name: String, isFolder: Bool)] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = join(folder, name)
      var status = stat()
      guard unsafe lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: entries.append((name, true))
      case S_IFREG: entries.append((name, false))
      case S_IFLNK: if PathKind(path) == .file { entries.append((name, false)) }
      default: break
      }
    }
    unsafe closedir(directory)
    return entries
  }

  /// Orders a folder among files as its path with “/” does.
  private static func sortKey(_ entry: (name: String, isFolder: Bool)) -> String {
    entry.isFolder ? entry.name + "/" : entry.name
  }

  private static func join(_ folder: String, _ name: String) -> String {
    if folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
