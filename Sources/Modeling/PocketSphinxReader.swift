/// Reads the binary trie format of CMU Sphinx (`Trie Language Model`): bit-packed n-grams, stored last word first.
public enum PocketSphinxReader {
  private static let magic = Array("Trie Language Model".utf8)
  private static let quantizationLevels = 65_536

  /// The n-grams of a model file. Throws `ModelError` where the bytes do not fit the format.
  public static func read(_ bytes: [UInt8]) throws(ModelError) -> NGramSource {
    guard bytes.starts(with: magic), bytes.count > magic.count + 24 else {
      throw ModelError("this is not a trie language model of CMU Sphinx")
    }
    var offset = magic.count
    let order = Int(bytes[offset])
    offset += 1
    guard order == 3 else { throw ModelError("the model is of order \(order), not 3") }
    let counts = (0..<3).map { Int(load(UInt32.self, bytes, offset + 4 * $0)) }
    offset += 16
    let tables = offset
    offset += 3 * quantizationLevels * 4
    let unigrams = offset
    offset += 12 * (counts[0] + 1)
    let bigramBits = (word: 17, probability: 16, backoff: 16, next: 21)
    let bigrams = BitArray(offset: offset, width: 70)
    offset += ((counts[1] + 1) * 70 + 7) / 8 + 8
    let trigrams = BitArray(offset: offset, width: 33)
    offset += ((counts[2] + 1) * 33 + 7) / 8 + 8
    guard bytes.count > offset + 4 else { throw ModelError("the model ends too soon") }
    let wordBytes = Int(load(UInt32.self, bytes, offset))
    guard bytes.count >= offset + 4 + wordBytes else { throw ModelError("the word list ends too soon") }
    var source = NGramSource()
    source.words = bytes[offset + 4..<offset + 4 + wordBytes].split(separator: 0, omittingEmptySubsequences: false)
      .dropLast().map { String(decoding: $0, as: UTF8.self) }
    guard source.words.count == counts[0] else {
      throw ModelError("the model has \(counts[0]) unigrams and \(source.words.count) words")
    }
    func value(_ table: Int, _ index: UInt64) -> Float {
      load(Float.self, bytes, tables + 4 * (table * quantizationLevels + Int(index))) * logBase
    }
    source.bigrams.reserveCapacity(counts[1])
    source.trigrams.reserveCapacity(counts[2])
    for w in 0..<counts[0] {
      let entry = unigrams + 12 * w
      source.unigrams.append(
        .init(
          probability: load(Float.self, bytes, entry) * logBase, backoff: load(Float.self, bytes, entry + 4) * logBase))
      let first = Int(load(UInt32.self, bytes, entry + 8))
      let last = Int(load(UInt32.self, bytes, entry + 20))
      guard first <= last, last <= counts[1] else { throw ModelError("the bigrams of a word are out of range") }
      for index in first..<last {
        let v = bigrams.field(bytes, index, 0, bigramBits.word)
        // The pair of indices is one 32-bit value with the probability in its high half.
        let backoff = value(1, bigrams.field(bytes, index, 17, bigramBits.backoff))
        let probability = value(0, bigrams.field(bytes, index, 33, bigramBits.probability))
        let next = Int(bigrams.field(bytes, index, 49, bigramBits.next))
        let end = Int(bigrams.field(bytes, index + 1, 49, bigramBits.next))
        guard v < counts[0], next <= end, end <= counts[2] else { throw ModelError("a bigram is out of range") }
        source.bigrams.append(
          .init(v: UInt32(v), w: UInt32(w), probability: probability, backoff: backoff))
        for child in next..<end {
          let u = trigrams.field(bytes, child, 0, 17)
          guard u < counts[0] else { throw ModelError("a trigram is out of range") }
          source.trigrams.append(
            .init(
              u: UInt32(u), v: UInt32(v), w: UInt32(w), probability: value(2, trigrams.field(bytes, child, 17, 16))))
        }
      }
    }
    return source
  }

  /// Natural logarithm of 1.0001, the base of the file’s logarithms.
  private static let logBase: Float = 9.999_500_033e-5

  private static func load<T: BitwiseCopyable>(_ type: T.Type, _ bytes: [UInt8], _ offset: Int) -> T {
    unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: type) }
  }

  private struct BitArray {
    let offset: Int
    let width: Int

    /// `count` bits that start at bit `start` of an entry.
    func field(_ bytes: [UInt8], _ index: Int, _ start: Int, _ count: Int) -> UInt64 {
      let bit = index * width + start
      let word = PocketSphinxReader.load(UInt64.self, bytes, offset + (bit >> 3))
      return word >> UInt64(bit & 7) & ((1 << UInt64(count)) - 1)
    }
  }
}
