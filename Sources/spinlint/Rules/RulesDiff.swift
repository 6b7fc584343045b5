import ArgumentParser
import Engine
import RuleCompiler
import RulePacks

/// `spinlint rules diff --old PACK --new PACK CORPUS`
struct RulesDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show which findings a corpus gains and loses from one state of the rules to another.",
    discussion: """
      A state is “built-in”, a whole pack with its languages (Rules in another checkout), or a folder of your own rules, \
      which are used beside the built-in ones. Exit codes: 0 no difference; 1 findings gained or lost; 2 a read error.
      """)

  @Argument(help: "Files and folders of texts, or JSON Lines.", completion: .file())
  var corpus: [String]

  @Option(help: ArgumentHelp("The rules before: a folder, or built-in.", valueName: "pack"), completion: .directory)
  var old = "built-in"

  @Option(help: ArgumentHelp("The rules after: a folder, or built-in.", valueName: "pack"), completion: .directory)
  var new = "built-in"

  @Option(help: ArgumentHelp("Most findings to show of a rule; 0 for the table alone.", valueName: "n"))
  var limit = 10

  @OptionGroup(title: "Input") var source: InputOptions

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    var before = try linter(old, messages)
    var after = try linter(new, messages)
    var rules: [String: Change] = [:]
    var articles = 0
    let isComplete = Corpus(paths: corpus, options: source).forEach(messages) { article, name in
      guard article.error == nil else { return }
      articles += 1
      let old = before.lint(article).findings
      let new = after.lint(article).findings
      let oldPlaces = Set(old.map(Place.init))
      let newPlaces = Set(new.map(Place.init))
      for finding in old {
        rules[finding.rule, default: Change()].old += 1
        if !newPlaces.contains(Place(finding)) { rules[finding.rule]?.lost.append(line("-", finding, article, name)) }
      }
      for finding in new {
        rules[finding.rule, default: Change()].new += 1
        if !oldPlaces.contains(Place(finding)) { rules[finding.rule]?.gained.append(line("+", finding, article, name)) }
      }
    }
    report(rules, articles)
    if !isComplete { throw Status.error }
    if rules.values.contains(where: { !$0.gained.isEmpty || !$0.lost.isEmpty }) { throw Status.findings }
  }

  private struct Change {
    var old = 0
    var new = 0
    var gained: [String] = []
    var lost: [String] = []
  }

  private struct Place: Hashable {
    let rule: String
    let range: Range<Int>

    init(_ finding: Finding) {
      rule = finding.rule
      range = finding.textRange
    }
  }

  private func linter(_ name: String, _ messages: Messages) throws -> ArticleLinter {
    var packs = [RulePacks.builtIn()]
    if name != "built-in" {
      let pack = try DocumentedRules.pack(name, messages, withSpelledNumbers: true)
      packs = pack.languages.isEmpty ? packs + [pack] : [pack]
    }
    do throws(RuleError) {
      return try ArticleLinter(book: RuleBook(packs: packs, contextModel: RulePacks.contextModel()))
    } catch {
      messages.write(Diagnostic(.error, "\(name): \(error)"))
      throw Status.error
    }
  }

  /// A finding in its line: five words on each side.
  private func line(_ sign: String, _ finding: Finding, _ article: Article, _ name: String) -> String {
    func part(_ range: Range<Int>) -> [Substring] {
      String(decoding: article.text[range], as: UTF8.self).split(whereSeparator: \.isWhitespace)
    }
    let left = max(0, finding.textRange.lowerBound - 60)..<finding.textRange.lowerBound
    let right = finding.textRange.upperBound..<min(article.text.count, finding.textRange.upperBound + 60)
    let before = part(left).suffix(5).joined(separator: " ")
    let after = part(right).prefix(5).joined(separator: " ")
    let place = "\(name):\(finding.start.line):\(finding.start.column)"
    let text = finding.text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(120)
    // A mark that follows at once stays at the word.
    let gap = article.text[right].first.map { $0 > 0x20 } ?? true ? "" : " "
    return "\(sign) \(place): \(finding.severity.name) [\(finding.rule)] \(before) ⟦\(text)⟧\(gap)\(after)"
  }

  private func report(_ rules: [String: Change], _ articles: Int) {
    func write(_ text: String) { OutputStream.standardOutput.writeLine(text) }
    let changed = rules.filter { !$0.value.gained.isEmpty || !$0.value.lost.isEmpty }.sorted { $0.key < $1.key }
    for (_, change) in changed {
      for lines in [change.lost, change.gained] {
        for line in lines.prefix(limit) { write(line) }
        if limit > 0, lines.count > limit { write("  … and \(lines.count - limit) more") }
      }
    }
    if !changed.isEmpty {
      let width = max(4, changed.map(\.key.count).max() ?? 0)
      func row(_ cells: [String]) -> String {
        let name = cells[0] + String(repeating: " ", count: width - cells[0].count)
        return name + cells.dropFirst().map { String(repeating: " ", count: max(1, 8 - $0.count)) + $0 }.joined()
      }
      if limit > 0 { write("") }
      write(row(["rule", "old", "new", "gained", "lost"]))
      for (rule, change) in changed {
        write(row([rule, "\(change.old)", "\(change.new)", "\(change.gained.count)", "\(change.lost.count)"]))
      }
    }
    let gained = changed.reduce(0) { $0 + $1.value.gained.count }
    let lost = changed.reduce(0) { $0 + $1.value.lost.count }
    write(
      "\(articles) article\(articles == 1 ? "" : "s"): \(gained) finding\(gained == 1 ? "" : "s") gained, \(lost) lost")
  }
}
