internal import Glibc

/// The bytes of a rule pack, or a part of them.
@safe struct PackBytes: @unchecked Sendable {
  let count: Int
  fileprivate let base: UnsafeRawPointer
  /// Keeps the memory alive.
  private let owner: Owner

  @safe private final class Owner {
    let memory: UnsafeMutableRawPointer
    /// Large memory lies in large pages where the system has them: a page is cleared when it is first written to, and
    /// to do that for a thousand small ones takes longer than to fill them.
    init(capacity: Int) {
      let isLarge = capacity >= Self.largePage
      let unit = isLarge ? Self.largePage : 16
      let count = max(unit, (capacity + unit - 1) / unit * unit)
      unsafe memory = .allocate(byteCount: count, alignment: unit)
      if isLarge { unsafe madvise(memory, count, MADV_HUGEPAGE) }
    }

    private static let largePage = 1 << 21
    deinit { unsafe memory.deallocate() }
  }

  init(_ content: [UInt8]) {
    unsafe self.init(count: content.count, capacity: content.count) { memory in
      unsafe content.withUnsafeBytes { bytes in
        if let start = bytes.baseAddress { unsafe memory.copyMemory(from: start, byteCount: bytes.count) }
      }
    }
  }

  /// Bytes that `fill` writes: `count` of them, and perhaps more up to `capacity`, which do not count.
  @unsafe init(count: Int, capacity: Int, _ fill: (UnsafeMutableRawPointer) -> Void) {
    let owner = Owner(capacity: capacity)
    unsafe fill(owner.memory)
    unsafe self.init(base: UnsafeRawPointer(owner.memory), count: count, owner: owner)
  }

  private init(base: UnsafeRawPointer, count: Int, owner: Owner) {
    unsafe self.base = base
    self.count = count
    self.owner = owner
  }

  /// A part of the bytes, where they lie.
  func slice(_ range: Range<Int>) -> PackBytes {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe PackBytes(base: base + range.lowerBound, count: range.count, owner: owner)
  }

  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    precondition(offset >= 0 && offset < count)
    return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// The text of valid UTF-8 in a range.
  func string(_ range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe String(
      decoding: UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
  }

  /// A value that lies there as in the memory of a little-endian machine.
  @inline(__always)
  func load<T: BitwiseCopyable>(_ type: T.Type, at offset: Int) -> T {
    precondition(offset >= 0 && offset &+ MemoryLayout<T>.size <= count)
    return unsafe base.loadUnaligned(fromByteOffset: offset, as: type)
  }

  /// The bytes of a range as values, which lie there as in the memory of a little-endian machine.
  func values<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type, _ range: Range<Int>) -> [T] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count && range.count % MemoryLayout<T>.size == 0)
    return unsafe [T](unsafeUninitializedCapacity: range.count / MemoryLayout<T>.size) { buffer, count in
      unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
        from: UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
      count = range.count / MemoryLayout<T>.size
    }
  }
}

/// Numbers of a rule pack, used where they lie. A view, so that copies cost nothing: whoever holds one also holds the
/// `PackBytes` that it came from.
@safe struct PackWords<Word: FixedWidthInteger & BitwiseCopyable & Sendable>: @unchecked Sendable {
  private let base: UnsafeRawPointer
  let count: Int

  /// - Parameter bytes: a whole number of words.
  init(_ bytes: PackBytes) {
    precondition(bytes.count % MemoryLayout<Word>.size == 0)
    unsafe base = bytes.base
    count = bytes.count / MemoryLayout<Word>.size
  }

  @inline(__always)
  subscript(index: Int) -> Word {
    precondition(index >= 0 && index < count)
    return self[unchecked: index]
  }

  /// The word at an index that is known to be in range; it is checked in debug builds only.
  @inline(__always)
  subscript(unchecked index: Int) -> Word {
    assert(index >= 0 && index < count)
    return unsafe base.loadUnaligned(fromByteOffset: index &* MemoryLayout<Word>.size, as: Word.self)
  }

  var array: [Word] { (0..<count).map { self[$0] } }

  /// The text of words that are bytes of valid UTF-8.
  func string(_ range: Range<Int>) -> String where Word == UInt8 {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe String(
      decoding: UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
  }
}

extension PackWords: Equatable {
  static func == (left: PackWords, right: PackWords) -> Bool {
    left.count == right.count && (0..<left.count).allSatisfy { left[$0] == right[$0] }
  }
}
