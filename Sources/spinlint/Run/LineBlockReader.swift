import Glibc

/// Reads a file in blocks that end at line ends.
struct LineBlockReader: ~Copyable {
  /// Whole lines of a file.
  struct Block: Sendable {
    var bytes: [UInt8]
    /// Number of the first line, from 1.
    var firstLine: Int
  }
  private let file: FileDescriptor
  private let blockSize: Int
  private let isStream: Bool
  private var rest: [UInt8] = []
  private var nextLine = 1
  private var isAtEnd = false

  init(file: consuming FileDescriptor, blockSize: Int = 1 << 20) {
    isStream = file.size == nil
    self.file = file
    self.blockSize = blockSize
  }

  /// The next lines; nil at the end. A line longer than a block makes its block longer.
  mutating func next() throws(SystemError) -> Block? {
    if isAtEnd { return nil }
    var block = rest
    rest = []
    var capacity = block.count + blockSize
    while true {
      let old = block
      var failure: SystemError?
      var end: Int?
      block = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        _ = unsafe old.withUnsafeBufferPointer { unsafe buffer.update(fromContentsOf: $0) }
        count = old.count
        do throws(SystemError) {
          while count < buffer.count {
            let got = try unsafe file.read(into: buffer, at: count)
            if got == 0 { isAtEnd = true; break }
            let start = count
            count += got
            if isStream, unsafe buffer[start..<count].contains(0x0A) { break }
          }
        } catch { failure = error }
        end = unsafe buffer[old.count..<count].lastIndex(of: 0x0A).map { $0 + 1 }
      }
      if let failure { throw failure }
      if isAtEnd { return block.isEmpty ? nil : finish(block) }
      if let end {
        rest = Array(block[end...])
        block.removeSubrange(end...)
        return finish(block)
      }
      capacity = block.count * 2
    }
  }

  private mutating func finish(_ block: [UInt8]) -> Block {
    let first = nextLine
    nextLine += LineFeeds.count(block.span)
    return Block(bytes: block, firstLine: first)
  }
}

/// Looks for line feeds.
enum LineFeeds {
  /// The offset of the first line feed at or after `offset`, or the number of bytes.
  static func next(_ bytes: Span<UInt8>, from offset: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard offset < buffer.count, let base = buffer.baseAddress,
        let found = unsafe memchr(base + offset, 0x0A, buffer.count - offset)
      else { return buffer.count }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// The number of line feeds.
  static func count(_ bytes: Span<UInt8>) -> Int {
    var count = 0
    var offset = next(bytes, from: 0)
    while offset < bytes.count {
      count += 1
      offset = next(bytes, from: offset + 1)
    }
    return count
  }
}
