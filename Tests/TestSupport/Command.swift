public import Foundation

/// A run of the built binary.
public struct CommandRun: Sendable {
  public let output: String
  public let errors: String
  public let status: Int32
}

/// Runs the `spinlint` binary that lies beside the test bundle.
public enum Command {
  /// The folder of the built products.
  public static var products: URL {
    var url = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    while url.path != "/" {
      url.deleteLastPathComponent()
      if FileManager.default.isExecutableFile(atPath: url.appending(path: "spinlint").path) { return url }
    }
    return URL(fileURLWithPath: FileManager.default.currentDirectoryPath).appending(path: ".build/debug")
  }

  /// - Parameters:
  ///   - input: standard input.
  ///   - folder: the working folder.
  public static func run(
    _ arguments: String..., input: String = "", in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> CommandRun {
    try run(arguments, input: Data(input.utf8), in: folder, environment: environment)
  }

  public static func run(
    _ arguments: [String], input: Data, in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> CommandRun {
    let process = Process()
    process.executableURL = products.appending(path: "spinlint")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
    let scratch = try Scratch()
    let (inPath, outPath, errPath) = (scratch.url("in"), scratch.url("out"), scratch.url("err"))
    try input.write(to: inPath)
    _ = FileManager.default.createFile(atPath: outPath.path, contents: nil)
    _ = FileManager.default.createFile(atPath: errPath.path, contents: nil)
    process.standardInput = try FileHandle(forReadingFrom: inPath)
    process.standardOutput = try FileHandle(forWritingTo: outPath)
    process.standardError = try FileHandle(forWritingTo: errPath)
    try process.run()
    process.waitUntilExit()
    return CommandRun(
      output: String(decoding: try Data(contentsOf: outPath), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errPath), as: UTF8.self), status: process.terminationStatus)
  }
}

/// A temporary folder that is removed at the end of its life.
public final class Scratch: Sendable {
  public let folder: URL

  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "spinlint-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  public func url(_ name: String) -> URL { folder.appending(path: name) }

  /// Writes a file, with the folders on its way, and returns its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

  @discardableResult
  public func write(_ name: String, _ data: Data) throws -> String {
    let url = url(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }
}
