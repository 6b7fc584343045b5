/// One configuration file as it was read; nothing is resolved yet.
struct ConfigurationFile: Sendable {
  /// Settings for some of the articles.
  struct Override: Sendable {
    var files: GlobList
    var settings: Settings
    var origin: Origin
  }

  /// The name in messages.
  var name: String
  /// Profiles, and paths as they were written.
  var extends: [Sourced<String>] = []
  var settings = Settings()
  /// Paths as they were written, relative to the folder of the file.
  var ruleFolders: [Sourced<String>] = []
  var lexicons: [Sourced<String>] = []
  var contextModel: Sourced<String>?
  var include: [Sourced<GlobPattern>] = []
  var exclude: [Sourced<GlobPattern>] = []
  var documentationURL: Sourced<String>?
  var suppressions: [ConfiguredSuppression] = []
  var overrides: [Override] = []
}
