internal import Engine

/// Learns swaps from originals and their spun copies.
///
/// Sentences are matched first, by what is rare in them, so that their order does not matter and new or missing ones
/// stay alone; then words inside matched sentences. What changed between two words that stayed is a swap. A longer
/// stretch is cut where the parts are swaps that were seen alone or that a lexicon has.
public struct SwapLearner {
  /// Most words of a side.
  public static let longestOriginal = 4
  public static let longestSpun = 5

  /// Least share of the words of a block that stay, of the shorter side.
  private static let leastShareKept = 0.4

  /// Most words that one side has more at the edge of a block.
  private static let mostMoreAtEdge = 2

  private struct Sides: Hashable {
    var original: String
    var spun: String
  }
  /// A changed stretch between two words that stayed.
  private struct Stretch {
    var original: [AlignableText.Word]
    var spun: [AlignableText.Word]
    /// The words around it.
    var before: AlignableText.Word?
    var after: AlignableText.Word?
    var article: Int
  }
  private struct Tally {
    var count = 0
    var articles: Set<Int> = []
    /// Seen as a change, not only as a word more or less.
    var isReplacement = false
  }

  private let tokenizer: ArticleTokenizer
  private let functionWords: Set<UInt64>
  private let isListed: (_ spun: String, _ original: String) -> Bool
  private var stretches: [Stretch] = []
  /// How often phrases of up to `longestOriginal` words stayed as they were.
  private var kept: [String: Int] = [:]
  public private(set) var counts = LearningCounts()

  /// - Parameters:
  ///   - functionWords: frequent words that no sentence is known by.
  ///   - isListed: whether a lexicon has a swap.
  public init(
    tokenizer: ArticleTokenizer, functionWords: [String], isListed: @escaping (String, String) -> Bool
  ) {
    self.tokenizer = tokenizer
    self.functionWords = Set(functionWords.map { TokenKey.key($0) })
    self.isListed = isListed
  }

  /// Adds an original and a spun copy of it, in valid UTF-8.
  public mutating func add(original: [UInt8], spun: [UInt8]) {
    let left = AlignableText(original, tokenizer: tokenizer, functionWords: functionWords)
    let right = AlignableText(spun, tokenizer: tokenizer, functionWords: functionWords)
    let matches = SentenceMatcher(left, right).matches()
    counts.articles += 1
    counts.sentences += left.sentences.count
    counts.matched += matches.count
    counts.words += left.words.count
    for block in AlignmentBlock.blocks(matches, left, right) { add(block, left, right) }
  }

  private mutating func add(_ block: AlignmentBlock, _ left: AlignableText, _ right: AlignableText) {
    let anchors = WordAligner.anchors(left.words[block.original], right.words[block.copy])
    // Sentences that share little were matched by mistake, or rewritten.
    guard Double(anchors.count) >= Self.leastShareKept * Double(min(block.original.count, block.copy.count)) else {
      return
    }
    counts.kept += anchors.count
    var from = (original: block.original.lowerBound, copy: block.copy.lowerBound)
    var runStart = 0
    for (number, anchor) in anchors.enumerated() {
      if anchor.original != from.original || anchor.copy != from.copy {
        keep(left, anchors[runStart..<number])
        runStart = number
        addStretch(from.original..<anchor.original, from.copy..<anchor.copy, block, left, right)
      }
      from = (anchor.original + 1, anchor.copy + 1)
    }
    keep(left, anchors[runStart...])
    addStretch(from.original..<block.original.upperBound, from.copy..<block.copy.upperBound, block, left, right)
  }

  /// Counts the phrases of a run of words that stayed.
  private mutating func keep(_ text: AlignableText, _ run: ArraySlice<WordAligner.Anchor>) {
    guard let first = run.first?.original, let last = run.last?.original else { return }
    for start in first...last {
      var phrase = ""
      for index in start..<min(last + 1, start + Self.longestOriginal) {
        if index > start, text.words[index].hasMarkBefore { break }
        phrase += (index > start ? " " : "") + text.words[index].text
        kept[phrase, default: 0] += 1
      }
    }
  }

  private mutating func addStretch(
    _ original: Range<Int>, _ copy: Range<Int>, _ block: AlignmentBlock, _ left: AlignableText, _ right: AlignableText
  ) {
    guard !original.isEmpty || !copy.isEmpty, original.count <= 12, copy.count <= 12 else { return }
    // At the edge of a block more may be missing than changed.
    let isAtStart = original.lowerBound == block.original.lowerBound
    let isAtEnd = original.upperBound == block.original.upperBound
    if isAtStart || isAtEnd {
      guard abs(original.count - copy.count) <= Self.mostMoreAtEdge, !original.isEmpty, !copy.isEmpty else { return }
    }
    if Self.hasMark(left, original) || Self.hasMark(right, copy) { return }
    // A word that is a neighbour on one side only, across a mark, is none.
    let hasBefore = !isAtStart && !(Self.mark(left, original.lowerBound) || Self.mark(right, copy.lowerBound))
    let hasAfter = !isAtEnd && !(Self.mark(left, original.upperBound) || Self.mark(right, copy.upperBound))
    stretches.append(
      Stretch(
        original: Array(left.words[original]), spun: Array(right.words[copy]),
        before: hasBefore ? left.words[original.lowerBound - 1] : nil,
        after: hasAfter ? left.words[original.upperBound] : nil, article: counts.articles))
  }

  private static func hasMark(_ text: AlignableText, _ range: Range<Int>) -> Bool {
    text.words[range].dropFirst().contains { $0.hasMarkBefore }
  }

  private static func mark(_ text: AlignableText, _ index: Int) -> Bool {
    index < text.words.count && text.words[index].hasMarkBefore
  }

  /// The swaps, most frequent first.
  /// - Parameter minimum: how often a swap must have been seen; words that were only added or left out twice at least.
  public func swaps(seenAtLeast minimum: Int = 1) -> [LearnedSwap] {
    var simple: [Sides: Int] = [:]
    for stretch in stretches where stretch.original.count == 1 && !stretch.spun.isEmpty {
      if let sides = Self.sides(stretch.original[...], stretch.spun[...]) { simple[sides, default: 0] += 1 }
    }
    var tallies: [Sides: Tally] = [:]
    for stretch in stretches {
      for (sides, isReplacement) in parts(stretch, simple) {
        tallies[sides, default: Tally()].count += 1
        tallies[sides]?.articles.insert(stretch.article)
        if isReplacement { tallies[sides]?.isReplacement = true }
      }
    }
    var swapped: [String: Int] = [:]
    for (sides, tally) in tallies { swapped[sides.original, default: 0] += tally.count }
    return tallies.compactMap { sides, tally in
      guard tally.count >= (tally.isReplacement ? minimum : max(2, minimum)) else { return nil }
      return LearnedSwap(
        original: sides.original, spun: sides.spun, count: tally.count,
        total: (kept[sides.original] ?? 0) + (swapped[sides.original] ?? 0), articles: tally.articles.count)
    }.sorted { ($1.count, $0.original, $0.spun) < ($0.count, $1.original, $1.spun) }
  }

  /// The swaps that a stretch consists of.
  private func parts(_ stretch: Stretch, _ simple: [Sides: Int]) -> [(sides: Sides, isReplacement: Bool)] {
    if stretch.original.isEmpty || stretch.spun.isEmpty {
      return widened(stretch).map { [($0, false)] } ?? []
    }
    return segments(stretch.original, stretch.spun, simple).compactMap { part in
      guard part.original.count <= Self.longestOriginal, part.spun.count <= Self.longestSpun,
        let sides = Self.sides(stretch.original[part.original], stretch.spun[part.spun])
      else { return nil }
      return (sides, true)
    }
  }

  /// A word more or less is a swap of the phrase with its neighbour: “look” and “look at”, “new” and “brand new”.
  private func widened(_ stretch: Stretch) -> Sides? {
    let extra = stretch.original + stretch.spun
    let goesLeft = extra.allSatisfy(\.isFunction)
    let neighbours = goesLeft ? [stretch.before, nil] : [nil, stretch.after]
    guard let neighbour = neighbours.compactMap(\.self).first, extra.count <= 2 else { return nil }
    func side(_ words: [AlignableText.Word]) -> [AlignableText.Word] {
      goesLeft ? [neighbour] + words : words + [neighbour]
    }
    return Self.sides(side(stretch.original)[...], side(stretch.spun)[...])
  }

  private struct Part {
    var original: Range<Int>
    var spun: Range<Int>
  }

  /// Cuts a stretch where it is cheapest: known swaps cost next to nothing, others by their lengths.
  private func segments(
    _ original: [AlignableText.Word], _ spun: [AlignableText.Word], _ simple: [Sides: Int]
  ) -> [Part] {
    let whole = Part(original: original.indices, spun: spun.indices)
    if original.count == 1 || spun.count == 1 { return [whole] }
    let width = spun.count + 1
    var best = [Float](repeating: .infinity, count: (original.count + 1) * width)
    var from = [Int](repeating: -1, count: best.count)
    best[0] = 0
    for row in 1...original.count {
      for column in 1...spun.count {
        for startRow in max(0, row - Self.longestOriginal)..<row {
          for startColumn in max(0, column - Self.longestSpun)..<column {
            let before = startRow * width + startColumn
            guard best[before] < .infinity else { continue }
            let value =
              best[before] + price(original[startRow..<row], spun[startColumn..<column], simple)
            if value < best[row * width + column] {
              best[row * width + column] = value
              from[row * width + column] = before
            }
          }
        }
      }
    }
    var parts: [Part] = []
    var cell = original.count * width + spun.count
    guard best[cell] < .infinity else { return [] }
    while cell > 0 {
      let before = from[cell]
      parts.append(Part(original: before / width..<cell / width, spun: before % width..<cell % width))
      cell = before
    }
    return parts
  }

  private func price(
    _ original: ArraySlice<AlignableText.Word>, _ spun: ArraySlice<AlignableText.Word>, _ simple: [Sides: Int]
  ) -> Float {
    if let sides = Self.sides(original, spun) {
      if isListed(sides.spun, sides.original) { return 0.1 }
      if simple[sides] != nil { return 0.2 }
    }
    let longer = Float(max(original.count, spun.count))
    return 1 + 0.7 * (longer - 1) + 0.2 * Float(abs(original.count - spun.count))
  }

  /// Both sides as texts, without a possessive ending of both; nil for what no table can hold.
  private static func sides(
    _ original: ArraySlice<AlignableText.Word>, _ spun: ArraySlice<AlignableText.Word>
  ) -> Sides? {
    var original = original
    var spun = spun
    // Another number is another fact, not a swap.
    while original.last?.isNumber == true, spun.last?.isNumber == true {
      original.removeLast()
      spun.removeLast()
    }
    while original.first?.isNumber == true, spun.first?.isNumber == true {
      original.removeFirst()
      spun.removeFirst()
    }
    var left = original.map(\.text).joined(separator: " ")
    var right = spun.map(\.text).joined(separator: " ")
    if left.hasSuffix("'s"), right.hasSuffix("'s") {
      left.removeLast(2)
      right.removeLast(2)
    }
    // “a” for “an” follows the word behind it.
    if ["a", "an"].contains(left), ["a", "an"].contains(right) { return nil }
    return left.isEmpty || right.isEmpty || left == right ? nil : Sides(original: left, spun: right)
  }
}
