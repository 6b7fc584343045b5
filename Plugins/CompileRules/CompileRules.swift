import Foundation
import PackagePlugin

/// Compiles the rule folder of a target into the Swift file that holds its pack.
@main
struct CompileRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let output = context.pluginWorkDirectoryURL.appending(path: "PackLiteral.swift")
    let files = FileManager.default.enumerator(at: target.directoryURL, includingPropertiesForKeys: nil)
    let inputs = (files?.compactMap { $0 as? URL } ?? []).filter { ["yml", "tsv"].contains($0.pathExtension) }
    return [
      .buildCommand(
        displayName: "Compiling the rules of \(target.name)", executable: try context.tool(named: "compile-rules").url,
        arguments: [target.directoryURL.path, output.path], inputFiles: inputs.sorted { $0.path < $1.path },
        outputFiles: [output])
    ]
  }
}
