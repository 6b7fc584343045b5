/// Pairing of brackets and quotation marks.
enum PunctuationPairs {
  static let brackets: [UInt64] = [0x28, 0x29, 0x5B, 0x5D]
  static let quotes: [UInt64] = [0x22, 0x201C, 0x201D, 0x201E]

  static func isBracket(_ key: UInt64) -> Bool {
    key == 0x28 || key == 0x29 || key == 0x5B || key == 0x5D
  }
  static func isQuote(_ key: UInt64) -> Bool { key == 0x22 || key == 0x201C || key == 0x201D || key == 0x201E }

  private static func partner(_ key: UInt64) -> UInt64 { key == 0x29 ? 0x28 : 0x5B }

  /// Reports brackets without a partner within the paragraph or the next ones, and whether each is a closing one that
  /// white space or another closing mark stands before.
  /// - Parameter candidates: indices of tokens, all brackets among them.
  static func brackets(_ tokens: [Token], at candidates: [Int], report: (Range<Int>, Bool) -> Void) {
    var open: [(key: UInt64, index: Int)] = []
    var squares = 0
    for index in candidates where tokens[index].isMark && isBracket(tokens[index].key) {
      let key = tokens[index].key
      if isEmoticon(tokens, at: index) { continue }
      if key == 0x28 || key == 0x5B {
        open.append((key, index))
        if key == 0x5B { squares += 1 }
      } else if let last = open.last, last.key != partner(key), isInterval(tokens, from: last.index, to: index) {
        if last.key == 0x5B { squares -= 1 }
        open.removeLast()
      } else if (key == 0x5D ? squares : open.count - squares) > 0,
        let last = open.lastIndex(where: { $0.key == partner(key) })
      {
        for lost in open[(last + 1)...].prefix(mostReports) { report(tokens[lost.index].range, false) }
        squares -= open[last...].count { $0.key == 0x5B }
        open.removeSubrange(last...)
      } else if !isEnumerator(tokens, at: index) {
        report(tokens[index].range, isOrphan(tokens, at: index))
      }
    }
    for lost in open.prefix(mostReports) { report(tokens[lost.index].range, false) }
  }

  /// “[0, 1)”, “(a, b]”: an interval that is open on one side.
  private static func isInterval(_ tokens: [Token], from start: Int, to end: Int) -> Bool {
    end - start <= 10 && tokens[start..<end].contains { $0.isMark(",") || $0.isMark(";") || $0.isMark(".") }
  }

  private static func isOrphan(_ tokens: [Token], at index: Int) -> Bool {
    guard index > 0 else { return true }
    let left = tokens[index - 1]
    return tokens[index].hasSpaceBefore
      || left.isMark && (SentenceMarker.isTerminator(left.key) || isBracket(left.key) || left.isMark(","))
  }

  /// Most open brackets that are reported of one article: more of them are a drawing or code.
  private static let mostReports = 20

  /// “:)”, “;-)”, “:(”.
  private static func isEmoticon(_ tokens: [Token], at index: Int) -> Bool {
    guard index > 0, !tokens[index].hasSpaceBefore else { return false }
    let left = tokens[index - 1]
    if left.isMark(":") || left.isMark(";") || left.isMark("=") { return true }
    return left.isMark("-") && index > 1 && (tokens[index - 2].isMark(":") || tokens[index - 2].isMark(";"))
  }

  /// “a)”, “1)”, “iv)”: a number of a list.
  private static func isEnumerator(_ tokens: [Token], at index: Int) -> Bool {
    guard index > 0, !tokens[index].hasSpaceBefore, tokens[index].key == 0x29 else { return false }
    // “1.)”
    let last = tokens[index - 1].isMark(".") && index > 1 ? index - 2 : index - 1
    let left = tokens[last]
    guard left.kind != .mark, left.hasSpaceBefore else { return false }
    return left.end - left.start <= 2
      || isRoman(left)
  }

  private static func isRoman(_ token: Token) -> Bool { token.end - token.start <= 4 && romans.contains(token.key) }
  private static let romans = KeyMap(words: ["iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"])

  /// Reports double quotation marks without a partner in their paragraph. A quotation that goes on in the next
  /// paragraph is opened again there and closed once.
  static func quotes(_ tokens: [Token], report: (Range<Int>) -> Void) {
    var start = 0
    while start < tokens.count {
      var end = start + 1
      while end < tokens.count, !tokens[end].flags.contains(.paragraphStart) { end += 1 }
      paragraph(tokens, start..<end, report: report)
      start = end
    }
  }

  private static func paragraph(_ tokens: [Token], _ range: Range<Int>, report: (Range<Int>) -> Void) {
    let nextReopens = range.upperBound < tokens.count && isQuote(tokens[range.upperBound].key)
    var open: Int?
    var straight: [Int] = []
    for index in range where tokens[index].isMark {
      switch tokens[index].key {
      case 0x22:
        // An inch or second sign.
        if index > 0, tokens[index - 1].kind == .number, !tokens[index].hasSpaceBefore, straight.count % 2 == 0 {
          continue
        }
        straight.append(index)
      case 0x201C, 0x201E:
        if let open, tokens[index].key == 0x201C, tokens[open].key != 0x201E { report(tokens[open].range) }
        open = tokens[index].key == 0x201C && open.map { tokens[$0].key == 0x201E } == true ? nil : index
      case 0x201D:
        if open == nil { report(tokens[index].range) }
        open = nil
      default: break
      }
    }
    if let open, !nextReopens { report(tokens[open].range) }
    if straight.count % 2 == 1, !nextReopens, let odd = unpaired(tokens, straight) { report(tokens[odd].range) }
  }

  /// The straight quote that does not fit: the first one that opens twice or closes what is not open, else the last.
  private static func unpaired(_ tokens: [Token], _ quotes: [Int]) -> Int? {
    var open = false
    for (number, index) in quotes.enumerated() {
      let opens = index + 1 < tokens.count && !tokens[index + 1].hasSpaceBefore && tokens[index].hasSpaceBefore
      let closes = !tokens[index].hasSpaceBefore && (index + 1 == tokens.count || tokens[index + 1].hasSpaceBefore)
      if opens, open { return quotes[number - 1] }
      if closes, !open { return index }
      open.toggle()
    }
    return quotes.last
  }
}
