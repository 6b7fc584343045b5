/// Reads amounts with units before and inside brackets.
struct QuantityParser: Sendable {
  private let table: UnitTable
  private let qualifiers: KeyMap
  private let rangeWords: KeyMap
  private let after: KeyMap
  private let scales: [UInt64: Double]

  init(table: UnitTable, options: RuleOptions) {
    self.table = table
    qualifiers = KeyMap(words: options.list("qualifiers"))
    rangeWords = KeyMap(Self.keys(options.list("range-words")))
    after = KeyMap(words: options.list("after"))
    scales = Dictionary(
      options.pairs("scales").map { (TokenKey.key($0.left), Double($0.right.first ?? "") ?? 1) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Keys of words, and of marks by their code point.
  private static func keys(_ words: [String]) -> [(key: UInt64, value: UInt32)] {
    words.map { word in
      let scalars = Array(word.unicodeScalars)
      let isMark = scalars.count == 1 && !scalars[0].properties.isAlphabetic
      return (isMark ? UInt64(scalars[0].value) : TokenKey.key(word), 1)
    }
  }

  private static let slash: UInt64 = 0x2F

  /// The amount whose unit is the last thing before the token `end`.
  func quantity(endingBefore end: Int, _ text: [UInt8], _ tokens: [Token]) -> Quantity? {
    if let glued = glued(at: end - 1, text, tokens) {
      return range(before: end - 1, end: end, high: glued.number, units: glued.units, text, tokens)
    }
    guard let name = table.ending(before: end, tokens),
      let number = number(before: name.start, text, tokens)
    else { return nil }
    let quantity = range(
      before: number.start, end: end, high: number.number, units: name.units, text, tokens)
    // “5 feet 10 inches”: the last amount is an addition to the one before it.
    var joint = number.start
    if joint > 0, tokens[joint - 1].isWord, tokens[joint - 1].key == TokenKey.key("and") { joint -= 1 }
    if let larger = table.ending(before: joint, tokens), let first = self.number(before: larger.start, text, tokens) {
      guard let unit = larger.units.first, let small = name.units.first,
        table.units[unit].dimension == table.units[small].dimension,
        table.units[unit].factor > table.units[small].factor
      else { return nil }
      return Quantity(
        units: larger.units, low: first.number, high: first.number, added: (name.units, number.number),
        tokens: first.start..<end)
    }
    return quantity
  }

  /// A range where its first end stands before `start`.
  private func range(
    before start: Int, end: Int, high: WrittenNumber, units: [Int], _ text: [UInt8], _ tokens: [Token]
  ) -> Quantity? {
    var quantity = Quantity(units: units, low: high, high: high, added: nil, tokens: start..<end)
    guard start > 0 else { return quantity }
    let mark = tokens[start - 1]
    if isSign(tokens, at: start - 1) {
      quantity.low.value.negate()
      quantity.high.value.negate()
      return quantity
    }
    guard rangeWords.contains(mark.key), start > 1 else { return isOpen(mark, tokens[start]) ? quantity : nil }
    var first = start - 2
    if let unit = table.ending(before: start - 1, tokens), unit.units == units { first = unit.start - 1 }
    guard first >= 0, tokens[first].kind == .number else { return quantity }
    guard var low = WrittenNumber(text[tokens[first].range]) else { return nil }
    // Both ends of “2 to 3 million km” share the scale; both of a range may be below zero.
    if high.value >= 1000 * low.value { low.scale(by: high.value / max(high.value.rounded(.down), 1)) }
    if isSign(tokens, at: first - 1) { return nil }
    quantity.low = low
    quantity.tokens = first..<end
    return quantity
  }

  /// Whether the mark before a number leaves the number whole: not “1/”, “½”, “.”, “-”.
  private func isOpen(_ mark: Token, _ number: Token) -> Bool {
    guard mark.isMark, !number.hasSpaceBefore else { return true }
    return [0x28, 0x22, 0x201C, 0x2018, 0x5B, 0x2014, 0x7E, 0x3C, 0x3E].contains(mark.key)
  }

  private func isSign(_ tokens: [Token], at index: Int) -> Bool {
    guard index >= 0, index + 1 < tokens.count, tokens[index].isMark, !tokens[index + 1].hasSpaceBefore,
      [0x2D, 0x2212, 0x2013].contains(tokens[index].key)
    else { return false }
    return index == 0 || tokens[index].hasSpaceBefore || tokens[index - 1].isMark("(")
  }

  /// The number that ends before the token `end`, with a number word and a hyphen between.
  private func number(before end: Int, _ text: [UInt8], _ tokens: [Token]) -> (start: Int, number: WrittenNumber)? {
    var index = end - 1
    guard index >= 0 else { return nil }
    if tokens[index].isMark("-"), !tokens[index].hasSpaceBefore { index -= 1 }
    var scale = 1.0
    if index > 0, let factor = scales[tokens[index].key] {
      scale = factor
      index -= 1
      if tokens[index].isMark("-"), index > 0 { index -= 1 }
    }
    guard index >= 0, tokens[index].kind == .number, var number = WrittenNumber(text[tokens[index].range]) else {
      return nil
    }
    number.scale(by: scale)
    return (index, number)
  }

  /// “5km”, “30C”: digits and a unit in one token.
  private func glued(at index: Int, _ text: [UInt8], _ tokens: [Token]) -> (number: WrittenNumber, units: [Int])? {
    guard index >= 0, tokens[index].isWord, tokens[index].flags.contains(.hasDigit) else { return nil }
    let bytes = text[tokens[index].range]
    let digits = bytes.prefix { $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2C }
    guard let number = WrittenNumber(digits), digits.count < bytes.count else { return nil }
    let units = table.named(TokenKey.key(word: bytes.dropFirst(digits.count)))
    return units.isEmpty ? nil : (number, units)
  }

  /// The next converted amount of a bracket; moves `position` behind it. Nil at the end of what can be read.
  func conversion(at position: inout Int, _ text: [UInt8], _ tokens: [Token]) -> Quantity? {
    var index = position
    while index < tokens.count, qualifiers.contains(tokens[index].key), index - position < 3 { index += 1 }
    let start = index
    var isNegative = false
    if isSign(tokens, at: index) {
      isNegative = true
      index += 1
    }
    guard index < tokens.count else { return nil }
    guard var quantity = amount(at: &index, text, tokens) else { return nil }
    quantity.tokens = start..<index
    if isNegative {
      guard quantity.low.value == quantity.high.value, quantity.added == nil else { return nil }
      quantity.low.value.negate()
      quantity.high.value.negate()
    }
    let end = index
    while index < tokens.count, tokens[index].isWord, after.contains(tokens[index].key), index < end + 2 { index += 1 }
    guard index < tokens.count,
      [0x29, 0x3B, 0x2C, Self.slash].contains(tokens[index].key) && tokens[index].isMark
        || tokens[index].key == TokenKey.key("or")
    else { return nil }
    position = tokens[index].isMark(")") ? tokens.count : index + 1
    return quantity
  }

  private func amount(at index: inout Int, _ text: [UInt8], _ tokens: [Token]) -> Quantity? {
    if let glued = glued(at: index, text, tokens) {
      index += 1
      return Quantity(units: glued.units, low: glued.number, high: glued.number, added: nil, tokens: index - 1..<index)
    }
    guard let first = number(at: &index, text, tokens) else { return nil }
    var high = first
    var low = first
    if index + 1 < tokens.count, rangeWords.contains(tokens[index].key) {
      var next = index + 1
      if let second = glued(at: next, text, tokens) {
        index = next + 1
        return Quantity(units: second.units, low: low, high: second.number, added: nil, tokens: index - 1..<index)
      }
      if let second = number(at: &next, text, tokens) {
        high = second
        index = next
      }
    }
    if index < tokens.count, tokens[index].isMark("-"), !tokens[index].hasSpaceBefore { index += 1 }
    guard let name = table.starting(at: index, tokens) else { return nil }
    index = name.end
    if high.value >= 1000 * low.value { low = high }
    var quantity = Quantity(units: name.units, low: low, high: high, added: nil, tokens: index - 1..<index)
    var next = index
    if next < tokens.count, tokens[next].key == TokenKey.key("and") { next += 1 }
    if low.value == high.value, let small = number(at: &next, text, tokens), let unit = table.starting(at: next, tokens)
    {
      if table.units[unit.units[0]].dimension == table.units[name.units[0]].dimension,
        table.units[unit.units[0]].factor < table.units[name.units[0]].factor
      {
        quantity.added = (unit.units, small)
        index = unit.end
      }
    }
    return quantity
  }

  private func number(at index: inout Int, _ text: [UInt8], _ tokens: [Token]) -> WrittenNumber? {
    guard index < tokens.count, tokens[index].kind == .number,
      var number = WrittenNumber(text[tokens[index].range])
    else { return nil }
    var next = index + 1
    if next < tokens.count, let scale = scales[tokens[next].key] {
      number.scale(by: scale)
      next += 1
    }
    index = next
    return number
  }
}
