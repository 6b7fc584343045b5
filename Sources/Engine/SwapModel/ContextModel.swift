internal import CPrefetch

/// A compact trigram model with back-off (Katz 1987), keyed on token keys.
///
/// The n-grams lie in three open-addressing tables inside one block of bytes that is used where it lies. An entry is
/// known by a fingerprint: 32 bits for a word, 12 for a bigram, 11 for a trigram, so that a look-up of an n-gram that
/// is not there succeeds by mistake: of the pruned ones of the built-in model about one bigram in 360 and one trigram in
/// 180. Probabilities and back-off weights are natural logarithms, as indices into tables of 64 values (bigrams) and 32
/// (trigrams).
public struct ContextModel: Sendable {
  /// The layout of the block: a header of 32-bit words, then the sections at the offsets that it names.
  public enum Layout {
    /// “SLNG” and the version.
    public static let magic: UInt32 = 0x474E_4C53
    public static let version: UInt32 = 2
    /// 32-bit words of the header: magic, version, log₂ of the unigram slots, bigram slots, trigram slots, counts of
    /// the three orders, log probability of unknown words as a float; the rest is 0. Three tables of floats follow
    /// (64 bigram probabilities, 64 bigram back-off weights, 32 trigram probabilities), then the sections: tags of the
    /// words, their values, the bigrams (three bytes each: 12 bits of fingerprint, 6 of each value), the trigrams (two
    /// bytes: 11 bits and 5), and a byte of 0.
    public static let headerWords = 16
    /// Values of a bigram, and of a trigram.
    package static let bigramValues = 64
    package static let trigramValues = 32
    package static let tableFloats = 2 * bigramValues + trigramValues
  }

  private let bytes: ModelBytes
  private let unigramMask: Int
  private let bigramSlots: UInt64
  private let trigramSlots: UInt64
  private let codebooks: [Float]
  private let unigrams: Int
  private let unigramValues: Int
  private let bigrams: Int
  private let trigrams: Int
  /// Number of words, bigrams and trigrams.
  public let counts: (unigrams: Int, bigrams: Int, trigrams: Int)
  /// Log probability of a word that the model does not know.
  public let unknown: Float
  /// Counts of words and pairs in other texts, that stand beside the n-grams; nil for none.
  public var pairs: PairCounts?

  /// The key of the sentence start and end.
  public static let sentenceStart = TokenKey.key("<s>")
  public static let sentenceEnd = TokenKey.key("</s>")

  /// Uses a model block that lives as long as the process. Throws `PackError` for another format.
  public init(static pointer: UnsafeRawPointer, count: Int) throws(PackError) {
    try self.init(bytes: unsafe ModelBytes(static: pointer, count: count))
  }

  /// Uses a model that was read from a file. Throws `PackError` for another format.
  public init(_ content: [UInt8]) throws(PackError) { try self.init(bytes: ModelBytes(content)) }

  private init(bytes: ModelBytes) throws(PackError) {
    func word(_ index: Int) -> Int { Int(bytes.load(UInt32.self, at: 4 * index)) }
    guard bytes.count >= 4 * Layout.headerWords, word(0) == Int(Layout.magic), word(1) == Int(Layout.version) else {
      throw PackError(description: "this is not a context model of version \(Layout.version)")
    }
    let unigramSlots = 1 << word(2)
    bigramSlots = UInt64(word(3))
    trigramSlots = UInt64(word(4))
    unigrams = 4 * Layout.headerWords + 4 * Layout.tableFloats
    unigramValues = unigrams + 4 * unigramSlots
    bigrams = unigramValues + 4 * unigramSlots
    trigrams = bigrams + 3 * Int(bigramSlots)
    guard bytes.count == trigrams + 2 * Int(trigramSlots) + 1, bigramSlots > 0, trigramSlots > 0 else {
      throw PackError(description: "the context model is cut off")
    }
    unigramMask = unigramSlots - 1
    counts = (word(5), word(6), word(7))
    unknown = bytes.load(Float.self, at: 4 * 8)
    codebooks = (0..<Layout.tableFloats).map { bytes.load(Float.self, at: 4 * Layout.headerWords + 4 * $0) }
    self.bytes = bytes
  }

  @inline(__always)
  package static func bigramHash(_ v: UInt64, _ w: UInt64) -> UInt64 { TokenKey.mix(w &+ v &* 0x9FB2_1C65_1E98_DF25) }

  @inline(__always)
  package static func trigramHash(_ u: UInt64, _ v: UInt64, _ w: UInt64) -> UInt64 {
    TokenKey.mix(bigramHash(v, w) ^ u &* 0xC3A5_C85C_97CB_3127)
  }

  /// The first slot of a hash among `slots`, by the high bits (Lemire 2016).
  @inline(__always)
  package static func slot(_ hash: UInt64, of slots: UInt64) -> Int { Int(((hash &>> 32) &* slots) &>> 32) }

  /// The fingerprint of a bigram, 12 bits and never 0.
  @inline(__always)
  package static func bigramFingerprint(_ hash: UInt64) -> UInt32 {
    max(1, UInt32(truncatingIfNeeded: hash) & 0xFFF)
  }

  /// The fingerprint of a trigram, 11 bits and never 0.
  @inline(__always)
  package static func trigramFingerprint(_ hash: UInt64) -> UInt16 {
    max(1, UInt16(truncatingIfNeeded: hash) & 0x7FF)
  }

  /// The fingerprint of a word, never 0.
  @inline(__always)
  package static func tag(_ key: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: key &>> 32)) }

  /// Log probability and back-off weight of a word, nil for one that the model does not know.
  @inline(__always)
  public func unigram(_ key: UInt64) -> (probability: Float, backoff: Float)? {
    let tag = Self.tag(key)
    var index = Int(truncatingIfNeeded: key) & unigramMask
    while true {
      let found = bytes.loadInside(UInt32.self, at: unigrams &+ 4 &* index)
      if found == 0 { return nil }
      if found == tag {
        let value = bytes.loadInside(UInt32.self, at: unigramValues &+ 4 &* index)
        // Steps of 1/2048: probabilities from −32 to 0, back-off weights from −16 to +16.
        return (
          -Float(value & 0xFFFF) / 2048, Float(Int(value &>> 16) &- 0x8000) / 2048
        )
      }
      index = (index &+ 1) & unigramMask
    }
  }

  /// Log P(w | v) and the back-off weight of the context “v w”, nil where the bigram is not stored.
  @inline(__always)
  public func bigram(_ v: UInt64, _ w: UInt64) -> (probability: Float, backoff: Float)? {
    let hash = Self.bigramHash(v, w)
    let fingerprint = Self.bigramFingerprint(hash)
    var index = Self.slot(hash, of: bigramSlots)
    while true {
      let entry = bytes.loadInside(UInt32.self, at: bigrams &+ 3 &* index)
      let found = entry & 0xFFF
      if found == 0 { return nil }
      if found == fingerprint {
        return (
          codebooks[Int(entry &>> 12 & 63)], codebooks[Layout.bigramValues &+ Int(entry &>> 18 & 63)]
        )
      }
      index &+= 1
      if index == Int(bigramSlots) { index = 0 }
    }
  }

  /// Log P(w | u v), nil where the trigram is not stored.
  @inline(__always)
  public func trigram(_ u: UInt64, _ v: UInt64, _ w: UInt64) -> Float? {
    let hash = Self.trigramHash(u, v, w)
    let fingerprint = Self.trigramFingerprint(hash)
    var index = Self.slot(hash, of: trigramSlots)
    while true {
      let entry = bytes.loadInside(UInt16.self, at: trigrams &+ 2 &* index)
      let found = entry & 0x7FF
      if found == 0 { return nil }
      if found == fingerprint { return codebooks[2 &* Layout.bigramValues &+ Int(entry &>> 11)] }
      index &+= 1
      if index == Int(trigramSlots) { index = 0 }
    }
  }

  /// Lets the processor fetch what is stored of “v w”, and of “u v w” where `u` is not 0.
  @inline(__always)
  func prefetch(_ u: UInt64, _ v: UInt64, _ w: UInt64) {
    bytes.prefetch(bigrams &+ 3 &* Self.slot(Self.bigramHash(v, w), of: bigramSlots))
    if u != 0 { bytes.prefetch(trigrams &+ 2 &* Self.slot(Self.trigramHash(u, v, w), of: trigramSlots)) }
  }

  /// A log probability with the order of the n-gram that gave it (0 for an unknown word).
  public struct Score: Sendable, Equatable {
    public var logProbability: Float
    public var order: Int
  }

  /// Log P(w | u v) with back-off. Keys of 0 stand for no word.
  public func score(_ u: UInt64, _ v: UInt64, _ w: UInt64) -> Score {
    var chain = Chain(self, u, v)
    return chain.next(w, unigram(w), self).score
  }

  /// The context of the words of a text that are scored one after the other, each n-gram looked up once.
  struct Chain {
    private var u: UInt64
    private var v: UInt64
    /// The bigram “u v”; a trigram is stored only where its context is.
    private var context: (probability: Float, backoff: Float)?
    private var backoff: Float

    /// The context “u v”. Keys of 0 stand for no word.
    @inline(__always)
    init(_ model: ContextModel, _ u: UInt64, _ v: UInt64) {
      self.u = u
      self.v = v
      context = u != 0 && v != 0 ? model.bigram(u, v) : nil
      backoff = v != 0 ? model.unigram(v)?.backoff ?? 0 : 0
    }

    /// Scores the next word, whose unigram is given: with its context, and with the last word of it alone.
    @inline(__always)
    mutating func next(
      _ w: UInt64, _ unigram: (probability: Float, backoff: Float)?, _ model: ContextModel
    ) -> (score: Score, bigram: Float) {
      next(w, unigram, pair: v != 0 ? model.bigram(v, w) : nil, model)
    }

    /// The same, given the bigram of the last word of the context and the next.
    @inline(__always)
    mutating func next(
      _ w: UInt64, _ unigram: (probability: Float, backoff: Float)?, pair: (probability: Float, backoff: Float)?,
      _ model: ContextModel
    ) -> (score: Score, bigram: Float) {
      let alone = pair?.probability ?? (backoff + (unigram?.probability ?? model.unknown))
      let score: Score
      if let context {
        if let found = model.trigram(u, v, w) {
          score = Score(logProbability: found, order: 3)
        } else {
          score = Score(logProbability: context.backoff + alone, order: pair != nil ? 2 : unigram != nil ? 1 : 0)
        }
      } else {
        score = Score(logProbability: alone, order: pair != nil ? 2 : unigram != nil ? 1 : 0)
      }
      u = v
      v = w
      context = pair
      backoff = unigram?.backoff ?? 0
      return (score, alone)
    }
  }
}

/// The bytes of a model: static memory of the process, or an array.
@safe struct ModelBytes: @unchecked Sendable {
  let count: Int
  private let base: UnsafeRawPointer
  /// Keeps an array alive; nil for static memory.
  private let owner: Owner?

  @safe private final class Owner {
    let buffer: UnsafeMutableRawBufferPointer
    init(_ content: [UInt8]) {
      unsafe buffer = .allocate(byteCount: max(8, content.count), alignment: 16)
      unsafe buffer.copyBytes(from: content)
    }
    deinit { unsafe buffer.deallocate() }
  }

  init(static pointer: UnsafeRawPointer, count: Int) {
    unsafe base = pointer
    self.count = count
    owner = nil
  }

  init(_ content: [UInt8]) {
    let owner = Owner(content)
    unsafe base = UnsafeRawPointer(owner.buffer.baseAddress!)
    count = content.count
    self.owner = owner
  }

  @inline(__always)
  func load<T: BitwiseCopyable>(_ type: T.Type, at offset: Int) -> T {
    precondition(offset >= 0 && offset &+ MemoryLayout<T>.size <= count)
    return unsafe base.loadUnaligned(fromByteOffset: offset, as: type)
  }

  /// Lets the processor fetch what is stored at an offset.
  @inline(__always)
  func prefetch(_ offset: Int) {
    assert(offset >= 0 && offset < count)
    unsafe spinlint_prefetch(base + offset)
  }

  /// Loads a value of a table; the size of the block was checked against those of its tables.
  @inline(__always)
  func loadInside<T: BitwiseCopyable>(_ type: T.Type, at offset: Int) -> T {
    assert(offset >= 0 && offset &+ MemoryLayout<T>.size <= count)
    return unsafe base.loadUnaligned(fromByteOffset: offset, as: type)
  }
}
