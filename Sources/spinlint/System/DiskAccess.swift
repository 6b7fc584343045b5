import Configuration
import Glibc

/// Configuration files on disk.
struct DiskAccess: FileAccess {
  func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0
  }

  func read(_ path: String) throws(FileAccessError) -> [UInt8] {
    do throws(SystemError) { return try FileDescriptor(reading: path).readAll() } catch {
      throw FileAccessError(reason: error.description)
    }
  }
}

/// The folder in which the process works.
enum WorkingFolder {
  /// Absolute; “/” where it cannot be found out.
  static let path: String = {
    guard let path = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }()
}
