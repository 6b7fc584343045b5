import ArgumentParser

/// The options of every command that lints.
struct RunOptions: ParsableArguments {
  @OptionGroup(title: "Configuration") var configuration: ConfigurationOptions
  @OptionGroup(title: "Folders") var walk: WalkOptions
  @OptionGroup(title: "Rules") var rules: RuleOptionsGroup
  @OptionGroup(title: "Judgement") var judgement: JudgementOptions
}
