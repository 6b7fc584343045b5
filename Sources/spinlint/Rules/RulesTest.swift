import ArgumentParser
import Engine
import Reporters
import SpinLint

/// `spinlint rules test`
struct RulesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Prove every example of the built-in rules, or of the rules of a folder.")

  @Argument(help: "A folder of rules; the built-in rules where it is left out.", completion: .directory)
  var folder: String?

  @Flag(help: "Also fail a rule that none of its examples makes fire while all other rules are on.")
  var coverage = false

  func run() throws {
    let messages = Messages(isColoured: false, isQuiet: false)
    let proof: RuleProof
    if let folder {
      proof = RuleProof(pack: try DocumentedRules.pack(folder, messages, withSpelledNumbers: true))
    } else {
      proof = RuleProof()
    }
    var failed = 0
    for rule in proof.rules {
      let failures = proof.failures(of: rule)
      for failure in failures { OutputStream.standardOutput.writeLine(failure.description) }
      if !failures.isEmpty { failed += 1 }
    }
    let examples = proof.rules.reduce(0) { $0 + $1.documentation.examples.count }
    OutputStream.standardOutput.writeLine(
      "\(Grouped.text(proof.rules.count, "rule")), \(examples) examples: "
        + "\(proof.rules.count - failed) pass, \(failed) fail")
    if coverage, try !hasFullCoverage(proof, messages) { failed += 1 }
    if failed > 0 { throw Status.findings }
  }

  private func hasFullCoverage(_ proof: RuleProof, _ messages: Messages) throws -> Bool {
    let all: [RuleProof.Coverage]
    do throws(RuleError) { all = try proof.coverage() } catch {
      messages.write(Diagnostic(.error, error.description))
      throw Status.error
    }
    let missing = all.filter { $0.firing == 0 }
    for item in missing {
      let reason = item.hiddenBy.isEmpty ? "" : ": \(item.hiddenBy.joined(separator: ", ")) covers what it finds"
      OutputStream.standardOutput.writeLine("\(item.file):1: \(item.rule): no example makes it fire\(reason)")
    }
    let rules = Grouped.text(all.count, "rule fires", plural: "rules fire")
    OutputStream.standardOutput.writeLine("coverage: \(all.count - missing.count) of \(rules)")
    return missing.isEmpty
  }
}
