/// Compiled rules with their phrase table and the word lists of languages.
public struct RulePack: Sendable {
  /// Sorted by id. Documentation is empty in a pack that was decoded without it.
  public var rules: [Rule]
  public var languages: [LanguageData]
  /// Entries refer to `rules` by index.
  public var phrases: PhraseTable
  /// Empty in packs without swap tables.
  public var lexicon: SwapLexicon
  /// nil in packs without a fitted swap model.
  public var swapTables: SwapTables?
  /// One for each term rule; they refer to `rules` by index.
  public var terms: [TermTable]

  public init(
    rules: [Rule] = [], languages: [LanguageData] = [], phrases: PhraseTable = PhraseTable(),
    lexicon: SwapLexicon = SwapLexicon(), swapTables: SwapTables? = nil, terms: [TermTable] = []
  ) {
    self.rules = rules
    self.languages = languages
    self.phrases = phrases
    self.lexicon = lexicon
    self.swapTables = swapTables
    self.terms = terms
  }

  private static let magic = "spinlint.pack/5"

  /// The pack as bytes.
  public func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.magic)
    writer.write(rules) { $0.write($1) }
    writer.write(languages) { $0.write($1) }
    phrases.encode(to: &writer)
    lexicon.encode(to: &writer)
    writer.write(swapTables.map { [$0] } ?? []) { writer, tables in tables.encode(to: &writer) }
    writer.write(terms) { writer, table in table.encode(to: &writer) }
    writer.write(rules) { $0.write($1.documentation) }
    return writer.bytes
  }

  /// Reads what `encoded()` wrote. Throws `PackError`.
  /// - Parameter withDocumentation: false leaves `Rule.documentation` empty, which loads faster.
  public init(encoded bytes: [UInt8], withDocumentation: Bool) throws(PackError) {
    try self.init(PackBytes(bytes), withDocumentation: withDocumentation)
  }

  /// Reads what `encoded()` wrote from a literal that `SevenBit` made of it. Throws `PackError`.
  public init(literal: StaticString, count: Int, withDocumentation: Bool) throws(PackError) {
    try self.init(SevenBit.decode(literal, count: count), withDocumentation: withDocumentation)
  }

  private init(_ bytes: PackBytes, withDocumentation: Bool) throws(PackError) {
    var reader = ByteReader(bytes)
    guard try reader.string() == Self.magic else {
      throw PackError(description: "this is not a rule pack of this version")
    }
    rules = try reader.array { reader throws(PackError) in try reader.rule() }
    languages = try reader.array { reader throws(PackError) in try reader.languageData() }
    phrases = try PhraseTable(from: &reader)
    lexicon = try SwapLexicon(from: &reader)
    swapTables = try reader.array { reader throws(PackError) in try SwapTables(from: &reader) }.first
    terms = try reader.array { reader throws(PackError) in try TermTable(from: &reader) }
    guard withDocumentation else { return }
    let pages = try reader.array { reader throws(PackError) in try reader.documentation() }
    for (index, page) in pages.enumerated() where index < rules.count { rules[index].documentation = page }
  }
}
