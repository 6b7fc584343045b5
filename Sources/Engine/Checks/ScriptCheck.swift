internal import ICUText

/// Letters, digits and marks of one script that pose as those of another.
struct ScriptCheck: Check {
  static let kind = RuleKind.script
  private static let letters = FormSpec.Option(
    "letters", .pairs, "Letter of another script: the Latin letter that it looks like.", isRequired: true)
  static let forms = [
    FormSpec("mixed-word", "A word of one script with look-alike letters of another.", options: [letters]),
    FormSpec(
      "look-alike-word", "A word of Latin look-alikes between words in Latin letters.", options: [letters]),
    FormSpec("styled-letters", "Mathematical and enclosed letters used as an alphabet."),
    FormSpec("full-width", "Full-width letters and digits in text without East Asian writing."),
    FormSpec(
      "look-alike-mark", "Marks that look like others, after a Latin letter or digit.",
      options: [.init("marks", .pairs, "Mark: the mark that it looks like.", isRequired: true)]),
    FormSpec(
      "look-alike-digit", "Letters that look like digits, between digits.",
      options: [.init("letters", .pairs, "Letter: the digit that it looks like.", isRequired: true)]),
  ]

  private var rules: [String: [(index: Int, map: LookAlikes)]] = [:]
  private var marks: [UInt32: UInt32] = [:]

  init(rules: [IndexedRule], resources: CheckResources) {
    for item in rules {
      let pairs = item.rule.options.pairs("letters") + item.rule.options.pairs("marks")
      self.rules[item.rule.form, default: []].append((item.index, LookAlikes(pairs)))
      for pair in item.rule.options.pairs("marks") {
        guard let mark = pair.left.unicodeScalars.first, let plain = pair.right.first?.unicodeScalars.first else {
          continue
        }
        marks[mark.value] = plain.value
      }
    }
  }

  var triggers: Triggers { Triggers(properties: .hasNonASCII) }

  func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    guard facts.hasNonASCII else { return }
    let count = text.count
    var hasEastAsian: Bool?
    func isEastAsian() -> Bool {
      let known = hasEastAsian ?? Self.hasEastAsianLetters(text)
      hasEastAsian = known
      return known
    }
    var offset = NonASCII.next(text, from: 0)
    while offset < count {
      let lead = text[offset]
      // Latin letters; dashes and quotation marks, the single low one apart, which poses as a comma.
      if lead < 0xC7
        || lead == 0xE2 && text[offset &+ 1] == 0x80 && text[offset &+ 2] != 0x9A
          && text[offset &+ 2] != 0xA4
      {
        offset = NonASCII.next(text, from: offset &+ (lead < 0xE0 ? 2 : 3))
        continue
      }
      let (scalar, length) = ScalarClass.decode(text, at: offset)
      let end = offset &+ length
      var next = end
      if let plain = marks[scalar] {
        mark(text, offset..<end, scalar, plain, isEastAsian, into: &findings)
      } else {
        switch scalar {
        case 0x370...0x58F, 0x13A0...0x13FF, 0x1F00...0x1FFF, 0x2C80...0x2CFF, 0xA4D0...0xA4FF:
          next = word(text, tokens, at: offset, into: &findings) ?? end
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
          next = plainRun(text, from: offset) { $0 >= 0xFF10 && $0 <= 0xFF5A }
          if !isEastAsian() { report("full-width", text, offset..<next, least: 1, into: &findings) }
        case 0x1D400...0x1D7FF, 0x210A...0x2134:
          next = plainRun(text, from: offset) { StyledLetters.isMathematical($0) }
          if next > offset { report("styled-letters", text, offset..<next, least: 4, into: &findings) }
          next = max(next, end)
        case 0x24B6...0x24E9, 0x1F130...0x1F149, 0x1F150...0x1F169, 0x1F170...0x1F189:
          next = plainRun(text, from: offset) { StyledLetters.isEnclosed($0) }
          report("styled-letters", text, offset..<next, least: 3, into: &findings)
        default: break
        }
      }
      offset = NonASCII.next(text, from: next)
    }
  }

  private func plainRun(_ text: [UInt8], from start: Int, _ belongs: (UInt32) -> Bool) -> Int {
    var end = start
    while end < text.count {
      let (scalar, length) = ScalarClass.decode(text, at: end)
      guard belongs(scalar) else { break }
      end += length
    }
    return end
  }

  private func report(
    _ form: String, _ text: [UInt8], _ range: Range<Int>, least: Int, into findings: inout FindingSink
  ) {
    guard let rules = rules[form] else { return }
    let scalars = String(decoding: text[range], as: UTF8.self).unicodeScalars.map(\.value)
    guard scalars.count >= least else { return }
    let plain = NonASCII.string(scalars.map(StyledLetters.plain))
    for rule in rules { findings.report(rule.index, range, suggestions: [plain]) }
  }

  private func mark(
    _ text: [UInt8], _ range: Range<Int>, _ scalar: UInt32, _ plain: UInt32, _ isEastAsian: () -> Bool,
    into findings: inout FindingSink
  ) {
    guard let before = NonASCII.scalar(text, before: range.lowerBound),
      NonASCII.isASCIILetter(before) || NonASCII.isASCIIDigit(before) || (0xC0...0x24F).contains(before)
    else { return }
    let after = NonASCII.scalar(text, at: range.upperBound)
    // A low quotation mark opens; as a comma it stands after a word and before a space.
    if scalar == 0x201A, after != 0x20 { return }
    if scalar >= 0x3000, isEastAsian() { return }
    for rule in rules["look-alike-mark"] ?? [] {
      findings.report(rule.index, range, suggestions: [NonASCII.string([plain])])
    }
  }

  /// Looks at the word around an offset; gives the end of the word.
  private func word(_ text: [UInt8], _ tokens: [Token], at offset: Int, into findings: inout FindingSink) -> Int? {
    guard let index = tokens.indices(in: offset..<offset + 1).first else { return nil }
    let token = tokens[index]
    guard token.kind != .mark, !token.flags.contains(.placeholder) else { return Int(token.end) }
    let scalars = String(decoding: text[token.range], as: UTF8.self).unicodeScalars.map(\.value)
    let word = WordScripts(scalars)
    for rule in rules["look-alike-digit"] ?? [] {
      if let plain = rule.map.digits(scalars) { findings.report(rule.index, token.range, suggestions: [plain]) }
    }
    if word.latin > 0, word.foreign > 0, word.other == 0 {
      for rule in rules["mixed-word"] ?? [] {
        guard let plain = rule.map.plain(scalars, word), !isInflected(text, tokens, index, scalars) else { continue }
        findings.report(rule.index, token.range, suggestions: [plain])
      }
    } else if word.latin == 0, word.other == 0 {
      for rule in rules["look-alike-word"] ?? [] {
        guard let plain = rule.map.latin(scalars), isAmongLatin(text, tokens, index, scalars),
          !rule.map.hasWriting(text)
        else { continue }
        findings.report(rule.index, token.range, suggestions: [plain])
      }
    }
    return Int(token.end)
  }

  /// A Latin abbreviation with an ending of its Cyrillic or Greek sentence: “CDа”.
  private func isInflected(_ text: [UInt8], _ tokens: [Token], _ index: Int, _ scalars: [UInt32]) -> Bool {
    let latin = scalars.prefix { WordScripts.isLatin($0) }
    guard latin.count >= 2, latin.count < scalars.count,
      !scalars[latin.count...].contains(where: { WordScripts.isLatin($0) }),
      latin.allSatisfy({ !MojibakeContext.isLowercase($0) })
    else { return false }
    return [index - 1, index + 1].contains { neighbour in
      tokens.indices.contains(neighbour) && tokens[neighbour].isWord && !isLatin(text, tokens[neighbour])
    }
  }

  private func isLatin(_ text: [UInt8], _ token: Token) -> Bool {
    guard token.flags.contains(.hasNonASCII) else { return true }
    return String(decoding: text[token.range], as: UTF8.self).unicodeScalars
      .allSatisfy { WordScripts.isLatin($0.value) || $0.value < 0x80 || (0x2018...0x2019).contains($0.value) }
  }

  /// Whether Latin words stand directly on both sides (or one, at the edge of a sentence) of what is no name or
  /// abbreviation of its own language.
  private func isAmongLatin(_ text: [UInt8], _ tokens: [Token], _ index: Int, _ scalars: [UInt32]) -> Bool {
    let before = index > 0 ? tokens[index - 1] : nil
    let after = index + 1 < tokens.count ? tokens[index + 1] : nil
    func isNeighbour(_ token: Token?) -> Bool { token.map { $0.isWord && isLatin(text, $0) } ?? false }
    func isEdge(_ token: Token?) -> Bool { token.map { $0.isMark(".") || $0.isMark(",") } ?? true }
    if scalars.count == 1 {
      return (0x400...0x52F).contains(scalars[0]) && isNeighbour(before) && isNeighbour(after)
    }
    let isCapitals = scalars.allSatisfy { !MojibakeContext.isLowercase($0) }
    if isCapitals, !(before?.flags.contains(.allCaps) ?? false), !(after?.flags.contains(.allCaps) ?? false) {
      return false
    }
    let starts = tokens[index].flags.contains(.sentenceStart)
    return (isNeighbour(before) && (isNeighbour(after) || isEdge(after))) || (starts && isNeighbour(after))
  }

  private static func hasEastAsianLetters(_ text: [UInt8]) -> Bool {
    var offset = NonASCII.next(text, from: 0)
    while offset < text.count {
      let (scalar, length) = ScalarClass.decode(text, at: offset)
      switch scalar {
      case 0x1100...0x11FF, 0x3041...0x30FF, 0x3105...0x312F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0x20000...0x3FFFF:
        return true
      default: offset = NonASCII.next(text, from: offset + length)
      }
    }
    return false
  }
}
