package import Engine
internal import ICUText

/// The bytes of a file as the readers want them: UTF-8, perhaps with invalid bytes, after conversion where another
/// charset is known for sure.
package struct SourceText: Sendable {
  /// UTF-8, without a byte order mark where `start` is 0.
  package var bytes: [UInt8]
  /// Where the text starts in `bytes`: after a byte order mark.
  package var start = 0
  /// The way back to the bytes of the file, where these were converted.
  package var original: OriginalBytes?
  /// “converted from windows-1252”.
  package var notes: [String] = []

  /// A charset that is sure, and the length of its mark.
  private static func mark(of bytes: [UInt8]) -> (charset: String, length: Int)? {
    func starts(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
    if starts([0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
    if starts([0xFF, 0xFE, 0, 0]), bytes.count % 4 == 0 { return ("utf-32le", 4) }
    if starts([0, 0, 0xFE, 0xFF]) { return ("utf-32be", 4) }
    if starts([0xFF, 0xFE]) { return ("utf-16le", 2) }
    if starts([0xFE, 0xFF]) { return ("utf-16be", 2) }
    return nil
  }

  /// Reads bytes as UTF-8, or as the charset of a byte order mark, or as `encoding`. Nothing is guessed: bytes that
  /// are not valid UTF-8 stay as they are.
  /// - Parameter encoding: a charset that the caller knows; a byte order mark wins over it.
  package init(_ bytes: [UInt8], encoding: String? = nil) throws(InputError) {
    if let mark = Self.mark(of: bytes) {
      if mark.charset == "utf-8" {
        self.bytes = bytes
        start = mark.length
      } else {
        self.bytes = []
        try convert(bytes, from: mark.charset, skipping: mark.length)
      }
      return
    }
    self.bytes = bytes
    guard let encoding else { return }
    try convert(bytes, from: encoding, skipping: 0)
  }

  /// Bytes with a charset found by the caller.
  /// - Parameter note: how the charset is known (“declared”, “detected”).
  init(_ bytes: [UInt8], charset: String, note: String) throws(InputError) {
    self.bytes = []
    try convert(bytes, from: charset, skipping: 0, note: note)
  }

  private mutating func convert(
    _ source: [UInt8], from charset: String, skipping: Int, note: String? = nil
  ) throws(InputError) {
    guard let name = Charset.canonicalName(of: charset) else {
      throw InputError("“\(charset)” is not a known charset")
    }
    if name.lowercased() == "utf-8" || name.lowercased() == "us-ascii" && UTF8Repair.isValid(source.span) {
      bytes = source
      return
    }
    // ICU counts in 32 bits.
    guard source.count < 1 << 29 else { throw InputError("a file in \(name) may have 512 MB at most") }
    do {
      let decoded = try Charset.decode(Array(source[skipping...]).span, from: charset)
      bytes = decoded.utf8
      original = OriginalBytes(decoded.offsets, skipped: skipping)
      notes.append("converted from \(name.lowercased())" + (note.map { " (\($0))" } ?? ""))
      if decoded.replacementCount > 0 {
        let count = decoded.replacementCount
        notes.append("\(count) place\(count == 1 ? " is" : "s are") malformed in \(name.lowercased()), read as U+FFFD")
      }
    } catch {
      throw InputError("the text cannot be converted from \(name)")
    }
  }
}
