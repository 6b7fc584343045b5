import ArgumentParser
import Configuration
import Engine
import RuleCompiler

extension InputFormat: ExpressibleByArgument {}

/// `--color`
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

/// `--fail-on`
struct FailThreshold: ExpressibleByArgument {
  /// nil for `never`.
  var severity: Severity?

  init(severity: Severity?) { self.severity = severity }

  init?(argument: String) {
    if argument == "never" {
      self.init(severity: nil)
    } else {
      guard let severity = Severity(name: argument), severity != .off else { return nil }
      self.init(severity: severity)
    }
  }

  var defaultValueDescription: String { severity?.name ?? "never" }
  static var allValueStrings: [String] { ["info", "minor", "major", "critical", "never"] }
}

/// `--severity ID=LEVEL`
struct SeverityOverride {
  var pattern: String
  var severity: Severity

  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else {
      throw ValidationError("“\(argument)” is not ID=LEVEL, such as repeat/word=minor")
    }
    guard let severity = Severity(name: parts[1]) else {
      let names = ["off", "info", "minor", "major", "critical"]
      throw ValidationError(
        "“\(parts[1])” is not a severity; it must be one of \(names.joined(separator: ", "))"
          + NearestName.hint(String(parts[1]), in: names))
    }
    pattern = String(parts[0])
    self.severity = severity
  }
}

/// Which rules are used, and how.
struct RuleOptionsGroup: ParsableArguments {
  @Option(
    help: ArgumentHelp("Also use the rules of this folder; repeatable.", valueName: "dir"), completion: .directory)
  var rules: [String] = []

  @Option(
    help: ArgumentHelp("Only these rules: ids, categories or “prefix/*”, with commas; repeatable.", valueName: "rules"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Not these rules; wins over --select.", valueName: "rules"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp("Severity of a rule: off, info, minor, major or critical; repeatable.", valueName: "id=level"),
    transform: SeverityOverride.init)
  var severity: [SeverityOverride] = []

  @Option(
    help: ArgumentHelp("Add the swap tables of this folder to the built-in lexicon; repeatable.", valueName: "dir"),
    completion: .directory)
  var lexicon: [String] = []

  @Option(
    help: ArgumentHelp("Judge swaps with this context model, from “spinlint model build”.", valueName: "file"),
    completion: .file())
  var model: String?

  /// `--lexicon` as a configuration takes it.
  var lexicons: [Sourced<String>] { lexicon.map { Sourced($0, .commandLine("--lexicon")) } }
  /// `--model` as a configuration takes it.
  var contextModel: Sourced<String>? { model.map { Sourced($0, .commandLine("--model")) } }

  /// The packs of `--rules`.
  func packs() throws(FileErrors) -> [RulePack] {
    var packs: [RulePack] = []
    var errors: [FileError] = []
    for folder in rules {
      do { packs.append(try PackCompiler.compile(RuleFolder(path: folder))) } catch { errors += error.errors }
    }
    guard errors.isEmpty else { throw FileErrors(errors) }
    return packs
  }

  var selection: RuleSelection { RuleSelection(select: select, ignore: ignore, severity: severity) }
}
