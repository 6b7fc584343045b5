import ArgumentParser
import Configuration
import Engine
import RuleCompiler
import RulePacks
import SpinLint

/// `--lexicon` and `--model` of the model commands.
struct OwnSwapData: ParsableArguments {
  @Option(
    help: ArgumentHelp("Add the swap tables of this folder to the built-in lexicon; repeatable.", valueName: "dir"),
    completion: .directory)
  var lexicon: [String] = []

  @Option(
    help: ArgumentHelp("Use this context model, from “spinlint model build”, not the built-in.", valueName: "file"),
    completion: .file())
  var model: String?

  func swapLexicon() throws -> SwapLexicon {
    try told { () throws(FileErrors) in try SwapResources().lexicon(folders) } ?? RulePacks.builtIn().lexicon
  }

  func pairs() throws -> [SwapPair] { try told { () throws(FileErrors) in try SwapResources().pairs(folders).pairs } }

  func context() throws -> ContextModel {
    guard let model else { return RulePacks.contextModel() }
    return try told { () throws(FileErrors) in
      try SwapResources().contextModel(Sourced(model, .commandLine("--model")))
    }
  }

  private var folders: [Sourced<String>] { lexicon.map { Sourced($0, .commandLine("--lexicon")) } }

  private func told<Value>(_ body: () throws(FileErrors) -> Value) throws -> Value {
    do throws(FileErrors) { return try body() } catch {
      Messages(isColoured: false, isQuiet: false).write(error)
      throw Status.error
    }
  }
}
