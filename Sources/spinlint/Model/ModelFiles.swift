import Glibc

/// Whole files of the model commands, with errors in words.
enum ModelFiles {
  static func read(_ path: String) throws -> [UInt8] {
    do throws(SystemError) { return try FileDescriptor(reading: path).readAll() } catch {
      OutputStream.standardError.writeLine("error: \(path): cannot be read: \(error.description)")
      throw Status.error
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let raw = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    defer { close(raw) }
    var offset = 0
    while raw >= 0, offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(raw, buffer.baseAddress.map { unsafe $0 + offset }, buffer.count - offset)
      }
      if count < 0, errno != EINTR { break }
      offset += max(0, count)
    }
    guard offset == bytes.count else {
      OutputStream.standardError.writeLine("error: \(path): cannot be written: \(SystemError.last.description)")
      throw Status.error
    }
  }
}
