internal import ICUText

/// Splits a text into tokens in one pass: ASCII and common Latin by tables, any other chunk by ICU.
///
/// Not thread-safe: one per worker. The token array is reused from article to article.
public struct Tokenizer: ~Copyable {
  /// Tokens of the text that was tokenized last, in order.
  public private(set) var tokens: [Token] = []
  /// The tokens while they are made and marked; `publish` copies them to `tokens`.
  var buffer = TokenBuffer()
  /// Whether the text held a byte above 0x7F.
  public private(set) var hasNonASCII = false
  /// Whether the text held C0 controls other than tab and line breaks, or DEL.
  public private(set) var hasControls = false
  private var hasLineBreaks = false
  /// Bytes of the longest line.
  private var longestLine = 0
  private var lineStart = 0
  private var usesFastPath: Bool
  private var segmenter: WordSegmenter?

  /// - Parameter usesFastPath: false sends every chunk to ICU; both ways give the same tokens.
  public init(usesFastPath: Bool = true) {
    self.usesFastPath = usesFastPath
  }

  /// Tokenizes valid UTF-8 and marks paragraphs. Sentences are marked by `SentenceMarker`.
  /// - Parameter hasSoftLineBreaks: whether only blank lines end a paragraph, however long the lines are.
  public mutating func tokenize(_ text: [UInt8], hasSoftLineBreaks: Bool = false) {
    scan(text, hasSoftLineBreaks: hasSoftLineBreaks)
    publish()
  }

  /// The same, into `buffer` only.
  mutating func scan(_ text: [UInt8], hasSoftLineBreaks: Bool) {
    buffer.removeAll()
    hasNonASCII = false
    hasControls = false
    hasLineBreaks = false
    longestLine = 0
    lineStart = 0
    unsafe text.withUnsafeBufferPointer { bytes in
      unsafe ByteClass.table.withUnsafeBufferPointer { classes in
        unsafe scan(text, ByteView(bytes), ByteView(classes))
      }
    }
    longestLine = max(longestLine, text.count - lineStart)
    if !hasSoftLineBreaks, hasLineBreaks, longestLine > Self.wrappedLineLimit { markParagraphs() }
  }

  /// Makes `tokens` what `buffer` holds.
  mutating func publish() { buffer.copy(to: &tokens) }

  private mutating func scan(_ text: [UInt8], _ bytes: ByteView, _ classes: ByteView) {
    let count = bytes.count
    var index = 0
    var gap: Token.Flags = [.spaceBefore, .paragraphStart]
    var chunk = Chunk(start: 0, tokens: 0, gap: gap)
    while index < count {
      let byte = bytes[index]
      let byteClass = classes[Int(byte)]
      if ByteClass.isLetter(byteClass), usesFastPath, letters(bytes, at: &index, gap: &gap, &chunk) { continue }
      if byteClass == ByteClass.space {
        gap.insert(.spaceBefore)
        index &+= 1
        chunk = Chunk(start: index, tokens: buffer.count, gap: gap)
        continue
      }
      if byteClass == ByteClass.newline {
        breakLine(bytes, at: &index, gap: &gap)
        chunk = Chunk(start: index, tokens: buffer.count, gap: gap)
        continue
      }
      var needsICU = !usesFastPath
      if !needsICU {
        if ByteClass.isWord(byteClass) {
          needsICU = !word(text, bytes, classes, at: &index, gap: gap)
          if !needsICU { gap = [] }
        } else if byteClass == ByteClass.mark {
          if byte < 0x20 || byte == 0x7F { hasControls = true }
          buffer.append(Token(key: UInt64(byte), start: index, end: index &+ 1, kind: .mark, flags: gap))
          index &+= 1
          gap = []
        } else {
          needsICU = !nonASCII(text, bytes, classes, at: &index, gap: &gap)
        }
      }
      if needsICU {
        buffer.truncate(to: chunk.tokens)
        var end = chunk.start
        while end < count, classes[Int(bytes[end])] != ByteClass.space, classes[Int(bytes[end])] != ByteClass.newline {
          if bytes[end] >= 0x80 { hasNonASCII = true }
          if bytes[end] < 0x20 || bytes[end] == 0x7F { hasControls = true }
          end += 1
        }
        gap = chunk.gap
        segments(text, chunk.start..<end, gap: &gap)
        index = end
      }
    }
  }

  /// A stretch without ASCII white space: where it starts, the tokens before it, and the gap.
  struct Chunk {
    var start: Int
    var tokens: Int
    var gap: Token.Flags
  }

  private mutating func breakLine(_ text: ByteView, at index: inout Int, gap: inout Token.Flags) {
    hasLineBreaks = true
    longestLine = max(longestLine, index - lineStart)
    if text[index] == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
    index += 1
    lineStart = index
    gap.insert(gap.contains(.newlineBefore) ? [.spaceBefore, .paragraphStart] : [.spaceBefore, .newlineBefore])
  }

  /// Reads a word or number that starts with an ASCII word byte or a Latin letter at `index`.
  /// False where ICU must decide.
  private mutating func word(
    _ source: [UInt8], _ text: ByteView, _ classes: ByteView, at index: inout Int, gap: Token.Flags
  ) -> Bool {
    let start = index
    let count = text.count
    var key = TokenKey()
    var seen: UInt8 = 0
    let first = classes[Int(text[start])]
    var position = start
    var foldedByICU = false
    var flags = gap
    scanning: while position < count {
      let byte = text[position]
      let byteClass = classes[Int(byte)]
      if ByteClass.isWord(byteClass) {
        key.add(byte | 0x20)
        if position != start { seen |= 1 &<< byteClass }
        position &+= 1
        continue
      }
      if byteClass == ByteClass.nonASCII {
        let (scalar, length) = ScalarClass.decode(text, at: position)
        switch ScalarClass.of(scalar) {
        case .letter:
          hasNonASCII = true
          foldedByICU = true
          position &+= length
        case .apostrophe:
          hasNonASCII = true
          guard joins(text, classes, before: position, after: position &+ length) else { break scanning }
          if isComplex(text, at: position &+ length) { return false }
          flags.insert(.hasNonASCII)
          key.add(0x27)
          position &+= length
        case .complex: return false
        default: break scanning
        }
        continue
      }
      guard position &+ 1 < count else { break }
      switch byte {
      case 0x27:
        guard joins(text, classes, before: position, after: position &+ 1) else { break scanning }
        if isComplex(text, at: position &+ 1) { return false }
      case 0x2E:
        let before = classes[Int(text[position &- 1])]
        let after = classes[Int(text[position &+ 1])]
        if before == ByteClass.digit {
          guard after == ByteClass.digit else { break scanning }
        } else {
          guard Self.joinsInitials(text, at: position, from: start) else { break scanning }
        }
      case 0x2C:
        guard classes[Int(text[position &- 1])] == ByteClass.digit,
          classes[Int(text[position &+ 1])] == ByteClass.digit
        else { break scanning }
      default: break scanning
      }
      key.add(byte)
      position &+= 1
    }
    var value = key.value
    if foldedByICU {
      flags.insert(.hasNonASCII)
      value = WordShape.describe(source, start..<position, flags: &flags)
    } else {
      WordShape.describe(first: first, rest: seen, flags: &flags)
    }
    let isNumber = first == ByteClass.digit && seen & ~(1 &<< ByteClass.digit) == 0 && !foldedByICU
    buffer.append(Token(key: value, start: start, end: position, kind: isNumber ? .number : .word, flags: flags))
    index = position
    return true
  }

  /// Whether an apostrophe joins what stands on its two sides: letter to letter, or digit to digit.
  private func joins(_ text: ByteView, _ classes: ByteView, before: Int, after: Int) -> Bool {
    guard after < text.count, before > 0 else { return false }
    let left = classes[Int(text[before - 1])]
    let right = classes[Int(text[after])]
    if left == ByteClass.digit { return right == ByteClass.digit }
    if left == ByteClass.underscore { return false }
    if right == ByteClass.nonASCII { return ScalarClass.of(ScalarClass.decode(text, at: after).scalar) == .letter }
    return ByteClass.isLetter(right)
  }

  private func isComplex(_ text: ByteView, at offset: Int) -> Bool {
    text[offset] >= 0x80 && ScalarClass.of(ScalarClass.decode(text, at: offset).scalar) == .complex
  }

  /// Whether the full stop at `stop` stands between two single letters (“U.S”, “p.m”, not “end.The”).
  static func joinsInitials(_ text: ByteView, at stop: Int, from start: Int) -> Bool {
    func isASCIILetter(_ offset: Int) -> Bool {
      offset >= 0 && offset < text.count && (text[offset] | 0x20) &- 0x61 < 26
    }
    guard isASCIILetter(stop - 1), isASCIILetter(stop + 1) else { return false }
    guard stop - 1 == start || text[stop - 2] == 0x2E else { return false }
    guard stop + 2 < text.count else { return true }
    let next = text[stop + 2]
    return next < 0x80 && !ByteClass.isWord(ByteClass.table[Int(next)])
  }

  /// The same for bytes in an array.
  static func joinsInitials(_ text: [UInt8], at stop: Int, from start: Int) -> Bool {
    unsafe text.withUnsafeBufferPointer { unsafe joinsInitials(ByteView($0), at: stop, from: start) }
  }

  /// Reads what starts with a non-ASCII byte. False where ICU must decide.
  private mutating func nonASCII(
    _ source: [UInt8], _ text: ByteView, _ classes: ByteView, at index: inout Int, gap: inout Token.Flags
  ) -> Bool {
    hasNonASCII = true
    let (scalar, length) = ScalarClass.decode(text, at: index)
    switch ScalarClass.of(scalar) {
    case .letter:
      guard word(source, text, classes, at: &index, gap: gap) else { return false }
      gap = []
    case .space:
      gap.insert(.spaceBefore)
      index += length
    case .newline:
      hasLineBreaks = true
      gap.insert(scalar == 0x2029 ? [.spaceBefore, .newlineBefore, .paragraphStart] : [.spaceBefore, .newlineBefore])
      index += length
    case .mark, .apostrophe:
      buffer.append(
        Token(key: UInt64(scalar), start: index, end: index + length, kind: .mark, flags: gap.union(.hasNonASCII)))
      index += length
      gap = []
    case .complex: return false
    }
    return true
  }

  private mutating func markParagraphs() {
    for index in 0..<buffer.count where buffer[index].flags.contains(.newlineBefore) {
      buffer[index].flags.insert(.paragraphStart)
    }
  }

  /// Text whose longest line is longer than this many bytes has a paragraph a line; other text is hard-wrapped.
  static let wrappedLineLimit = 110
}

extension Tokenizer {
  /// The tokens of one chunk without ASCII white space, by ICU’s word boundaries and the tailorings.
  private mutating func segments(_ text: [UInt8], _ chunk: Range<Int>, gap: inout Token.Flags) {
    var pieces: [(start: Int, end: Int, isWord: Bool)] = []
    if segmenter == nil { segmenter = try? WordSegmenter(locale: "root") }
    segmenter?.forEachSegment(in: text.span, range: chunk) { start, end, kind in
      pieces.append((start, end, kind != .none))
    }
    for piece in pieces {
      if piece.isWord {
        for part in WordShape.tailored(text, piece.start..<piece.end) {
          append(text, part, isWord: WordShape.hasWordScalar(text, part), gap: &gap)
        }
      } else {
        append(
          text, piece.start..<piece.end, isWord: WordShape.isUnderscores(text, piece.start..<piece.end), gap: &gap)
      }
    }
  }

  private mutating func append(_ text: [UInt8], _ range: Range<Int>, isWord: Bool, gap: inout Token.Flags) {
    let (scalar, length) = ScalarClass.decode(text, at: range.lowerBound)
    guard isWord else {
      switch ScalarClass.of(scalar) {
      case .space: gap.insert(.spaceBefore)
      case .newline:
        hasLineBreaks = true
        gap.insert(
          scalar == 0x2029 ? [.spaceBefore, .newlineBefore, .paragraphStart] : [.spaceBefore, .newlineBefore])
      default:
        let key = range.count == length ? UInt64(scalar) : TokenKey.key(folded: text[range])
        buffer.append(
          Token(
            key: key, start: range.lowerBound, end: range.upperBound, kind: .mark,
            flags: scalar < 0x80 && range.count == 1 ? gap : gap.union(.hasNonASCII)))
        gap = []
      }
      return
    }
    var flags = gap
    let key = WordShape.describe(text, range, flags: &flags)
    let isNumber = WordShape.isNumber(text, range)
    buffer.append(
      Token(
        key: key, start: range.lowerBound, end: range.upperBound,
        kind: isNumber ? .number : .word, flags: flags))
    gap = []
  }
}

/// Turns phrases into token keys, as the linter does with a text.
public struct PhraseKeys: ~Copyable {
  private var tokenizer = Tokenizer()

  public init() {}

  /// The keys of the tokens of a phrase, in order.
  public mutating func keys(of phrase: String) -> [UInt64] { tokenizer.keys(of: phrase) }
}
