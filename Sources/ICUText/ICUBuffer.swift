import CICU

/// Arrays filled by ICU functions that report the length they need.
enum ICUBuffer {
  /// What `body` wrote; `body` is called again with more room when the first capacity was too small.
  static func fill<Element: FixedWidthInteger>(
    capacity: Int, _ body: (UnsafeMutablePointer<Element>, Int32, inout ICUStatus) -> Int32
  ) throws(ICUError) -> [Element] {
    var capacity = max(capacity, 32)
    while true {
      var status = ICUStatus()
      var needed = 0
      let result = unsafe [Element](unsafeUninitializedCapacity: capacity) { buffer, count in
        guard let base = buffer.baseAddress else { return }
        needed = unsafe Int(body(base, Int32(capacity), &status))
        count = status.isFailure ? 0 : needed
      }
      guard status.rawValue == ICU_U_BUFFER_OVERFLOW_ERROR else {
        try status.check()
        return result
      }
      capacity = needed + 1
    }
  }

  /// As `fill`, for functions that fail only without memory or without ICU's own data.
  static func fillOrTrap<Element: FixedWidthInteger>(
    capacity: Int, _ body: (UnsafeMutablePointer<Element>, Int32, inout ICUStatus) -> Int32
  ) -> [Element] {
    do {
      return unsafe try fill(capacity: capacity, body)
    } catch {
      preconditionFailure("ICU failed: \(error)")
    }
  }
}
