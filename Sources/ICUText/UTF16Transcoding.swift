import CICU

extension Span where Element == UInt8 {
  /// The UTF-16 code units of UTF-8 text; U+FFFD in place of each ill-formed sequence.
  func utf16() -> [UInt16] {
    unsafe withUnsafeBufferPointer { source in
      unsafe ICUBuffer.fillOrTrap(capacity: source.count) { target, capacity, status in
        var length: Int32 = 0
        unsafe icu_u_strFromUTF8WithSub(
          target, capacity, &length, source.baseAddress, Int32(source.count), 0xFFFD, nil, &status)
        return length
      }
    }
  }
}

extension [UInt16] {
  /// The UTF-8 bytes of UTF-16 text; U+FFFD in place of each unpaired surrogate.
  func utf8() -> [UInt8] {
    unsafe withUnsafeBufferPointer { source in
      unsafe ICUBuffer.fillOrTrap(capacity: source.count * 3) { target, capacity, status in
        var length: Int32 = 0
        unsafe icu_u_strToUTF8WithSub(
          target, capacity, &length, source.baseAddress, Int32(source.count), 0xFFFD, nil, &status)
        return length
      }
    }
  }
}
