extension Span where Element == UInt8 {
  /// The code point that starts at a byte offset, and its length in bytes (1...4).
  ///
  /// An ill-formed sequence gives U+FFFD and the length of its maximal subpart (Unicode, section 3.9, table 3-8).
  ///
  /// - Parameter offset: in 0..<count, at the start of a sequence.
  package func decodeScalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = self[offset]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let trailCount: Int
    var trailRange: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: trailCount = 1
    case 0xE0: (trailCount, trailRange) = (2, 0xA0...0xBF)
    case 0xED: (trailCount, trailRange) = (2, 0x80...0x9F)
    case 0xE1...0xEF: trailCount = 2
    case 0xF0: (trailCount, trailRange) = (3, 0x90...0xBF)
    case 0xF1...0xF3: trailCount = 3
    case 0xF4: (trailCount, trailRange) = (3, 0x80...0x8F)
    default: return ("\u{FFFD}", 1)
    }
    var value = UInt32(lead) & (0x3F >> UInt32(trailCount))
    for index in 1...trailCount {
      guard offset + index < count, trailRange.contains(self[offset + index]) else { return ("\u{FFFD}", index) }
      value = value << 6 | UInt32(self[offset + index] & 0x3F)
      trailRange = 0x80...0xBF
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", trailCount + 1)
  }

  /// Calls `body` with each code point and the byte offset of its start, as `decodeScalar(at:)` gives them.
  package func forEachScalar<Failure: Error>(
    in range: Range<Int>, _ body: (Unicode.Scalar, Int) throws(Failure) -> Void
  ) throws(Failure) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (scalar, length) = decodeScalar(at: offset)
      try body(scalar, offset)
      offset += length
    }
  }

  /// The start of the code point before a byte offset greater than 0.
  func scalarStart(before offset: Int) -> Int {
    var start = offset - 1
    while start > 0, offset - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start + decodeScalar(at: start).length == offset ? start : offset - 1
  }

  /// Whether all bytes of a range are below 0x80.
  func isASCII(in range: Range<Int>) -> Bool {
    unsafe extracting(range).withUnsafeBufferPointer { unsafe $0.reduce(0, |) < 0x80 }
  }

  /// The bytes as an array.
  func array() -> [UInt8] {
    unsafe withUnsafeBufferPointer { unsafe Array($0) }
  }
}
