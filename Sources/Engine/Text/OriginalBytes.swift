package import ICUText

/// The way from a source that was converted to UTF-8 back to the bytes of the file.
public struct OriginalBytes: Sendable {
  private let offsets: OffsetMap
  /// Bytes of the file before what was converted (a byte order mark).
  private let skipped: Int

  package init(_ offsets: OffsetMap, skipped: Int = 0) {
    self.offsets = offsets
    self.skipped = skipped
  }

  /// The byte offset in the file of a byte offset of the converted source.
  public func offset(of offset: Int) -> Int { offsets.sourceOffset(of: offset) + skipped }
}
