import CArguments

/// The arguments of the command line.
enum ProgramArguments {
  /// Without the name of the command. Unlike `CommandLine.arguments` they do not depend on `/proc`.
  static var all: [String] {
    (1..<max(1, spinlintArgumentCount())).map { unsafe String(cString: spinlintArgument($0)) }
  }
}
