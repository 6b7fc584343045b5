import Glibc
import Reporters
import Reports

/// The folder of a report.
struct ReportFolder: Sendable {
  private let path: String

  /// Makes the folder and those that pages lie in.
  init(path: String) throws(ReportFailure) {
    self.path = path.hasSuffix("/") && path.utf8.count > 1 ? String(path.dropLast()) : path
    var made = ""
    for part in self.path.split(separator: "/", omittingEmptySubsequences: false) {
      made += made.isEmpty && !part.isEmpty ? part : "/" + part
      if !part.isEmpty, part != ".", part != ".." { try Self.make(made) }
    }
    try Self.make(self.path + "/articles")
    try Self.make(self.path + "/rules")
  }

  private static func make(_ path: String) throws(ReportFailure) {
    if unsafe mkdir(path, 0o777) == 0 || errno == EEXIST && PathKind(path) == .folder { return }
    let error = errno == EEXIST ? SystemError(code: ENOTDIR) : .last
    throw ReportFailure("\(path): the folder cannot be made: \(error)")
  }

  /// Writes a file of the report.
  func write(_ bytes: [UInt8], to name: String) throws(SystemError) {
    let file = try WrittenFile(path: path + "/" + name)
    try file.write(bytes)
    try file.close()
  }

  /// A report that fills a file of the folder; the file appears once the report ends.
  func report(_ reporter: any Reporter, _ file: ReportExtra) throws(SystemError) -> Report {
    try Report(reporter, path: path + "/" + file.file)
  }

  /// Removes what an earlier report wrote and this one did not, such as pages of articles that are gone.
  /// - Parameter written: names of the files that are not in every report.
  func keepOnly(_ written: Set<String>) throws(SystemError) {
    let list = path + "/" + Self.list
    if let bytes = try? FileDescriptor(reading: list).readAll() {
      let names = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      for name in names where Self.isOurs(name) && !written.contains(name) { unsafe unlink(path + "/" + name) }
    }
    try write(Array(written.sorted().map { $0 + "\n" }.joined().utf8), to: Self.list)
  }

  /// A list of the files that `keepOnly` knows.
  private static let list = ".spinlint-report"

  /// Whether a report may have written a file of that name. The list might have come from anywhere.
  private static func isOurs(_ name: String) -> Bool {
    if (["all.html"] + ReportExtra.onRequest.map(\.file)).contains(name) { return true }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && ["articles", "rules"].contains(parts[0]) && parts[1].hasSuffix(".html")
  }

  /// The path of the index.
  var index: String { path + "/index.html" }
}

/// A file that is written piece by piece.
struct WrittenFile: ~Copyable {
  private let raw: Int32

  init(path: String) throws(SystemError) {
    raw = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if raw < 0 { throw .last }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe Glibc.write(raw, buffer.baseAddress.map { unsafe $0 + offset }, buffer.count - offset)
      }
      if count >= 0 { offset += count } else if errno != EINTR { throw .last }
    }
  }

  /// Closes the file; a failure means that it is not whole.
  consuming func close() throws(SystemError) {
    let status = Glibc.close(raw)
    discard self
    if status != 0 { throw .last }
  }

  deinit { Glibc.close(raw) }
}
