import CICU

/// Characters that look alike (Unicode Technical Standard #39).
package enum Confusables {
  private nonisolated(unsafe) static let checker: OpaquePointer? = {
    var status = ICUStatus()
    let checker = unsafe icu_uspoof_open(&status)
    status.require()
    return unsafe checker
  }()

  /// The skeleton of a text: texts that look alike have the same. It is a key, not a text to show.
  package static func skeleton(_ bytes: Span<UInt8>) -> [UInt8] {
    unsafe bytes.withUnsafeBufferPointer { source in
      unsafe ICUBuffer.fillOrTrap(capacity: source.count * 2) { target, capacity, status in
        unsafe icu_uspoof_getSkeletonUTF8(
          checker, 0, source.baseAddress, Int32(source.count), target, capacity, &status)
      }
    }
  }

  static func skeleton(of scalar: Unicode.Scalar) -> [UInt8] {
    skeleton(Array(String(scalar).utf8).span)
  }
}
