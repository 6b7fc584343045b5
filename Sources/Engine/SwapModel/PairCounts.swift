/// How often words, and pairs of words beside each other, stand in a large collection of texts: a second witness beside
/// the n-grams of a context model, of other and newer texts.
///
/// One open-addressing table inside a block of bytes that is used where it lies. An entry has three bytes: 16 bits of
/// fingerprint, and the logarithm of the count in 255 steps.
public struct PairCounts: Sendable {
  /// The layout of the block: a header of 32-bit words, then the entries.
  public enum Layout {
    /// “SLPC” and the version.
    public static let magic: UInt32 = 0x4350_4C53
    public static let version: UInt32 = 1
    /// Magic, version, slots, number of words, number of pairs; then as floats the total that the counts are shares of,
    /// the least count of a pair, and the natural logarithm of a count for value 0 and for each further step.
    public static let headerWords = 9
  }

  private let bytes: ModelBytes
  private let slots: UInt64
  private let logTotal: Float
  private let logLeastPair: Float
  private let base: Float
  private let step: Float
  /// Number of words and of pairs.
  public let counts: (words: Int, pairs: Int)

  /// Uses a block that lives as long as the process. Throws `PackError` for another format.
  public init(static pointer: UnsafeRawPointer, count: Int) throws(PackError) {
    try self.init(bytes: unsafe ModelBytes(static: pointer, count: count))
  }

  /// Uses a block that was read or written. Throws `PackError` for another format.
  public init(_ content: [UInt8]) throws(PackError) { try self.init(bytes: ModelBytes(content)) }

  private init(bytes: ModelBytes) throws(PackError) {
    func word(_ index: Int) -> UInt32 { bytes.load(UInt32.self, at: 4 * index) }
    func float(_ index: Int) -> Float { Float(bitPattern: word(index)) }
    guard bytes.count >= 4 * Layout.headerWords, word(0) == Layout.magic, word(1) == Layout.version, word(2) > 0,
      bytes.count == 4 * Layout.headerWords + 3 * Int(word(2)) + 1
    else { throw PackError(description: "these are not counts of word pairs of version \(Layout.version)") }
    slots = UInt64(word(2))
    counts = (Int(word(3)), Int(word(4)))
    logTotal = Logarithm.natural(float(5))
    logLeastPair = Logarithm.natural(float(6))
    base = float(7)
    step = float(8)
    self.bytes = bytes
  }

  /// The key of a pair of words.
  @inline(__always)
  package static func key(_ v: UInt64, _ w: UInt64) -> UInt64 { ContextModel.bigramHash(v, w) }

  /// The first slot and the fingerprint, never 0, of the key of a word or pair.
  @inline(__always)
  package static func place(_ key: UInt64, of slots: UInt64) -> (slot: Int, fingerprint: UInt32) {
    (ContextModel.slot(key, of: slots), max(1, UInt32(truncatingIfNeeded: key) & 0xFFFF))
  }

  /// The natural logarithm of the count of a key, nil where it is not listed.
  @inline(__always)
  private func logCount(_ key: UInt64) -> Float? {
    var (index, fingerprint) = Self.place(key, of: slots)
    while true {
      // The block ends with a byte of 0, so that a word can be loaded at its last entry.
      let entry = bytes.loadInside(UInt32.self, at: 4 &* Layout.headerWords &+ 3 &* index)
      let found = entry & 0xFFFF
      if found == 0 { return nil }
      if found == fingerprint { return base + step * Float(entry &>> 16 & 0xFF) }
      index &+= 1
      if index == Int(slots) { index = 0 }
    }
  }

  /// A word with the natural logarithm of how often it stands in the collection.
  public struct Word: Sendable {
    /// 0 for no word.
    public let key: UInt64
    /// nil for one that is not listed.
    public let logCount: Float?

    public init(_ key: UInt64, _ pairs: PairCounts?) {
      self.key = key
      logCount = key == 0 ? nil : pairs?.logCount(key)
    }
  }

  /// Lets the processor fetch what is stored of a pair of words.
  @inline(__always)
  func prefetch(_ v: UInt64, _ w: UInt64) {
    bytes.prefetch(4 &* Layout.headerWords &+ 3 &* Self.place(Self.key(v, w), of: slots).slot)
  }

  /// How strongly two words attract each other.
  public enum Attraction {
    /// Lifts a pair that is listed above all that are not.
    static let lift: Float = 3
    static let unlistedWord: Float = -8
    public static let noWord: Float = -9
  }

  /// The attraction of two words beside each other: the logarithm of their count against the one to be expected if they
  /// were strangers; for a pair that is not listed the most that it can be, from −7 to 0, and less where a word is not
  /// listed either.
  @inline(__always)
  public func attraction(_ v: Word, _ w: Word) -> Float {
    guard v.key != 0, w.key != 0 else { return Attraction.noWord }
    guard let first = v.logCount, let second = w.logCount else { return Attraction.unlistedWord }
    let expected = first + second - logTotal
    guard let pair = logCount(Self.key(v.key, w.key)) else { return max(-7, min(0, logLeastPair - expected)) }
    return pair - max(0, expected) + Attraction.lift
  }
}
