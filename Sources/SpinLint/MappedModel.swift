internal import Engine
internal import Glibc

/// Context models in mapped files.
enum MappedModel {
  /// Why a file is no context model, in words.
  struct Failure: Error {
    var reason: String
  }

  /// Maps a file for as long as the process lives.
  static func open(_ path: String) throws(Failure) -> ContextModel {
    let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw last }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw last }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(reason: "it is not a file") }
    guard status.st_size > 0 else { throw Failure(reason: "it is empty") }
    let count = Int(status.st_size)
    let mapped = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0)
    guard let address = unsafe mapped, unsafe address != MAP_FAILED else { throw last }
    do throws(PackError) { return try unsafe ContextModel(static: UnsafeRawPointer(address), count: count) } catch {
      throw Failure(reason: error.description)
    }
  }

  private static var last: Failure { unsafe Failure(reason: String(cString: strerror(errno))) }
}
