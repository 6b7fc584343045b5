internal import ICUText

/// Damaged and invisible characters: mojibake, lost bytes, controls, zero-width characters, unusual spaces.
struct EncodingCheck: Check {
  static let kind = RuleKind.encoding
  static let forms = [
    FormSpec(
      "mojibake", "UTF-8 read in a single-byte charset. Values: {charset}.",
      options: [
        .init("charsets", .list, "The charsets that it was read in.", isRequired: true, choices: CodePages.names)
      ]),
    FormSpec("mojibake-repeated", "UTF-8 misread twice or more often. Values: {charset}."),
    FormSpec("mojibake-remnant", "Mojibake of which characters were lost: “â€”, “Â ” before a space."),
    FormSpec(
      "replacement-character", "U+FFFD, and bytes that are not valid UTF-8. Values: {what}, which of the two."),
    FormSpec("control", "Control characters. Values: {code}."),
    FormSpec("noncharacter", "Code points that are no characters. Values: {code}."),
    FormSpec("private-use", "Private-use characters. Values: {code}."),
    FormSpec("non-nfc", "Letters and combining marks that one character stands for."),
    FormSpec(
      "zero-width", "Invisible characters without a purpose where they stand. Values: {code}.",
      options: [.init("inside-word", .boolean, "Only between two letters or digits; otherwise only elsewhere.")]),
    FormSpec(
      "bidi-control", "Bidirectional controls in text without right-to-left letters, or unbalanced. Values: {code}.",
      options: [.init("overrides", .boolean, "Only overrides; otherwise only other controls.")]),
    FormSpec("soft-hyphen", "Soft hyphens inside words."),
    FormSpec(
      "space", "Unusual spaces between two letters or digits. Values: {code}.",
      options: [.init("characters", .list, "The spaces.", isRequired: true)]),
  ]

  private var rules: [String: [Int]] = [:]
  private var pageRules: [[Int]] = Array(repeating: [], count: CodePages.names.count)
  private var spaces: [UInt32: [Int]] = [:]
  private var mojibake: Mojibake?
  private var run: [UInt32] = []
  private var offsets: [Int] = []

  init(rules: [IndexedRule], resources: CheckResources) {
    for item in rules {
      let options = item.rule.options
      var form = item.rule.form
      if options.boolean("inside-word") || options.boolean("overrides") { form += "!" }
      self.rules[form, default: []].append(item.index)
      for (page, name) in CodePages.names.enumerated() where options.list("charsets").contains(name) {
        pageRules[page].append(item.index)
      }
      for space in options.list("characters").flatMap(\.unicodeScalars) {
        spaces[space.value, default: []].append(item.index)
      }
    }
  }

  var triggers: Triggers { Triggers(properties: [.hasNonASCII, .hasControls]) }

  mutating func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    if facts.hasControls { controls(text, into: &findings) }
    guard facts.hasNonASCII else { return }
    mojibake?.startArticle()
    let invalid = Set(facts.invalid.map(\.lowerBound))
    let count = text.count
    var needsNFC = false
    var bidi = BidiControls()
    var offset = NonASCII.next(text, from: 0)
    while offset < count {
      let lead = text[offset]
      if lead == 0xE2, text[offset &+ 1] == 0x80, text[offset &+ 2] &- 0x90 < 23, isASCII(text, offset &+ 3) {
        offset = NonASCII.next(text, from: offset &+ 3)
        continue
      }
      if lead == 0xC3, text[offset &+ 1] &- 0x82 > 1, isASCII(text, offset &+ 2) {
        offset = NonASCII.next(text, from: offset &+ 2)
        continue
      }
      let start = offset
      run.removeAll(keepingCapacity: true)
      offsets.removeAll(keepingCapacity: true)
      while offset < count, text[offset] >= 0x80 {
        let (scalar, length) = ScalarClass.decode(text, at: offset)
        if text[offset] >= 0xCC, text[offset] != 0xE2 { needsNFC = true }
        run.append(scalar)
        offsets.append(offset)
        offset &+= length
      }
      offsets.append(offset)
      decode(text, start..<offset, into: &findings)
      for index in run.indices where Self.isSpecial(run[index]) {
        character(text, index, invalid, &bidi, into: &findings)
      }
      offset = NonASCII.next(text, from: offset)
    }
    bidi.close(text, count)
    for range in bidi.faults { report("bidi-control", range, code: text, into: &findings) }
    if needsNFC { nonNFC(text, into: &findings) }
  }

  private func isASCII(_ text: [UInt8], _ offset: Int) -> Bool { offset >= text.count || text[offset] < 0x80 }

  /// A cheap test that lets the characters through which `character` looks at.
  private static func isSpecial(_ scalar: UInt32) -> Bool {
    if scalar < 0xA0 || scalar == 0xAD { return true }
    if scalar < 0x2000 { return scalar == 0x34F || scalar == 0x61C || scalar == 0x1680 || scalar &- 0x115F < 2 }
    if scalar < 0x2070 { return scalar < 0x2010 || scalar >= 0x202A && scalar <= 0x202E || scalar >= 0x205F }
    return scalar == 0x3000 || scalar >= 0xE000 && (scalar < 0xF900 || scalar >= 0xFDD0)
  }

  private func report(
    _ form: String, _ range: Range<Int>, code text: [UInt8]? = nil, suggestions: [String]? = nil,
    into findings: inout FindingSink
  ) {
    guard let rules = rules[form] else { return }
    var values: [String: String] = [:]
    if let text, let scalar = NonASCII.scalar(text, at: range.lowerBound) { values["code"] = Self.code(scalar) }
    for rule in rules { findings.report(rule, range, suggestions: suggestions, values: values) }
  }

  static func code(_ scalar: UInt32) -> String {
    let hex = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }

  private func controls(_ text: [UInt8], into findings: inout FindingSink) {
    for offset in text.indices {
      let byte = text[offset]
      guard byte < 0x20 || byte == 0x7F, !(0x09...0x0D).contains(byte) else { continue }
      report("control", offset..<offset + 1, code: text, suggestions: [""], into: &findings)
    }
  }

  private mutating func decode(_ text: [UInt8], _ range: Range<Int>, into findings: inout FindingSink) {
    let before = NonASCII.scalar(text, before: range.lowerBound)
    let after = NonASCII.scalar(text, at: range.upperBound)
    let isRemnant = run.contains { $0 == 0xC2 || $0 == 0xC3 || $0 == 0xE2 }
    guard run.count > 1 || isRemnant else { return }
    if mojibake == nil { mojibake = Mojibake() }
    let second = range.lowerBound > 1 ? NonASCII.scalar(text, before: range.lowerBound - 1) : nil
    let next = NonASCII.scalar(text, at: range.upperBound + 1 < text.count ? range.upperBound + 1 : text.count)
    let pieces = mojibake?.pieces(run, before: (before, second), after: (after, next)) ?? []
    for piece in pieces {
      let place = offsets[piece.range.lowerBound]..<offsets[piece.range.upperBound]
      let repaired = NonASCII.string(piece.scalars.filter { $0 != 0xFEFF && $0 != 0x200B })
      let isLost = piece.scalars.contains(0xFFFD)
      let repeated = rules["mojibake-repeated"] ?? []
      for rule in piece.depth > 1 && !repeated.isEmpty ? repeated : pageRules[piece.page] {
        findings.report(
          rule, place, suggestions: isLost ? [] : [repaired], values: ["charset": CodePages.names[piece.page]])
      }
    }
    if isRemnant { remnants(text, pieces, before: before, after: after, into: &findings) }
  }

  private func remnants(
    _ text: [UInt8], _ pieces: [Mojibake.Piece], before: UInt32?, after: UInt32?, into findings: inout FindingSink
  ) {
    for index in run.indices where !pieces.contains(where: { $0.range.contains(index) }) {
      let isLast = index + 1 == run.count
      let left = index > 0 ? run[index - 1] : before
      switch run[index] {
      case 0xE2 where !isLast && run[index + 1] == 0x20AC:
        let end = index + 2 < run.count && run[index + 2] == 0xFFFD ? index + 3 : index + 2
        guard end == run.count || end == index + 3 else { continue }
        report("mojibake-remnant", offsets[index]..<offsets[end], suggestions: ["”"], into: &findings)
      case 0xC3 where isLast && after == 0x20 && !MojibakeContext.isUppercase(left):
        report("mojibake-remnant", offsets[index]..<offsets[index + 1] + 1, suggestions: ["à"], into: &findings)
      case 0xC2 where isLast && after == 0x20:
        guard let left, left == 0x20 || left < 0x80 && !MojibakeContext.isUppercase(left) else { continue }
        report("mojibake-remnant", offsets[index]..<offsets[index + 1], suggestions: [""], into: &findings)
      default: continue
      }
    }
  }

  private mutating func character(
    _ text: [UInt8], _ index: Int, _ invalid: Set<Int>, _ bidi: inout BidiControls, into findings: inout FindingSink
  ) {
    let scalar = run[index]
    let range = offsets[index]..<offsets[index + 1]
    let left = NonASCII.scalar(text, before: range.lowerBound)
    let right = NonASCII.scalar(text, at: range.upperBound)
    if let rules = spaces[scalar], InvisibleCharacters.isOddSpace(between: left, right) {
      for rule in rules { findings.report(rule, range, suggestions: [" "], values: ["code": Self.code(scalar)]) }
    }
    switch scalar {
    case 0x85: return
    case 0x80...0x9F:
      if mojibake == nil { mojibake = Mojibake() }
      let meant = mojibake?.windows1252(control: scalar).map { [NonASCII.string([$0])] }
      report("control", range, code: text, suggestions: meant ?? [""], into: &findings)
    case 0xAD: report("soft-hyphen", range, suggestions: [""], into: &findings)
    case 0xFFFD:
      let what = invalid.contains(range.lowerBound) ? "bytes that are not UTF-8" : "U+FFFD for a character that is lost"
      for rule in rules["replacement-character"] ?? [] { findings.report(rule, range, values: ["what": what]) }
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD:
      report("private-use", range, code: text, into: &findings)
    case 0x202D, 0x202E:
      report("bidi-control!", range, code: text, suggestions: [""], into: &findings)
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202C, 0x2066...0x2069: bidi.add(text, range, scalar)
    case 0xFDD0...0xFDEF: report("noncharacter", range, code: text, suggestions: [""], into: &findings)
    default:
      if scalar & 0xFFFE == 0xFFFE {
        report("noncharacter", range, code: text, suggestions: [""], into: &findings)
      } else if InvisibleCharacters.isStray(scalar, in: text, range) {
        let isInside = InvisibleCharacters.isWordLike(left) && InvisibleCharacters.isWordLike(right)
        report(isInside ? "zero-width!" : "zero-width", range, code: text, suggestions: [""], into: &findings)
      }
    }
  }

  /// Only sequences that get shorter: composition exclusions and singletons are a matter of taste.
  private func nonNFC(_ text: [UInt8], into findings: inout FindingSink) {
    guard rules["non-nfc"] != nil else { return }
    for sequence in Normalization.nonNFCSequences(in: text.span) {
      let composed = String(decoding: sequence.normalized, as: UTF8.self)
      let original = String(decoding: text[sequence.range], as: UTF8.self)
      guard composed.unicodeScalars.count < original.unicodeScalars.count else { continue }
      report("non-nfc", sequence.range, suggestions: [composed], into: &findings)
    }
  }
}
