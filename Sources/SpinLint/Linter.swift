public import Engine
internal import RulePacks

/// The front door: lints articles with the built-in rules.
///
///     let linter = try Linter()
///     let assessment = linter.lint(Article(id: .string("a"), plainText: bytes))
public final class Linter: Sendable {
  /// The rules of this linter.
  public let book: RuleBook
  private let settings: LintSettings

  /// A linter with the built-in rules. Throws `RuleError` where a rule cannot be used.
  /// - Parameters:
  ///   - packs: further packs, from `PackCompiler`.
  ///   - profiles: switch on the rules that belong to them.
  ///   - lexicon: takes the place of the built-in swap lexicon (`SwapResources`).
  ///   - contextModel: takes the place of the built-in context model.
  ///   - adjust: changes a rule before it is used (severity, options).
  public init(
    packs: [RulePack] = [], profiles: Set<String> = [], settings: LintSettings = LintSettings(),
    lexicon: SwapLexicon? = nil, contextModel: ContextModel? = nil, adjust: (inout Rule) -> Void = { _ in }
  ) throws(RuleError) {
    var builtIn = RulePacks.builtIn()
    if let lexicon { builtIn.lexicon = lexicon }
    book = try RuleBook(
      packs: [builtIn] + packs, profiles: profiles, contextModel: contextModel ?? RulePacks.contextModel(),
      adjust: adjust)
    self.settings = settings
  }

  /// A linter for one thread, which keeps its memory from article to article.
  public func worker() throws(RuleError) -> ArticleLinter { try ArticleLinter(book: book, settings: settings) }

  /// The assessment of one article.
  public func lint(_ article: Article) throws(RuleError) -> Assessment {
    var worker = try worker()
    return worker.lint(article)
  }
}
