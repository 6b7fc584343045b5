import ArgumentParser
import Configuration

/// What is not shown although it is found: known findings, and what did not change.
struct NarrowingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Do not show the findings of this baseline; the default is .spinlint-baseline.json beside the configuration.",
      valueName: "file"), completion: .file())
  var baseline: String?

  @Flag(name: .customLong("no-baseline"), help: "Show known findings as well.")
  var noBaseline = false

  @Option(
    name: .customLong("changed-since"),
    help: ArgumentHelp("Lint only files that changed in git since this commit, branch or tag.", valueName: "ref"))
  var changedSince: String?

  @Flag(name: .customLong("changed-lines"), help: "With --changed-since: show only findings on changed lines.")
  var changedLines = false

  func validate() throws {
    if baseline != nil, noBaseline { throw ValidationError("--baseline and --no-baseline contradict each other") }
    if changedLines, changedSince == nil { throw ValidationError("--changed-lines needs --changed-since") }
  }

  /// The changes of the files and folders of a run; nil where they are not asked for. Throws `Status.error` after
  /// telling why.
  func changes(in paths: [String], _ messages: Messages) throws -> ChangedFiles? {
    guard let changedSince else { return nil }
    let absolute = (paths.isEmpty ? ["."] : paths).filter { $0 != "-" }
      .map { FilePath.absolute($0, in: WorkingFolder.path) }
    do throws(ChangedFiles.Failure) {
      return try ChangedFiles(since: changedSince, paths: absolute, withLines: changedLines)
    } catch {
      messages.write(Diagnostic(.error, error.message))
      throw Status.error
    }
  }
}

extension NarrowingOptions {
  /// Options that leave out the findings of this baseline and nothing else; nil for none.
  static func only(baseline: String?) throws -> NarrowingOptions {
    try parse(baseline.map { ["--baseline", $0] } ?? ["--no-baseline"])
  }
}
