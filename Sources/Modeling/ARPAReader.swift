/// Reads back-off models in ARPA format, orders 1 to 3 (higher orders are left out).
public enum ARPAReader {
  private static let ln10: Float = 2.302_585_1

  /// The n-grams of a file. Throws `ModelError` with the line of the first mistake.
  public static func read(_ bytes: [UInt8]) throws(ModelError) -> NGramSource {
    var source = NGramSource()
    var ids: [String: UInt32] = [:]
    var order = 0
    var number = 0
    var isDone = false
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let text = String(decoding: line, as: UTF8.self)
      if text.hasPrefix("\\") {
        if text.hasPrefix("\\end\\") { isDone = true }
        order = text.dropFirst().first?.wholeNumberValue ?? 0
        continue
      }
      guard (1...3).contains(order) else { continue }
      let fields = text.split { $0 == " " || $0 == "\t" || $0 == "\r" }
      if fields.isEmpty { continue }
      guard fields.count == order + 1 || fields.count == order + 2, let probability = Float(fields[0]) else {
        throw ModelError("line \(number): “\(text.prefix(60))” is no \(order)-gram: log10 probability, words, back-off")
      }
      let backoff = fields.count == order + 2 ? Float(fields[order + 1]) : 0
      guard let backoff else { throw ModelError("line \(number): the back-off weight is no number") }
      if order == 1 {
        ids[String(fields[1])] = UInt32(source.words.count)
        source.words.append(String(fields[1]))
        source.unigrams.append(.init(probability: probability * ln10, backoff: backoff * ln10))
        continue
      }
      var words: [UInt32] = []
      for field in fields[1...order] {
        guard let id = ids[String(field)] else { throw ModelError("line \(number): “\(field)” is no unigram") }
        words.append(id)
      }
      if order == 2 {
        source.bigrams.append(
          .init(v: words[0], w: words[1], probability: probability * ln10, backoff: backoff * ln10))
      } else {
        source.trigrams.append(.init(u: words[0], v: words[1], w: words[2], probability: probability * ln10))
      }
    }
    guard isDone, !source.words.isEmpty else { throw ModelError("line \(number): the file ends without \\end\\") }
    return source
  }
}
