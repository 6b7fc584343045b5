/// Amounts given in two units that do not agree: “1,000 kilometers (700 miles)”.
struct UnitCheck: Check {
  static let kind = RuleKind.unit
  static let forms = [
    FormSpec(
      "conversion", "An amount and its conversion in brackets. Values: {expected}.",
      options: [
        .init(
          "units", .pairs, "Names separated by “|”: dimension, factor to its base unit and, for temperatures, offset.",
          isRequired: true),
        .init("qualifiers", .list, "Words that may stand before the converted amount (“about”)."),
        .init("range-words", .list, "Words and marks between the ends of a range (“to”, “-”)."),
        .init("after", .list, "Words that may stand after the converted amount (“wide”)."),
        .init("scales", .pairs, "Number words after a number: value."),
        .init("tolerance", .number, "Share by which the amounts may differ beyond their rounding (default 0.05)."),
      ])
  ]

  private struct Compiled {
    let index: Int
    let table: UnitTable
    let parser: QuantityParser
    let tolerance: Double
  }
  private let rules: [Compiled]

  init(rules: [IndexedRule], resources: CheckResources) throws(RuleError) {
    var compiled: [Compiled] = []
    for item in rules {
      let options = item.rule.options
      do throws(UnitError) {
        let table = try UnitTable(options.pairs("units"))
        compiled.append(
          Compiled(
            index: item.index, table: table, parser: QuantityParser(table: table, options: options),
            tolerance: options.number("tolerance") ?? 0.05))
      } catch {
        throw RuleError(rule: item.rule.id, message: "the unit “\(error.name)” needs a dimension and a factor")
      }
    }
    self.rules = compiled
  }

  var triggers: Triggers { Triggers(keys: [0x28]) }

  func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    for index in candidates where index > 1 && index < tokens.count - 1 && tokens[index].isMark("(") {
      for rule in rules where findings.isActive(rule.index) {
        check(rule, text, tokens, at: index, into: &findings)
      }
    }
  }

  private func check(
    _ rule: Compiled, _ text: [UInt8], _ tokens: [Token], at bracket: Int, into findings: inout FindingSink
  ) {
    guard let stated = rule.parser.quantity(endingBefore: bracket, text, tokens) else { return }
    var position = bracket + 1
    // “(1,000 km; 540 nautical miles)” and “(50 kg or 7.9 stone)” hold several conversions.
    while let converted = rule.parser.conversion(at: &position, text, tokens) {
      guard let expected = disagreement(rule, stated, converted) else { continue }
      let range = Int(tokens[converted.tokens.lowerBound].start)..<Int(tokens[converted.tokens.upperBound - 1].end)
      var suggestions: [String]?
      let isSingle = converted.added == nil && converted.low.value == converted.high.value
      if isSingle, stated.low.value == stated.high.value {
        let first = tokens[converted.tokens.lowerBound]
        var numberEnd = Int(first.start)
        while numberEnd < text.count, text[numberEnd] &- 0x30 < 10 || text[numberEnd] == 0x2C || text[numberEnd] == 0x2E
        {
          numberEnd += 1
        }
        if numberEnd > first.start {
          suggestions = [
            WrittenNumber.text(expected) + String(decoding: text[numberEnd..<range.upperBound], as: UTF8.self)
          ]
        }
      }
      findings.report(
        rule.index, range, suggestions: suggestions, values: ["expected": WrittenNumber.text(expected)])
    }
  }

  /// The value that the conversion should have, in its own unit; nil where the amounts agree under some reading of
  /// their units, or measure different things.
  private func disagreement(_ rule: Compiled, _ stated: Quantity, _ converted: Quantity) -> Double? {
    var expected: Double?
    for left in stated.units {
      for right in converted.units {
        let from = rule.table.units[left]
        let to = rule.table.units[right]
        guard from.dimension == to.dimension, left != right else { return nil }
        if agrees(rule, stated, converted, from, to, isDifference: false) { return nil }
        if from.isScale, agrees(rule, stated, converted, from, to, isDifference: true) { return nil }
        let base = (amount(rule, stated, stated.low, from).value + from.offset) * from.factor
        expected = expected ?? base / to.factor - to.offset
      }
    }
    return expected
  }

  /// The number with the added smaller unit, in the first unit.
  private func amount(
    _ rule: Compiled, _ quantity: Quantity, _ number: WrittenNumber, _ unit: UnitTable.Unit
  ) -> WrittenNumber {
    guard let added = quantity.added,
      let small = added.units.map({ rule.table.units[$0] }).first(where: { $0.dimension == unit.dimension })
    else { return number }
    var sum = number
    sum.value += added.number.value * small.factor / unit.factor
    sum.slack = added.number.slack * small.factor / unit.factor
    return sum
  }

  private func agrees(
    _ rule: Compiled, _ stated: Quantity, _ converted: Quantity, _ from: UnitTable.Unit, _ to: UnitTable.Unit,
    isDifference: Bool
  ) -> Bool {
    let offsets = isDifference ? (0, 0) : (from.offset, to.offset)
    func base(_ quantity: Quantity, _ number: WrittenNumber, _ unit: UnitTable.Unit, _ offset: Double) -> (
      Double, Double
    ) {
      let amount = amount(rule, quantity, number, unit)
      return ((amount.value + offset) * unit.factor, abs(amount.slack * unit.factor))
    }
    let leftLow = base(stated, stated.low, from, offsets.0)
    let leftHigh = base(stated, stated.high, from, offsets.0)
    let rightLow = base(converted, converted.low, to, offsets.1)
    let rightHigh = base(converted, converted.high, to, offsets.1)
    func near(_ a: (Double, Double), _ b: (Double, Double)) -> Bool {
      let share = from.isScale ? 1.5 : max(abs(a.0), abs(b.0)) * rule.tolerance
      return abs(a.0 - b.0) <= max(a.1, b.1) + share
    }
    if near(leftLow, rightLow), near(leftHigh, rightHigh) { return true }
    // A single amount for a range: inside it is enough.
    let low = min(leftLow.0, leftHigh.0)
    let high = max(leftLow.0, leftHigh.0)
    if stated.low.value != stated.high.value, converted.low.value == converted.high.value {
      return near(leftLow, rightLow) || near(leftHigh, rightLow) || (low...high).contains(rightLow.0)
    }
    if converted.low.value != converted.high.value, stated.low.value == stated.high.value {
      let ends = min(rightLow.0, rightHigh.0)...max(rightLow.0, rightHigh.0)
      return near(leftLow, rightLow) || near(leftLow, rightHigh) || ends.contains(leftLow.0)
    }
    return false
  }
}
