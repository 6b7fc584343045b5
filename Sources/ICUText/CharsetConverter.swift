import CICU

/// An ICU converter between a charset and UTF-8.
///
/// Reusable but not thread-safe: each worker has its own.
@safe package final class CharsetConverter {
  /// The charset's preferred MIME or IANA name, else the name that ICU has for it.
  package let name: String
  private let converter: OpaquePointer?

  /// - Parameter name: a name or alias, such as "windows-1252", "latin1", "koi8-r" or "macintosh", in any case.
  package init(_ name: String) throws(CharsetError) {
    var status = ICUStatus()
    unsafe converter = unsafe icu_ucnv_open(name, &status)
    self.name = Charset.canonicalName(of: name) ?? name
    if status.rawValue == ICU_U_FILE_ACCESS_ERROR { throw .unknownCharset(name) }
    unsafe icu_ucnv_stopAtUnmappable(converter, &status)
    if status.isFailure { throw .failed(ICUError(code: status.rawValue)) }
  }

  deinit {
    if unsafe converter != nil { unsafe icu_ucnv_close(converter) }
  }

  /// UTF-8 text as bytes of the charset, nil when the charset lacks a character of it.
  package func encode(_ bytes: Span<UInt8>) throws(CharsetError) -> [UInt8]? {
    let source = bytes.utf16()
    do {
      return unsafe try ICUBuffer.fill(capacity: source.count + 8) { target, capacity, status in
        unsafe icu_ucnv_fromUChars(converter, target, capacity, source, Int32(source.count), &status)
      }
    } catch {
      let unmappable = [ICU_U_INVALID_CHAR_FOUND, ICU_U_ILLEGAL_CHAR_FOUND, ICU_U_TRUNCATED_CHAR_FOUND]
      if unmappable.contains(error.code) { return nil }
      throw .failed(error)
    }
  }

  /// Bytes of the charset as UTF-8; U+FFFD in place of what is malformed or unassigned.
  ///
  /// A byte order mark stays, except for the charset "UTF-16" or "UTF-32", which take it as such.
  package func decode(_ bytes: Span<UInt8>) throws(CharsetError) -> DecodedText {
    var capacity = bytes.count * 2 + 32
    while true {
      var status = ICUStatus()
      var offsets: [Int32] = []
      let units = unsafe [UInt16](unsafeUninitializedCapacity: capacity) { target, count in
        unsafe offsets = [Int32](unsafeUninitializedCapacity: capacity) { offsets, offsetCount in
          unsafe count = decode(bytes, target: target, offsets: offsets, &status)
          offsetCount = count
        }
      }
      if status.rawValue == ICU_U_BUFFER_OVERFLOW_ERROR {
        capacity *= 4
        continue
      }
      if status.isFailure { throw .failed(ICUError(code: status.rawValue)) }
      let map = OffsetMap(utf16: units, offsets: offsets, sourceCount: bytes.count)
      return DecodedText(utf8: units.utf8(), offsets: map, replacementCount: units.count { $0 == 0xFFFD })
    }
  }

  private func decode(
    _ bytes: Span<UInt8>, target: UnsafeMutableBufferPointer<UInt16>, offsets: UnsafeMutableBufferPointer<Int32>,
    _ status: inout ICUStatus
  ) -> Int {
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let targetStart = target.baseAddress, let sourceStart = source.baseAddress else { return 0 }
      var writing: UnsafeMutablePointer<UInt16>? = unsafe targetStart
      var reading: UnsafePointer<UInt8>? = unsafe sourceStart
      unsafe icu_ucnv_toUnicode(
        converter, &writing, targetStart + target.count, &reading, sourceStart + source.count, offsets.baseAddress,
        true,
        &status)
      return unsafe writing.map { unsafe $0 - targetStart } ?? 0
    }
  }
}
