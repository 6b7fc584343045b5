import Reporters

/// One report of a run on its way to standard output or a file. Keeps its first failure.
final class Report {
  let reporter: any Reporter
  /// Why the report is not complete.
  private(set) var failure: String?
  private let path: String?
  private let file: AtomicFile?
  var isOnOutput: Bool { path == nil }
  private var hasParts = false

  /// - Parameter path: the file, nil for standard output.
  init(_ reporter: any Reporter, path: String?) throws(SystemError) {
    self.reporter = reporter
    self.path = path
    if let path { file = try AtomicFile(replacing: path) } else { file = nil }
  }

  func begin() { write(reporter.header) }

  /// Adds the articles of a piece of work.
  func add(_ part: [UInt8]) {
    guard !part.isEmpty else { return }
    if hasParts { write(reporter.separator) }
    hasParts = true
    write(part)
  }

  /// Completes the report; only now a file of this name appears.
  func end(_ summary: RunSummary) {
    write(reporter.footer(summary))
    guard failure == nil, let file else { return }
    do throws(SystemError) { try file.commit() } catch { fail(error) }
  }

  private func write(_ bytes: [UInt8]) {
    guard failure == nil, !bytes.isEmpty else { return }
    do throws(SystemError) {
      if let file { try file.write(bytes) } else { try OutputStream.standardOutput.write(bytes) }
    } catch { fail(error) }
  }

  private func fail(_ error: SystemError) {
    failure = path.map { "\($0): the report cannot be written: \(error)" } ?? "the report cannot be written: \(error)"
  }
}
