internal import Glibc

/// The files of a rule folder with their contents.
public struct RuleFolder: Sendable {
  /// A file and its path relative to the folder, with “/”.
  public struct File: Sendable {
    public var path: String
    public var content: [UInt8]

    public init(path: String, content: [UInt8]) {
      self.path = path
      self.content = content
    }
  }
  /// The folder as it was given, for messages.
  public var root: String
  /// Sorted by path.
  public var files: [File]

  public init(root: String, files: [File]) {
    self.root = root
    self.files = files.sorted { $0.path < $1.path }
  }

  /// Reads every `.yml` and table file below a folder. Throws `FileErrors` where the folder or a file cannot be read.
  /// - Parameter kind: what messages call the folder.
  public init(path: String, kind: String = "rule") throws(FileErrors) {
    var files: [File] = []
    var errors: [FileError] = []
    Self.walk(path, "", kind, into: &files, errors: &errors)
    guard errors.isEmpty else { throw FileErrors(errors) }
    self.init(root: path, files: files)
  }

  private static func walk(
    _ root: String, _ relative: String, _ kind: String, into files: inout [File], errors: inout [FileError]
  ) {
    let folder = relative.isEmpty ? root : root + "/" + relative
    guard let directory = unsafe opendir(folder) else {
      let reason = unsafe String(cString: strerror(errno))
      let message = "the \(kind) folder cannot be read: \(reason)"
      errors.append(FileError(file: folder, line: 1, column: 1, message: message))
      return
    }
    defer { unsafe closedir(directory) }
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = relative.isEmpty ? name : relative + "/" + name
      var status = stat()
      guard unsafe stat(root + "/" + path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        walk(root, path, kind, into: &files, errors: &errors)
      } else if name.hasSuffix(".yml") || name.hasSuffix(".yaml") || name.hasSuffix(".tsv") {
        guard let content = read(root + "/" + path) else {
          errors.append(FileError(file: path, line: 1, column: 1, message: "the file cannot be read"))
          continue
        }
        files.append(File(path: path, content: content))
      }
    }
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "rb") else { return nil }
    defer { unsafe fclose(file) }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, file)
      if count == 0 { return unsafe ferror(file) == 0 ? content : nil }
      content += chunk[..<count]
    }
  }
}
