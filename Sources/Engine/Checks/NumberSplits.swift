/// Numbers that a program took apart, or put together from words and digits.
struct NumberSplits: Sendable {
  static let specs = [
    FormSpec(
      "decimal-comma", "A decimal comma before a unit: “2,5 percent”. Values: {value}.",
      options: [.init("units", .list, "Words and marks after the number.", isRequired: true)]),
    FormSpec("split-group", "A space after the comma of a grouped number: “10, 000”. Values: {value}."),
    FormSpec(
      "split-decimal", "A space after the decimal point: “3. 5 percent”. Values: {value}.",
      options: [
        .init("units", .list, "Words and marks after the number.", isRequired: true),
        .init("before", .list, "Words and marks before it.", isRequired: true),
      ]),
    FormSpec(
      "split-ending", "A space before the ending of a number: “19 th century”. Values: {value}.",
      options: [
        .init("endings", .list, "The endings.", isRequired: true),
        .init("after", .list, "Words after the ending.", isRequired: true),
      ]),
    FormSpec("split-decade", "A space or apostrophe inside a decade: “1990 s”. Values: {value}."),
    FormSpec(
      "split-sign", "A unit in single letters: “12 k m”. Values: {value}.",
      options: [.init("signs", .pairs, "Letters with spaces: the sign.", isRequired: true)]),
    FormSpec(
      "spelled-mix", "A spelled-out number joined to digits by a mark: “three.5”. Values: {value}.",
      options: [
        .init("marks", .list, "The marks; a space counts as one.", isRequired: true),
        .init("digits", .string, "The digits (default any)."),
        .init("length", .number, "Number of digits (default any)."),
        .init("most", .number, "Largest spelled-out number (default any)."),
        .init("written", .string, "The mark in digits (default the mark itself)."),
      ]),
  ]

  private enum Form: String {
    case decimalComma = "decimal-comma"
    case splitGroup = "split-group"
    case splitDecimal = "split-decimal"
    case splitEnding = "split-ending"
    case splitDecade = "split-decade"
    case splitSign = "split-sign"
    case spelledMix = "spelled-mix"
  }

  /// An object, because it is handed on for every number.
  private final class Rule: Sendable {
    let index: Int
    let form: Form
    let units: KeyMap
    let before: KeyMap
    let signs: [(keys: [UInt64], sign: String)]
    let marks: [UInt8]
    let digits: [UInt8]
    let length: Int?
    let most: UInt32
    let written: String?

    init(_ index: Int, _ form: Form, _ options: RuleOptions, _ tokenizer: inout Tokenizer) {
      func map(_ items: [String], _ tokenizer: inout Tokenizer) -> KeyMap {
        KeyMap(items.flatMap { tokenizer.keys(of: $0) }.map { ($0, UInt32(1)) })
      }
      self.index = index
      self.form = form
      units = map(options.list("units") + options.list("after"), &tokenizer)
      before = map(options.list("before") + options.list("endings"), &tokenizer)
      signs = options.pairs("signs").map { (tokenizer.keys(of: $0.left), $0.right.first ?? "") }
      marks = options.list("marks").compactMap(\.utf8.first)
      digits = Array((options.string("digits") ?? "").utf8)
      length = options.number("length").map { Int($0) }
      most = UInt32(options.number("most") ?? 1e9)
      written = options.string("written")
    }
  }
  private let rules: [Rule]

  init(_ rules: [IndexedRule]) {
    var tokenizer = Tokenizer()
    var compiled: [Rule] = []
    for item in rules {
      if let form = Form(rawValue: item.rule.form) {
        compiled.append(Rule(item.index, form, item.rule.options, &tokenizer))
      }
    }
    self.rules = compiled
  }

  /// Looks at the number at `index`.
  func check(
    _ text: [UInt8], _ tokens: [Token], at index: Int, _ numbers: KeyMap?, into findings: inout FindingSink
  ) {
    for rule in rules where findings.isActive(rule.index) {
      let found: (range: Range<Int>, value: String)?
      switch rule.form {
      case .decimalComma: found = decimalComma(rule, text, tokens, index)
      case .splitGroup: found = splitGroup(text, tokens, index)
      case .splitDecimal: found = splitDecimal(rule, text, tokens, index)
      case .splitEnding: found = splitEnding(rule, text, tokens, index)
      case .splitDecade: found = splitDecade(text, tokens, index)
      case .splitSign: found = splitSign(rule, text, tokens, index)
      case .spelledMix: found = numbers.flatMap { spelledMix(rule, text, tokens, index, $0) }
      }
      if let found { findings.report(rule.index, found.range, values: ["value": found.value]) }
    }
  }

  private func string(_ text: [UInt8], _ token: Token) -> String { String(decoding: text[token.range], as: UTF8.self) }

  private func isDigits(_ text: [UInt8], _ token: Token) -> Bool { text[token.range].allSatisfy { $0 &- 0x30 < 10 } }

  /// Whether one blank and nothing else stands before the token.
  private func followsBlank(_ text: [UInt8], _ tokens: [Token], _ index: Int) -> Bool {
    index > 0 && tokens[index].start - tokens[index - 1].end == 1 && text[Int(tokens[index].start) - 1] == 0x20
  }

  private func decimalComma(_ rule: Rule, _ text: [UInt8], _ tokens: [Token], _ index: Int) -> (Range<Int>, String)? {
    guard (3...5).contains(tokens[index].range.count), text[Int(tokens[index].end) - 2] == 0x2C else { return nil }
    let bytes = Array(text[tokens[index].range])
    guard bytes.count(where: { $0 == 0x2C || $0 == 0x2E }) == 1,
      index + 1 < tokens.count, rule.units.contains(tokens[index + 1].key),
      !tokens[index + 1].flags.contains(.newlineBefore)
    else { return nil }
    return (tokens[index].range, String(decoding: bytes.map { $0 == 0x2C ? 0x2E : $0 }, as: UTF8.self))
  }

  /// Seen from the last group, which is “000”.
  private func splitGroup(_ text: [UInt8], _ tokens: [Token], _ index: Int) -> (Range<Int>, String)? {
    guard isGroup(text, tokens, index), text[tokens[index].range].allSatisfy({ $0 == 0x30 }) else { return nil }
    if index + 2 < tokens.count, isGroup(text, tokens, index + 2) { return nil }
    var first = index
    while first >= 2, isGroup(text, tokens, first) { first -= 2 }
    guard tokens[first].kind == .number, tokens[first].range.count <= 3, isDigits(text, tokens[first]),
      text[Int(tokens[first].start)] != 0x30
    else { return nil }
    let value = stride(from: first, through: index, by: 2).map { string(text, tokens[$0]) }.joined(separator: ",")
    return (Int(tokens[first].start)..<Int(tokens[index].end), value)
  }

  private func isGroup(_ text: [UInt8], _ tokens: [Token], _ index: Int) -> Bool {
    index >= 2 && tokens[index].kind == .number && tokens[index].range.count == 3 && isDigits(text, tokens[index])
      && tokens[index - 1].isMark(",") && !tokens[index - 1].hasSpaceBefore && followsBlank(text, tokens, index)
  }

  /// Seen from the whole part.
  private func splitDecimal(_ rule: Rule, _ text: [UInt8], _ tokens: [Token], _ index: Int) -> (Range<Int>, String)? {
    guard index > 0, index + 3 < tokens.count, tokens[index].range.count <= 3, isDigits(text, tokens[index]),
      tokens[index + 1].isMark("."), !tokens[index + 1].hasSpaceBefore, tokens[index + 2].kind == .number,
      tokens[index + 2].range.count <= 2, followsBlank(text, tokens, index + 2),
      rule.units.contains(tokens[index + 3].key), rule.before.contains(tokens[index - 1].key)
    else { return nil }
    return (
      Int(tokens[index].start)..<Int(tokens[index + 2].end),
      string(text, tokens[index]) + "." + string(text, tokens[index + 2])
    )
  }

  private func splitEnding(_ rule: Rule, _ text: [UInt8], _ tokens: [Token], _ index: Int) -> (Range<Int>, String)? {
    guard index + 2 < tokens.count, tokens[index].range.count <= 3, followsBlank(text, tokens, index + 1),
      tokens[index + 1].isWord, rule.before.contains(tokens[index + 1].key),
      !tokens[index + 1].flags.contains(.capitalized), rule.units.contains(tokens[index + 2].key)
    else { return nil }
    return (
      Int(tokens[index].start)..<Int(tokens[index + 1].end),
      string(text, tokens[index]) + string(text, tokens[index + 1])
    )
  }

  private func splitDecade(_ text: [UInt8], _ tokens: [Token], _ index: Int) -> (Range<Int>, String)? {
    let bytes = text[tokens[index].range]
    guard bytes.last == 0x30, bytes.count == 4 || bytes.count == 2, isDigits(text, tokens[index]) else { return nil }
    var next = index + 1
    var hasMark = false
    if next + 1 < tokens.count, tokens[next].isMark, tokens[next].key == 0x27 || tokens[next].key == 0x2019 {
      hasMark = true
      next += 1
    }
    guard next < tokens.count, tokens[index + 1].hasSpaceBefore || tokens[next].hasSpaceBefore,
      text[tokens[next].range].elementsEqual([0x73]), hasMark || bytes.count == 4,
      bytes.count == 2 || bytes.starts(with: [0x31]) || bytes.starts(with: [0x32, 0x30]),
      Int(tokens[next].start) - Int(tokens[index].end) <= 3
    else { return nil }
    return (Int(tokens[index].start)..<Int(tokens[next].end), string(text, tokens[index]) + "s")
  }

  private func splitSign(_ rule: Rule, _ text: [UInt8], _ tokens: [Token], _ index: Int) -> (Range<Int>, String)? {
    for (keys, sign) in rule.signs {
      let end = index + 1 + keys.count
      guard end <= tokens.count, keys.indices.allSatisfy({ tokens[index + 1 + $0].key == keys[$0] }),
        keys.indices.allSatisfy({ followsBlank(text, tokens, index + 1 + $0) }),
        tokens[index + 1].flags.isDisjoint(with: .capitalized)
      else { continue }
      return (Int(tokens[index].start)..<Int(tokens[end - 1].end), string(text, tokens[index]) + " " + sign)
    }
    return nil
  }

  /// Seen from the digits.
  private func spelledMix(
    _ rule: Rule, _ text: [UInt8], _ tokens: [Token], _ index: Int, _ numbers: KeyMap
  ) -> (Range<Int>, String)? {
    let token = tokens[index]
    let digits = text[token.range]
    guard rule.digits.isEmpty || digits.elementsEqual(rule.digits), isDigits(text, token),
      rule.length == nil || digits.count == rule.length, index > 0
    else { return nil }
    var end = index
    let mark: UInt8
    if token.hasSpaceBefore {
      guard rule.marks.contains(0x20), followsBlank(text, tokens, index) else { return nil }
      mark = 0x20
    } else {
      end = index - 1
      guard end > 0, tokens[end].isMark, tokens[end].key < 0x80, !tokens[end].hasSpaceBefore,
        rule.marks.contains(UInt8(tokens[end].key))
      else { return nil }
      mark = UInt8(tokens[end].key)
    }
    var best: (start: Int, value: UInt32)?
    var folded: [UInt8] = []
    var start = end
    while start > 0, end - start < 3 {
      start -= 1
      if tokens[start].isMark("-"), !tokens[start].hasSpaceBefore { continue }
      guard tokens[start].isWord, !tokens[start].flags.contains(.hasDigit) else { break }
      folded = TokenKey.fold(Array(text[tokens[start].range])) + (folded.isEmpty ? [] : [0x2D] + folded)
      if let value = numbers[TokenKey.key(folded: folded)] { best = (start, value) }
      if tokens[start].hasSpaceBefore { break }
    }
    guard let best, best.value <= rule.most else { return nil }
    let between = rule.written ?? String(Character(Unicode.Scalar(mark)))
    return (Int(tokens[best.start].start)..<Int(token.end), "\(best.value)\(between)" + string(text, token))
  }
}
