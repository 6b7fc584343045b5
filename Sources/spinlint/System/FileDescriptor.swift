import Glibc

/// A system call that failed, with the reason in words.
struct SystemError: Error, CustomStringConvertible {
  let code: Int32
  var description: String { unsafe String(cString: strerror(code)) }

  static var last: SystemError { SystemError(code: errno) }
}

/// An open file. Closes it at the end of its life.
struct FileDescriptor: ~Copyable {
  private let raw: Int32
  private let closes: Bool

  /// Standard input, which stays open.
  static var standardInput: FileDescriptor { FileDescriptor(raw: STDIN_FILENO, closes: false) }

  private init(raw: Int32, closes: Bool) {
    self.raw = raw
    self.closes = closes
  }

  /// Opens a file for reading.
  init(reading path: String) throws(SystemError) {
    let raw = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard raw >= 0 else { throw .last }
    var status = stat()
    let known = unsafe fstat(raw, &status) == 0
    if !known || status.st_mode & S_IFMT == S_IFDIR {
      let error = known ? SystemError(code: EISDIR) : .last
      close(raw)
      throw error
    }
    self.init(raw: raw, closes: true)
  }

  deinit { if closes { close(raw) } }

  /// The size of a regular file in bytes, nil for a pipe or device.
  var size: Int? {
    var status = stat()
    guard unsafe fstat(raw, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Reads once, at most into the rest of `buffer` from `offset` on. Returns the number of bytes, 0 at the end.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>, at offset: Int) throws(SystemError) -> Int {
    while true {
      let count = unsafe Glibc.read(raw, buffer.baseAddress.map { unsafe $0 + offset }, buffer.count - offset)
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }

  /// Everything up to the end.
  func readAll() throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = (size ?? 65536) + 1
    while true {
      var failure: SystemError?
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        do throws(SystemError) {
          while count < buffer.count {
            let got = try unsafe read(into: buffer, at: count)
            if got == 0 { break }
            count += got
          }
        } catch { failure = error }
      }
      if let failure { throw failure }
      let isEnd = chunk.count < capacity
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if isEnd { return bytes }
      capacity = max(65536, bytes.count)
    }
  }
}
