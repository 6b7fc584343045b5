public import Engine
internal import RulePacks

/// Proves the examples of rules.
public struct RuleProof: Sendable {
  /// An example that a rule does not keep.
  public struct Failure: Sendable, CustomStringConvertible {
    public let rule: String
    /// Path of the rule file.
    public let file: String
    /// Line of the example.
    public let line: Int
    public let message: String
    public var description: String { "\(file):\(line): \(rule): \(message)" }
  }
  let packs: [RulePack]
  /// The rules under proof, sorted by id.
  public let rules: [Rule]

  /// The built-in rules.
  public init() {
    let pack = RulePacks.builtIn(withDocumentation: true)
    packs = [pack]
    rules = pack.rules
  }

  /// The rules of a pack of the user’s, beside the built-in word lists.
  public init(pack: RulePack) {
    let builtIn = RulePacks.builtIn()
    let known = Set(pack.languages.map(\.language))
    packs = [pack, RulePack(languages: builtIn.languages.filter { !known.contains($0.language) })]
    rules = pack.rules
  }

  /// What the examples of a rule show to be wrong; empty where all hold.
  public func failures(of rule: Rule) -> [Failure] {
    do throws(RuleError) { return try prove(rule) } catch {
      return [Failure(rule: rule.id, file: rule.documentation.file, line: 1, message: error.message)]
    }
  }

  private func prove(_ rule: Rule) throws(RuleError) -> [Failure] {
    var linter = try linter(for: rule)
    var spun = try self.linter(for: rule, assumedSwapRate: Self.assumedSwapRate)
    var failures: [Failure] = []
    for example in rule.documentation.examples {
      if example.isBad, rule.kind == .swap {
        failures += Self.swapProblems(example, rule, &spun)
        continue
      }
      for message in Self.problems(example, rule, &linter) {
        failures.append(
          Failure(rule: rule.id, file: rule.documentation.file, line: example.line, message: message))
      }
    }
    return failures
  }

  /// A linter with this rule alone, so that no other one covers its findings.
  private func linter(for rule: Rule, assumedSwapRate: Double? = nil) throws(RuleError) -> ArticleLinter {
    let contextModel = rule.kind == .swap ? RulePacks.contextModel() : nil
    let book = try RuleBook(packs: packs, profiles: nil, contextModel: contextModel) { other in
      if other.id != rule.id { other.severity = .off } else if other.severity == .off { other.severity = .minor }
    }
    var settings = LintSettings()
    if rule.language != "any" { settings.language = rule.language }
    settings.assumedSwapRate = assumedSwapRate
    return try ArticleLinter(book: book, settings: settings)
  }

  /// A sentence alone cannot tell how spun its article is: bad examples of swap rules are taken for a part of a spun one.
  static let assumedSwapRate = 0.4

  /// The marked ranges of a swap rule must be among the findings.
  private static func swapProblems(
    _ example: RuleDocumentation.Example, _ rule: Rule, _ linter: inout ArticleLinter
  ) -> [Failure] {
    let marked = MarkedText(example.text)
    let found = linter.lint(Article(id: .string("example"), plainText: marked.text)).findings.map(\.textRange)
    guard let missing = marked.ranges.first(where: { !found.contains($0) }) else { return [] }
    let text = String(decoding: marked.text[missing], as: UTF8.self)
    return [
      Failure(
        rule: rule.id, file: rule.documentation.file, line: example.line,
        message: "bad example “\(example.text)”: “\(text)” is not found")
    ]
  }

  private static func problems(
    _ example: RuleDocumentation.Example, _ rule: Rule, _ linter: inout ArticleLinter
  ) -> [String] {
    let marked = MarkedText(example.text)
    let findings = linter.lint(Article(id: .string("example"), plainText: marked.text)).findings
    let found = findings.map(\.textRange)
    func list(_ ranges: [Range<Int>]) -> String {
      ranges.isEmpty
        ? "nothing"
        : ranges.map { "“\(String(decoding: marked.text[$0], as: UTF8.self))” at \($0.lowerBound)" }.joined(
          separator: ", ")
    }
    guard example.isBad else {
      return found.isEmpty ? [] : ["good example “\(example.text)”: finds \(list(found))"]
    }
    guard found == marked.ranges else {
      return ["bad example “\(example.text)”: marked is \(list(marked.ranges)), found is \(list(found))"]
    }
    guard let expected = example.fixed else { return [] }
    let fixed = String(decoding: FixApplier.apply(findings, to: marked.text), as: UTF8.self)
    return fixed == expected ? [] : ["bad example “\(example.text)”: the fix gives “\(fixed)”, not “\(expected)”"]
  }
}

/// Text with the ranges that `[[…]]` marks in it.
public struct MarkedText: Sendable {
  /// The text without marks.
  public private(set) var text: [UInt8] = []
  /// Byte ranges of the text, in order.
  public private(set) var ranges: [Range<Int>] = []

  public init(_ marked: String) {
    let bytes = Array(marked.utf8)
    var open: Int?
    var index = 0
    while index < bytes.count {
      let isPair = index + 1 < bytes.count && bytes[index] == bytes[index + 1]
      if isPair, bytes[index] == 0x5B, open == nil {
        open = text.count
        index += 2
      } else if isPair, bytes[index] == 0x5D, let start = open, index + 2 == bytes.count || bytes[index + 2] != 0x5D {
        ranges.append(start..<text.count)
        open = nil
        index += 2
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
  }
}
