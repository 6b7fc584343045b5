import Glibc

/// The lines of a fixture of `Tests/Fixtures/adversarial`.
func adversarialLines(_ name: String, from here: String = #filePath) throws -> [String] {
  let tests = here.split(separator: "/").dropLast(2).joined(separator: "/")
  let path = "/\(tests)/Fixtures/adversarial/\(name).txt"
  guard let file = unsafe fopen(path, "rb") else { throw MissingFixture(path: path) }
  defer { unsafe fclose(file) }
  var content: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe fread(&chunk, 1, chunk.count, file)
    if count == 0 { break }
    content += chunk[..<count]
  }
  return String(decoding: content, as: UTF8.self).split(separator: "\n").map(String.init)
}

struct MissingFixture: Error {
  let path: String
}
