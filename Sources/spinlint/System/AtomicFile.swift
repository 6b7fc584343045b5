import Glibc

/// Files that are there whole or not at all.
enum AtomicFile {
  /// Writes beside the file and renames over it. The mode of a file that exists is kept.
  static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
    var template = Array((path + ".XXXXXX").utf8CString)
    let raw = unsafe mkstemp(&template)
    guard raw >= 0 else { throw .last }
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var status = stat()
    var mode: mode_t = 0o644
    if unsafe stat(path, &status) == 0 { mode = status.st_mode & 0o7777 }
    do throws(SystemError) {
      try OutputStream(raw: raw).write(bytes)
      guard fchmod(raw, mode) == 0, fsync(raw) == 0 || errno == EINVAL else { throw .last }
      close(raw)
      guard unsafe rename(temporary, path) == 0 else { throw .last }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
  }
}
