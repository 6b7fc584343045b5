import Glibc

/// A file that gets its name once it is complete: written beside its place under a name of its own, then renamed. What is
/// not committed is removed.
final class AtomicFile {
  private let raw: Int32
  private let target: String
  /// nil for a device or a pipe, which is written in place.
  private var temporary: String?

  /// A file at `path`, in place of the one that is there. Keeps its mode, and its owner where that is allowed. A link is
  /// followed.
  init(replacing path: String) throws(SystemError) {
    target = Self.resolved(path)
    var status = stat()
    let exists = unsafe stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      raw = unsafe open(target, O_WRONLY | O_CLOEXEC)
      temporary = nil
      guard raw >= 0 else { throw .last }
      return
    }
    let mode = exists ? status.st_mode & 0o7777 : 0o666
    var descriptor: Int32 = -1
    var name = ""
    repeat {
      name = Self.temporaryName(for: target)
      descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exists ? 0o600 : mode)
    } while descriptor < 0 && errno == EEXIST
    raw = descriptor
    temporary = name
    guard raw >= 0 else {
      temporary = nil
      throw .last
    }
    guard exists else { return }
    _ = fchown(raw, status.st_uid, status.st_gid)
    guard fchmod(raw, mode) == 0 else { throw .last }
  }

  /// Writes a whole file.
  static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    let file = try AtomicFile(replacing: path)
    try file.write(bytes)
    try file.commit()
  }

  deinit {
    if raw >= 0 { close(raw) }
    if let temporary { unsafe unlink(temporary) }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) { try OutputStream(raw: raw).write(bytes) }

  /// Gives the file its name.
  func commit() throws(SystemError) {
    guard let temporary else { return }
    guard fsync(raw) == 0 else { throw .last }
    guard unsafe rename(temporary, target) == 0 else { throw .last }
    self.temporary = nil
  }

  private static func resolved(_ path: String) -> String {
    guard let full = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(full) }
    return unsafe String(cString: full)
  }

  private static func temporaryName(for target: String) -> String {
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    return folder + ".spinlint-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
  }
}
