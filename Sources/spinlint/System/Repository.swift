import Configuration

/// A git repository on disk.
enum Repository {
  /// The root of the repository that holds an absolute path; nil outside of repositories.
  static func root(of path: String) -> String? {
    var folder = path
    while true {
      if DiskAccess().exists((folder == "/" ? "" : folder) + "/.git") { return folder }
      if folder == "/" { return nil }
      folder = FilePath.folder(of: folder)
    }
  }
}
