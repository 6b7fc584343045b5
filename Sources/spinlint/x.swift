import Engine
import Readers
import Reporters
import SpinLint
import Glibc
@main enum X {
  static func main() throws {
    let linter = try Linter()
    var worker = try linter.worker()
    let path = CommandLine.arguments[1]
    let f = unsafe fopen(path, "rb")!
    var content: [UInt8] = []
    unsafe fseek(f, 0, SEEK_END)
    let n = unsafe ftell(f)
    unsafe rewind(f)
    content = [UInt8](repeating: 0, count: n)
    _ = unsafe fread(&content, 1, n, f)
    let reader = JSONLinesReader()
    let reporter = JSONLinesReporter()
    var buf: [UInt8] = []; var start = 0
    var number = 1
    while start < n {
      var end = start
      while end < n, content[end] != 10 { end += 1 }
      if let a = reader.article(content.span, line: start..<end, number: number) {
        let out = reporter.line(worker.lint(a))
        buf += out; if buf.count > 1_000_000 { _ = unsafe write(1, buf, buf.count); buf.removeAll(keepingCapacity: true) }
      }
      start = end + 1
      number += 1
    }
    _ = unsafe write(1, buf, buf.count)
  }
}
