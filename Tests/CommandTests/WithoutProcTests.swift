import Foundation
import TestSupport
import Testing

/// A machine where `/proc` is not mounted: the sandbox of a build, a small container.
@Suite struct WithoutProcTests {
  private typealias Run = (output: String, errors: String, status: Int32)

  private static func run(_ command: String, _ arguments: [String]) throws -> Run {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    process.arguments =
      ["--mount", "--map-root-user", "sh", "-c", "mount -t tmpfs none /proc || exit 99; exec \"$@\"", "sh", command]
      + arguments
    for name in ["out", "err"] { try scratch.write(name, "") }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: scratch.url("out"))
    process.standardError = try FileHandle(forWritingTo: scratch.url("err"))
    try process.run()
    process.waitUntilExit()
    return (
      String(decoding: try Data(contentsOf: scratch.url("out")), as: UTF8.self),
      String(decoding: try Data(contentsOf: scratch.url("err")), as: UTF8.self), process.terminationStatus
    )
  }

  /// Whether this machine lets us hide `/proc`.
  private static let isPossible = (try? run("true", []))?.status == 0

  @Test(.enabled(if: isPossible))
  func argumentsAreRead() throws {
    let binary = Command.products.appending(path: "spinlint").path
    let version = try Self.run(binary, ["--version"])
    #expect(version.status == 0 && version.output.hasPrefix("spinlint 0."), "\(version.errors)")
    let missing = try Self.run(binary, ["lint", "nowhere.txt"])
    #expect(missing.status == 2)
    #expect(missing.errors == "error: nowhere.txt: cannot be read: No such file or directory\n")
  }
}
