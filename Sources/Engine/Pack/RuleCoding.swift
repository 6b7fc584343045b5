extension ByteWriter {
  mutating func write(_ rule: Rule) {
    write(rule.id)
    write(rule.name)
    write(rule.severity.rawValue)
    write(rule.weight)
    write(rule.confidence)
    write(rule.language)
    write(rule.kind.rawValue)
    write(rule.form)
    write(rule.options.values.sorted { $0.key < $1.key }) { writer, option in
      writer.write(option.key)
      writer.write(option.value)
    }
    write(rule.message)
    write(rule.suggest.map { [$0] } ?? [])
    write(rule.fix.rawValue)
    write(rule.unless)
    write(rule.requires)
    write(rule.profiles)
  }

  mutating func write(_ value: OptionValue) {
    switch value {
    case .boolean(let flag):
      write(UInt8(0))
      write(UInt8(flag ? 1 : 0))
    case .number(let number):
      write(UInt8(1))
      write(number)
    case .string(let text):
      write(UInt8(2))
      write(text)
    case .list(let items):
      write(UInt8(3))
      write(items)
    case .pairs(let pairs):
      write(UInt8(4))
      write(pairs) { writer, pair in
        writer.write(pair.left)
        writer.write(pair.right)
      }
    }
  }

  mutating func write(_ context: RuleContext) {
    write(context.before)
    write(context.after)
    write(context.sentence)
    write(context.article)
    write(UInt8(context.capitalized.map { $0 ? 2 : 1 } ?? 0))
  }

  mutating func write(_ data: LanguageData) {
    write(data.language)
    write(data.functionWords)
    write(data.abbreviations)
    write(words: data.numberKeys)
    write(words: data.numberValues)
  }

  mutating func write(_ page: RuleDocumentation) {
    write(page.why)
    write(page.except)
    write(page.file)
    write(page.examples) { writer, example in
      writer.write(example.text)
      writer.write(UInt8(example.isBad ? 1 : 0))
      writer.write(example.fixed.map { [$0] } ?? [])
      writer.write(count: example.line)
    }
    write(page.measured) { writer, figure in
      writer.write(figure.corpus)
      writer.write(figure.per10000)
      writer.write(count: figure.words)
    }
  }
}

extension ByteReader {
  mutating func rule() throws(PackError) -> Rule {
    let id = try string()
    let name = try string()
    let severity = Severity(rawValue: try byte())
    let weight = try double()
    let confidence = try double()
    let language = try string()
    let kind = RuleKind(rawValue: try string())
    guard let severity, let kind else { throw PackError(description: "the rule pack holds an unknown value") }
    var rule = Rule(
      id: id, name: name, severity: severity, weight: weight, confidence: confidence, language: language, kind: kind,
      form: try string(), message: "")
    for _ in 0..<(try count()) {
      let name = try string()
      rule.options.values[name] = try optionValue()
    }
    rule.message = try string()
    rule.suggest = try strings().first
    guard let fix = FixTier(rawValue: try byte()) else {
      throw PackError(description: "the rule pack holds an unknown fix tier")
    }
    rule.fix = fix
    rule.unless = try context()
    rule.requires = try context()
    rule.profiles = try strings()
    return rule
  }

  mutating func optionValue() throws(PackError) -> OptionValue {
    switch try byte() {
    case 0: return .boolean(try byte() == 1)
    case 1: return .number(try double())
    case 2: return .string(try string())
    case 3: return .list(try strings())
    case 4:
      return .pairs(
        try array { reader throws(PackError) in
          let left = try reader.string()
          return OptionValue.Pair(left, try reader.strings())
        })
    default: throw PackError(description: "the rule pack holds an unknown option")
    }
  }

  mutating func context() throws(PackError) -> RuleContext {
    var context = RuleContext()
    context.before = try strings()
    context.after = try strings()
    context.sentence = try strings()
    context.article = try strings()
    let capitalized = try byte()
    context.capitalized = capitalized == 0 ? nil : capitalized == 2
    return context
  }

  mutating func languageData() throws(PackError) -> LanguageData {
    var data = LanguageData(language: try string())
    data.functionWords = try strings()
    data.abbreviations = try strings()
    data.numberKeys = try words(UInt64.self)
    data.numberValues = try words(UInt32.self)
    return data
  }

  mutating func documentation() throws(PackError) -> RuleDocumentation {
    var page = RuleDocumentation()
    page.why = try string()
    page.except = try string()
    page.file = try string()
    page.examples = try array { reader throws(PackError) in
      let text = try reader.string()
      let isBad = try reader.byte() == 1
      let fixed = try reader.strings().first
      return RuleDocumentation.Example(text: text, isBad: isBad, fixed: fixed, line: try reader.count())
    }
    page.measured = try array { reader throws(PackError) in
      let corpus = try reader.string()
      let rate = try reader.double()
      return RuleDocumentation.Measurement(corpus: corpus, per10000: rate, words: try reader.count())
    }
    return page
  }
}
