import CICU

/// A UText that is set on UTF-8 bytes again and again, so that its memory is allocated once.
@safe final class UTF8TextView {
  private var text: OpaquePointer?

  init() throws(ICUError) {
    var status = ICUStatus()
    unsafe text = unsafe icu_utext_openUTF8(nil, nil, 0, &status)
    try status.check()
  }

  deinit {
    _ = unsafe icu_utext_close(text)
  }

  /// The text set on the bytes, valid as long as the bytes are.
  @unsafe func set(on bytes: UnsafeBufferPointer<UInt8>) -> OpaquePointer? {
    var status = ICUStatus()
    unsafe text = unsafe icu_utext_openUTF8(text, bytes.baseAddress, Int64(bytes.count), &status)
    status.require()
    return unsafe text
  }
}
