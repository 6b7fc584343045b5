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
      var seenEnd = false
      var cut = 0
      block = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        for (index, byte) in old.enumerated() { unsafe buffer[index] = byte }
        count = old.count
        do throws(SystemError) {
          while count < buffer.count {
            let got = try unsafe file.read(into: buffer, at: count)
            if got == 0 { seenEnd = true; break }
            let start = count
            count += got
            if isStream, unsafe buffer[start..<count].contains(0x0A) { break }
          }
        } catch { failure = error }
      }
      if let failure { throw failure }
      cut = (block.lastIndex(of: 0x0A) ?? -1) + 1
      if seenEnd {
        isAtEnd = true
        return block.isEmpty ? nil : finish(block)
      }
      if cut > 0 {
        rest = Array(block[cut...])
        block.removeSubrange(cut...)
        return finish(block)
      }
      capacity = block.count * 2
    }
  }

  private mutating func finish(_ block: [UInt8]) -> Block {
    let first = nextLine
    nextLine += block.count { $0 == 0x0A }
    return Block(bytes: block, firstLine: first)
  }
}
