import ArgumentParser

/// How inputs are read.
struct InputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Format of the input; the default goes by the file name.", valueName: "format"))
  var input: InputFormat?

  @Option(help: ArgumentHelp("Name of standard input in the report.", valueName: "name"))
  var path: String?

  @Option(help: ArgumentHelp("JSON Lines: the field with the text.", valueName: "field"))
  var textField = "text"

  @Option(help: ArgumentHelp("JSON Lines: the field with the id.", valueName: "field"))
  var idField = "id"
}
