@unsafe @preconcurrency import Glibc

/// A program that runs to its end, without a shell.
enum Subprocess {
  /// What came of it.
  struct Result {
    /// Exit code; 128 and more for a signal.
    var status: Int32
    var output: [UInt8]
    var errors: String
  }

  /// Runs a program that is looked for in PATH, with the environment of this process and some variables changed.
  static func run(_ arguments: [String], setting variables: [String: String]) throws(SystemError) -> Result {
    let (outRead, outWrite) = try pipe()
    let (errRead, errWrite) = try pipe()
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, outWrite, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errWrite, 2)
    var argv = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var envp = unsafe environment(setting: variables).map { unsafe strdup($0) } + [nil]
    defer { unsafe (argv + envp).forEach { unsafe free($0) } }
    var process = pid_t()
    let failure = unsafe posix_spawnp(&process, arguments[0], &actions, nil, &argv, &envp)
    close(outWrite)
    close(errWrite)
    guard failure == 0 else {
      close(outRead)
      close(errRead)
      throw SystemError(code: failure)
    }
    let (output, errors) = drain(outRead, errRead)
    close(outRead)
    close(errRead)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Result(
      status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal, output: output,
      errors: String(decoding: errors, as: UTF8.self))
  }

  private static func pipe() throws(SystemError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard unsafe Glibc.pipe(&ends) == 0 else { throw .last }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func environment(setting variables: [String: String]) -> [String] {
    var entries: [String] = []
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let text = unsafe String(cString: entry)
      if variables[String(text.prefix { $0 != "=" })] == nil { entries.append(text) }
      unsafe next += 1
    }
    return entries + variables.map { "\($0.key)=\($0.value)" }
  }

  /// Reads both pipes to their ends, whichever has something.
  private static func drain(_ first: Int32, _ second: Int32) -> ([UInt8], [UInt8]) {
    var contents: [[UInt8]] = [[], []]
    var waiting = [
      pollfd(fd: first, events: Int16(POLLIN), revents: 0), pollfd(fd: second, events: Int16(POLLIN), revents: 0),
    ]
    var buffer = [UInt8](repeating: 0, count: 65536)
    while waiting.contains(where: { $0.fd >= 0 }) {
      if unsafe poll(&waiting, 2, -1) < 0 {
        if errno == EINTR { continue }
        break
      }
      for index in waiting.indices where waiting[index].fd >= 0 && waiting[index].revents != 0 {
        let count = unsafe read(waiting[index].fd, &buffer, buffer.count)
        if count > 0 {
          contents[index] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          waiting[index].fd = -1
        }
      }
    }
    return (contents[0], contents[1])
  }
}
