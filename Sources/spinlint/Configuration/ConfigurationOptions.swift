import ArgumentParser
import Configuration

/// Where the configuration comes from.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use this configuration for every file, instead of looking for .spinlint.yml.", valueName: "file"),
    completion: .file())
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Use no configuration file.")
  var noConfig = false

  @Option(
    help: ArgumentHelp(
      "Also use the rules and settings of a profile: recommended, strict, science or corpus; repeatable.",
      valueName: "name"))
  var profile: [String] = []

  func validate() throws {
    if config != nil, noConfig { throw ValidationError("--config and --no-config contradict each other") }
    for name in profile where !ConfigurationFinder.profileNames.contains(name) {
      throw ValidationError("--profile: \(ConfigurationFinder.unknownProfile(name))")
    }
  }

  /// Looks for the configurations of files.
  /// - Parameters:
  ///   - commandLine: settings that win over files.
  ///   - rules: lexicons and context model of the command line.
  func finder(commandLine: Settings = Settings(), rules: RuleOptionsGroup? = nil) -> ConfigurationFinder {
    let search = noConfig ? ConfigurationFinder.Search.none : config.map { .file($0) } ?? .upwards
    return ConfigurationFinder(
      access: DiskAccess(), workingFolder: WorkingFolder.path, search: search, commandLine: commandLine,
      profiles: profile.map { Sourced($0, .commandLine("--profile")) }, lexicons: rules?.lexicons ?? [],
      contextModel: rules?.contextModel)
  }
}

/// Which files of a folder are taken.
struct WalkOptions: ParsableArguments {
  @Flag(name: .customLong("no-gitignore"), help: "In folders, also take files that .gitignore names.")
  var noGitignore = false

  @Option(
    help: ArgumentHelp("In folders, take only files of this glob (gitignore syntax); repeatable.", valueName: "glob"))
  var include: [String] = []

  @Option(help: ArgumentHelp("In folders, leave out files of this glob; repeatable.", valueName: "glob"))
  var exclude: [String] = []

  func validate() throws {
    for (option, globs) in [("--include", include), ("--exclude", exclude)] {
      for glob in globs where GlobPattern(glob) == nil { throw ValidationError("\(option): “\(glob)” is not a glob") }
    }
  }

  func filter(_ finder: ConfigurationFinder) -> WalkFilter {
    WalkFilter(
      finder: finder, readsGitignore: !noGitignore, include: GlobList(lines: include), exclude: GlobList(lines: exclude)
    )
  }
}
