import ArgumentParser
import Engine
import Reporters
import RuleCompiler
import RulePacks

/// `spinlint rules measure --rules DIR --name NAME CORPUS`
struct RulesMeasure: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Count false alarms on human text and write them into the rule files.",
    discussion: """
      Lints a corpus in which every finding is a false alarm and writes findings in 10,000 words of it as “measured” into \
      each rule file of the folder, in place of the figure of the same corpus. Rules that are off are left alone.
      """)

  @Argument(help: "Files and folders of texts, or JSON Lines.", completion: .file())
  var corpus: [String]

  @Option(help: ArgumentHelp("The rule folder.", valueName: "dir"), completion: .directory)
  var rules: String

  @Option(help: ArgumentHelp("The name of the corpus.", valueName: "name"))
  var name: String

  @Flag(help: "Print the figures and leave the files alone.")
  var dryRun = false

  @OptionGroup(title: "Input") var source: InputOptions

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    let pack = try DocumentedRules.pack(rules, messages, withSpelledNumbers: true)
    let known = Set(pack.languages.map(\.language))
    let others = RulePack(languages: RulePacks.builtIn().languages.filter { !known.contains($0.language) })
    let book: RuleBook
    var linter: ArticleLinter
    do throws(RuleError) {
      book = try RuleBook(packs: [pack, others], contextModel: RulePacks.contextModel())
      linter = try ArticleLinter(book: book)
    } catch {
      messages.write(Diagnostic(.error, "\(rules): \(error)"))
      throw Status.error
    }
    var counts: [String: Int] = [:]
    var words: [String: Int] = [:]
    let isComplete = Corpus(paths: corpus, options: source).forEach(messages) { article, _ in
      guard article.error == nil else { return }
      let assessment = linter.lint(article)
      words[assessment.language, default: 0] += assessment.words
      for finding in assessment.findings { counts[finding.rule, default: 0] += 1 }
    }
    guard isComplete else { throw Status.error }
    var written = 0
    for rule in book.rules where rule.severity != .off {
      let total = words.filter { rule.language == "any" || $0.key == rule.language }.reduce(0) { $0 + $1.value }
      guard total > 0, let documented = pack.rules.first(where: { $0.id == rule.id })?.documentation else { continue }
      let rate = (Double(counts[rule.id] ?? 0) * 1_000_000 / Double(total)).rounded() / 100
      if rate > 0 { OutputStream.standardOutput.writeLine("\(rate)\t\(rule.severity.name)\t\(rule.id)") }
      if !dryRun, try write(documented, .init(corpus: name, per10000: rate, words: total), messages) { written += 1 }
    }
    let all = words.values.reduce(0, +)
    OutputStream.standardOutput.writeLine("\(all) words of \(name); \(Grouped.text(written, "rule file")) changed")
  }

  /// Says whether the file changed.
  private func write(
    _ documentation: RuleDocumentation, _ measurement: RuleDocumentation.Measurement, _ messages: Messages
  ) throws -> Bool {
    let path = rules + "/" + documentation.file
    let before = String(decoding: try ModelFiles.read(path), as: UTF8.self)
    var all = documentation.measured.filter { $0.corpus != measurement.corpus }
    all.append(measurement)
    all.sort { $0.corpus < $1.corpus }
    let after = MeasuredField.replace(in: before, with: all)
    guard after != before else { return false }
    do throws(SystemError) { try AtomicFile.write(Array(after.utf8), to: path) } catch {
      messages.write(Diagnostic(.error, "\(path): cannot be written: \(error)"))
      throw Status.error
    }
    return true
  }
}
