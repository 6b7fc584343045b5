/// Finds which sentences of two texts say the same, in whatever order they stand: those that share the most of what is
/// rare, weighed by inverse document frequency (Spärck Jones 1972) with sentences as documents.
struct SentenceMatcher {
  /// A sentence of the original and one of the copy, by number.
  struct Match: Equatable {
    var original: Int
    var copy: Int
  }

  /// Least similarity of a match, and of one whose neighbours on both sides match.
  static let threshold: Float = 0.25
  static let thresholdBetween: Float = 0.05
  /// Added for the same relative position in both texts, so that sentences that stand twice are told apart.
  private static let positionBonus: Float = 0.02

  private let original: AlignableText
  private let copy: AlignableText
  private var weights: [UInt64: Float] = [:]

  init(_ original: AlignableText, _ copy: AlignableText) {
    self.original = original
    self.copy = copy
    var frequencies: [UInt64: Int] = [:]
    for text in [original, copy] {
      for sentence in text.sentences {
        for key in Set(text.words[sentence].map(\.key)) { frequencies[key, default: 0] += 1 }
      }
    }
    let count = Float(original.sentences.count + copy.sentences.count)
    weights = frequencies.mapValues { Math.logf(1 + count / Float($0)) }
  }

  /// The matches, sorted by the sentence of the original. No sentence is in two.
  func matches() -> [Match] {
    let left = original.sentences.map { Set(original.words[$0].map(\.key)) }
    let right = copy.sentences.map { Set(copy.words[$0].map(\.key)) }
    let leftWeights = left.map(weight)
    let rightWeights = right.map(weight)
    var places: [UInt64: [Int]] = [:]
    for (number, keys) in right.enumerated() { for key in keys { places[key, default: []].append(number) } }
    var candidates: [(score: Float, match: Match)] = []
    var similar: [Int: [Int: Float]] = [:]
    for (number, keys) in left.enumerated() {
      var shared: [Int: Float] = [:]
      for key in keys { for place in places[key] ?? [] { shared[place, default: 0] += weights[key] ?? 0 } }
      for (place, sum) in shared {
        let product = leftWeights[number] * rightWeights[place]
        guard product > 0 else { continue }
        let score = sum / product.squareRoot()
        similar[number, default: [:]][place] = score
        guard score >= Self.threshold else { continue }
        let distance = abs(Float(number) / Float(left.count) - Float(place) / Float(right.count))
        candidates.append((score + Self.positionBonus * (1 - distance), Match(original: number, copy: place)))
      }
    }
    candidates.sort {
      ($1.score, $0.match.original, $0.match.copy) < ($0.score, $1.match.original, $1.match.copy)
    }
    var partner: [Int: Int] = [:]
    var taken: Set<Int> = []
    for (_, match) in candidates where partner[match.original] == nil && !taken.contains(match.copy) {
      partner[match.original] = match.copy
      taken.insert(match.copy)
    }
    for number in left.indices.dropFirst().dropLast() where partner[number] == nil {
      guard let before = partner[number - 1], partner[number + 1] == before + 2, !taken.contains(before + 1),
        similar[number]?[before + 1] ?? 0 >= Self.thresholdBetween
      else { continue }
      partner[number] = before + 1
      taken.insert(before + 1)
    }
    return partner.map { Match(original: $0.key, copy: $0.value) }.sorted { $0.original < $1.original }
  }

  private func weight(_ keys: Set<UInt64>) -> Float { keys.sorted().reduce(0) { $0 + (weights[$1] ?? 0) } }
}

/// Stretches of two texts that are aligned word by word.
struct AlignmentBlock: Equatable {
  /// Ranges of words.
  var original: Range<Int>
  var copy: Range<Int>

  /// Most words of a block, after which the next sentence starts another.
  private static let longest = 500
  /// Most sentences that a match may lie behind the last one of its block.
  private static let reach = 3

  /// Joins matches that follow each other in both texts, with the unmatched sentences between them, so that sentences
  /// may be split and joined.
  static func blocks(
    _ matches: [SentenceMatcher.Match], _ original: AlignableText, _ copy: AlignableText
  ) -> [AlignmentBlock] {
    let takenOriginals = Set(matches.map(\.original))
    let takenCopies = Set(matches.map(\.copy))
    var blocks: [AlignmentBlock] = []
    var index = 0
    while index < matches.count {
      let first = matches[index]
      var last = first
      index += 1
      while index < matches.count {
        let next = matches[index]
        guard next.original - last.original <= reach, (1...reach).contains(next.copy - last.copy),
          original.sentences[next.original].upperBound - original.sentences[first.original].lowerBound <= longest,
          (last.copy + 1..<next.copy).allSatisfy({ !takenCopies.contains($0) })
        else { break }
        last = next
        index += 1
      }
      var block = AlignmentBlock(
        original: original.sentences[first.original].lowerBound..<original.sentences[last.original].upperBound,
        copy: copy.sentences[first.copy].lowerBound..<copy.sentences[last.copy].upperBound)
      // The other half of a sentence that was split at the end of the block.
      let lengths = (original.sentences[last.original].count, copy.sentences[last.copy].count)
      if lengths.0 * 3 > lengths.1 * 4, last.copy + 1 < copy.sentences.count, !takenCopies.contains(last.copy + 1) {
        block.copy = block.copy.lowerBound..<copy.sentences[last.copy + 1].upperBound
      } else if lengths.1 * 3 > lengths.0 * 4, last.original + 1 < original.sentences.count,
        !takenOriginals.contains(last.original + 1)
      {
        block.original = block.original.lowerBound..<original.sentences[last.original + 1].upperBound
      }
      blocks.append(block)
    }
    return blocks
  }
}
