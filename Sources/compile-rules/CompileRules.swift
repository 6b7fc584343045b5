internal import Engine
internal import Glibc
internal import RuleCompiler

/// `compile-rules FOLDER OUT.swift`: compiles a rule folder into a Swift file that holds the pack.
@main
enum CompileRules {
  static func main() {
    guard CommandLine.arguments.count == 3 else {
      fail("usage: compile-rules FOLDER OUT.swift")
    }
    do {
      let folder = try RuleFolder(path: CommandLine.arguments[1])
      let pack = try PackCompiler.compile(folder, withSpelledNumbers: true)
      let tables = SwapTableText.encode(LexiconCompiler.tables(in: folder).map { ($0.path, $0.content) })
      try save(
        SevenBit.swiftSource(of: pack.encoded()) + SevenBit.swiftSource(of: tables, name: "SwapTablesLiteral"),
        to: CommandLine.arguments[2])
    } catch {
      fail("\(error)")
    }
  }

  private static func save(_ text: String, to path: String) throws(FileError) {
    guard let file = unsafe fopen(path, "wb") else {
      throw FileError(file: path, line: 1, column: 1, message: "cannot be written")
    }
    let bytes = Array(text.utf8)
    let written = unsafe fwrite(bytes, 1, bytes.count, file)
    guard unsafe fclose(file) == 0, written == bytes.count else {
      throw FileError(file: path, line: 1, column: 1, message: "cannot be written")
    }
  }

  private static func fail(_ message: String) -> Never {
    let bytes = Array((message + "\n").utf8)
    _ = unsafe write(STDERR_FILENO, bytes, bytes.count)
    exit(1)
  }
}
