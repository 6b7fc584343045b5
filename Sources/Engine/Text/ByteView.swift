/// The bytes of an array while it is looked at. Offsets are checked in debug builds only, so whoever reads keeps them
/// below `count`.
@safe struct ByteView {
  private let base: UnsafePointer<UInt8>
  let count: Int

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe base = buffer.baseAddress ?? UnsafePointer(Self.nothing)
    count = buffer.count
  }

  /// Stands for the bytes of an empty array.
  private nonisolated(unsafe) static let nothing = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)

  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    assert(offset >= 0 && offset < count)
    return unsafe base[offset]
  }

  /// Eight bytes, the first one lowest. `offset + 8` must not be above `count`.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    assert(offset >= 0 && offset + 8 <= count)
    return UInt64(littleEndian: unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
