internal import Engine
public import RuleCompiler

/// Access to the files that a configuration consists of.
public protocol FileAccess {
  /// Whether there is a file or folder of this absolute path.
  func exists(_ path: String) -> Bool
  /// The content of a file. Throws the reason why it cannot be read.
  func read(_ path: String) throws(FileAccessError) -> [UInt8]
}

/// Why a file cannot be read, in words.
public struct FileAccessError: Error, Sendable {
  /// What the system says.
  public var reason: String
  /// An error with its reason.
  public init(reason: String) { self.reason = reason }
}

/// Finds the configuration of every article, upwards from its folder. Each distinct result is made once.
public final class ConfigurationFinder {
  /// The name of configuration files.
  public static let fileName = ".spinlint.yml"

  /// Where to look for a configuration.
  public enum Search: Sendable {
    /// Upwards from the folder of each article.
    case upwards
    /// This file for every article.
    case file(String)
    /// Nowhere.
    case none
  }

  private let access: any FileAccess
  private let workingFolder: String
  private let search: Search
  private let commandLine: Settings
  private let profiles: [Sourced<String>]
  private let lexicons: [Sourced<String>]
  private let contextModel: Sourced<String>?
  /// The configuration file that holds in a folder; nil for none.
  private var found: [String: String?] = [:]
  private var chains: [String: Chain] = [:]
  private var indices: [Key: Int] = [:]
  /// The distinct configurations, in the order in which articles asked for them.
  public private(set) var configurations: [EffectiveConfiguration] = []

  private struct Key: Hashable {
    var file: String?
    var overrides: [Int]
  }

  /// A configuration file with all that it extends.
  private struct Chain {
    var base: EffectiveConfiguration
    var overrides: [ConfigurationFile.Override]
  }

  /// - Parameters:
  ///   - workingFolder: absolute.
  ///   - commandLine: wins over files.
  ///   - profiles: of the command line.
  ///   - lexicons: folders with further swap tables, of the command line.
  ///   - contextModel: the context model of the command line; wins over files.
  public init(
    access: any FileAccess, workingFolder: String, search: Search = .upwards, commandLine: Settings = Settings(),
    profiles: [Sourced<String>] = [], lexicons: [Sourced<String>] = [], contextModel: Sourced<String>? = nil
  ) {
    self.access = access
    self.workingFolder = workingFolder
    self.search = search
    self.commandLine = commandLine
    self.profiles = profiles
    self.lexicons = lexicons.map { Sourced(FilePath.absolute($0.value, in: workingFolder), $0.origin) }
    self.contextModel = contextModel.map { Sourced(FilePath.absolute($0.value, in: workingFolder), $0.origin) }
  }

  /// The index in `configurations` of what holds for an article. Throws `FileErrors`.
  public func index(forFile path: String) throws(FileErrors) -> Int {
    let path = FilePath.absolute(path, in: workingFolder)
    let file = configurationFile(in: FilePath.folder(of: path))
    let chain = try chain(file)
    var key = Key(file: file, overrides: [])
    if !chain.overrides.isEmpty, let folder = chain.base.folder, let relative = FilePath.below(path, folder) {
      key.overrides = chain.overrides.indices.filter { chain.overrides[$0].files.matches(relative) }
    }
    if let known = indices[key] { return known }
    var configuration = chain.base
    for (index, override) in chain.overrides.enumerated() {
      if key.overrides.contains(index) {
        configuration.settings.apply(override.settings)
      } else {
        configuration.otherRules += override.settings.rules
      }
    }
    configuration.settings.apply(commandLine)
    indices[key] = configurations.count
    configurations.append(configuration)
    return configurations.count - 1
  }

  /// What holds for a file. Throws `FileErrors`.
  public func configuration(forFile path: String) throws(FileErrors) -> EffectiveConfiguration {
    configurations[try index(forFile: path)]
  }

  /// What holds for the files of a folder, overrides left out. Throws `FileErrors`.
  public func configuration(forFolder path: String) throws(FileErrors) -> EffectiveConfiguration {
    let chain = try chain(configurationFile(in: FilePath.absolute(path, in: workingFolder)))
    var base = chain.base
    base.otherRules = chain.overrides.flatMap(\.settings.rules)
    base.settings.apply(commandLine)
    return base
  }

  private func configurationFile(in folder: String) -> String? {
    switch search {
    case .none: return nil
    case .file(let path): return FilePath.absolute(path, in: workingFolder)
    case .upwards: break
    }
    if let known = found[folder] { return known }
    let here = (folder == "/" ? "" : folder) + "/" + Self.fileName
    let file: String?
    if access.exists(here) {
      file = here
    } else {
      file = folder == "/" ? nil : configurationFile(in: FilePath.folder(of: folder))
    }
    found[folder] = .some(file)
    return file
  }

  private func chain(_ file: String?) throws(FileErrors) -> Chain {
    if let known = chains[file ?? ""] { return known }
    var chain = Chain(base: EffectiveConfiguration(), overrides: [])
    chain.base.file = file
    if let file {
      try add(file, from: nil, open: [], to: &chain)
    }
    for profile in profiles { try add(profile: profile, to: &chain) }
    chain.base.lexicons += lexicons
    chain.base.contextModel = contextModel ?? chain.base.contextModel
    chains[file ?? ""] = chain
    return chain
  }

  private func add(profile: Sourced<String>, to chain: inout Chain) throws(FileErrors) {
    guard let known = Profile(rawValue: profile.value) else {
      throw FileErrors([
        FileError(file: "--profile", line: 1, column: 1, message: Self.unknownProfile(profile.value))
      ])
    }
    chain.base.settings.apply(known.settings)
    chain.base.profiles.append(profile)
  }

  /// The names of the profiles.
  public static var profileNames: [String] { Profile.names }

  /// What to say of a profile that there is not.
  public static func unknownProfile(_ name: String) -> String {
    "there is no profile “\(name)”; it must be one of \(Profile.names.joined(separator: ", "))"
      + NearestName.hint(name, in: Profile.names)
  }

  /// Adds a file, after all that it extends.
  /// - Parameters:
  ///   - reference: where the file is named; nil for the one that was found.
  ///   - open: the files that are being read, to notice circles.
  private func add(
    _ path: String, from reference: Sourced<String>?, open: [String], to chain: inout Chain
  ) throws(FileErrors) {
    let name = FilePath.display(path, from: workingFolder)
    if open.contains(path) { throw Self.error(reference, name, "“\(name)” extends itself") }
    let bytes: [UInt8]
    do { bytes = try access.read(path) } catch {
      throw Self.error(reference, name, "the configuration “\(name)” cannot be read: \(error.reason)")
    }
    let file = try ConfigurationReader.read(bytes, name: name)
    let folder = FilePath.folder(of: path)
    for extended in file.extends {
      if let profile = Profile(rawValue: extended.value) {
        chain.base.settings.apply(profile.settings)
        chain.base.profiles.append(extended)
        continue
      }
      // A bare word is meant as a profile; paths have a slash or an extension.
      if !extended.value.contains("/"), !extended.value.contains(".") {
        throw Self.error(extended, name, Self.unknownProfile(extended.value))
      }
      try add(FilePath.absolute(extended.value, in: folder), from: extended, open: open + [path], to: &chain)
    }
    chain.base.files.append(name)
    chain.base.settings.apply(file.settings)
    func resolved(_ paths: [Sourced<String>]) -> [Sourced<String>] {
      paths.map { Sourced(FilePath.absolute($0.value, in: folder), $0.origin) }
    }
    chain.base.ruleFolders += resolved(file.ruleFolders)
    chain.base.lexicons += resolved(file.lexicons)
    chain.base.contextModel = file.contextModel.map { resolved([$0])[0] } ?? chain.base.contextModel
    chain.base.include += file.include
    chain.base.exclude += file.exclude
    chain.base.documentationURL = file.documentationURL ?? chain.base.documentationURL
    chain.base.suppressions += file.suppressions
    chain.overrides += file.overrides
  }

  private static func error(_ place: Sourced<String>?, _ name: String, _ message: String) -> FileErrors {
    guard case .file(let file, let line, let column)? = place?.origin else {
      return FileErrors([FileError(file: name, line: 1, column: 1, message: message)])
    }
    return FileErrors([FileError(file: file, line: line, column: column, message: message)])
  }
}
