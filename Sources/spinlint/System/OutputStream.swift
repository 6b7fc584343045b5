import Glibc

/// Standard output or standard error.
struct OutputStream: Sendable {
  private let raw: Int32

  static let standardOutput = OutputStream(raw: STDOUT_FILENO)
  static let standardError = OutputStream(raw: STDERR_FILENO)

  /// An open file.
  init(raw: Int32) { self.raw = raw }

  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe Glibc.write(raw, buffer.baseAddress.map { unsafe $0 + offset }, buffer.count - offset)
      }
      if count >= 0 { offset += count } else if errno != EINTR { throw .last }
    }
  }

  /// Writes a line; what cannot be written is lost.
  func writeLine(_ text: String) {
    do throws(SystemError) { try write(Array((text + "\n").utf8)) } catch {}
  }

  var isTerminal: Bool { isatty(raw) == 1 }

  /// The columns of the terminal, nil where there is none.
  var columns: Int? {
    var size = winsize()
    guard isTerminal, unsafe ioctl(raw, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// The environment of the process.
enum Environment {
  /// The value of a variable, nil where it is not set.
  static func value(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
