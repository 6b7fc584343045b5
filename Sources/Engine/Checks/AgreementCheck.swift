/// Words that do not go with the word before them.
struct AgreementCheck: Check {
  static let kind = RuleKind.agreement
  static let forms = [
    FormSpec(
      "article", "“a” before a vowel sound, “an” before a consonant sound.",
      options: [
        .init("before-consonant", .string, "The article before a consonant sound (“a”).", isRequired: true),
        .init("before-vowel", .string, "The article before a vowel sound (“an”).", isRequired: true),
        .init("vowel", .list, "Words, or beginnings with “*”, that start with a vowel sound in spite of their letter."),
        .init("consonant", .list, "The same for a consonant sound. Of several beginnings the longest counts."),
        .init("either", .list, "Words or beginnings that are said in both ways."),
        .init("spelled", .list, "Abbreviations with vowels that are read letter by letter (“FBI”)."),
        .init("spoken", .list, "Abbreviations that are read as a word (“NATO”)."),
        .init("except", .list, "Words before which “a” is a name or a foreign word."),
        .init("labels", .list, "Words after which “a” is a label (“plan a”)."),
      ]),
    FormSpec(
      "pair", "Two words of which the second cannot follow the first.",
      options: [
        .init("first", .list, "First words; each goes with every word of “second”."),
        .init("second", .list, "Second words."),
        .init("pairs", .pairs, "First word: second words."),
        .init("keep", .string, "Which of the two words stays.", choices: ["first", "second"]),
      ]),
  ]

  /// An object, because it is handed on at every article.
  private final class Articles {
    let index: Int
    let consonant: (key: UInt64, text: String)
    let vowel: (key: UInt64, text: String)
    let sound: InitialSound
    let except: KeyMap
    let labels: KeyMap

    init(_ item: IndexedRule) {
      let options = item.rule.options
      let consonant = options.string("before-consonant") ?? ""
      let vowel = options.string("before-vowel") ?? ""
      index = item.index
      self.consonant = (TokenKey.key(consonant), consonant)
      self.vowel = (TokenKey.key(vowel), vowel)
      sound = InitialSound(options)
      except = KeyMap(words: options.list("except"))
      labels = KeyMap(words: options.list("labels"))
    }
  }
  private enum Keep { case first, second, none }
  private let articles: [Articles]
  private let pairRules: [(index: Int, keep: Keep)]
  /// First words of pairs: 1; articles: 2.
  private let firsts: KeyMap
  private let articleKeys: [UInt64]
  /// The pairs, to find them with one look at each word.
  private let openings: OwnedOpenings
  /// Index into `firstHits` of every pair.
  private let pairs: KeyMap
  /// Index into `hits` of the first rule of each pair, and the number of all.
  private let firstHits: [Int]
  /// The rules of one pair after the other.
  private let hits: [Int]

  init(rules: [IndexedRule], resources: CheckResources) {
    articles = rules.filter { $0.rule.form == "article" }.map { Articles($0) }
    var firsts: [UInt64: UInt32] = [:]
    var pairs: [(key: UInt64, rule: Int)] = []
    var openings: [(first: UInt64, second: UInt64)] = []
    var pairRules: [(index: Int, keep: Keep)] = []
    for item in rules where item.rule.form == "pair" {
      let options = item.rule.options
      var all = options.pairs("pairs").map { (TokenKey.key($0.left), $0.right.map { TokenKey.key($0) }) }
      let seconds = options.list("second").map { TokenKey.key($0) }
      all += options.list("first").map { (TokenKey.key($0), seconds) }
      for (first, seconds) in all {
        firsts[first, default: 0] |= 1
        for second in seconds where second != first {
          pairs.append((Self.pairKey(first, second), pairRules.count))
          openings.append((first, second))
        }
      }
      pairRules.append(
        (item.index, options.string("keep").map { $0 == "first" ? .first : .second } ?? .none))
    }
    for article in articles {
      firsts[article.consonant.key, default: 0] |= 2
      firsts[article.vowel.key, default: 0] |= 2
    }
    self.firsts = KeyMap(firsts.map { ($0.key, $0.value) })
    articleKeys = articles.flatMap { [$0.consonant.key, $0.vowel.key] }
    self.openings = OwnedOpenings(openings)
    pairs.sort { $0.key == $1.key ? $0.rule < $1.rule : $0.key < $1.key }
    hits = pairs.map(\.rule)
    let starts = pairs.indices.filter { $0 == 0 || pairs[$0].key != pairs[$0 - 1].key }
    self.pairs = KeyMap(starts.enumerated().map { (pairs[$0.element].key, UInt32($0.offset)) })
    firstHits = starts + [pairs.count]
    self.pairRules = pairRules
  }

  private static func pairKey(_ first: UInt64, _ second: UInt64) -> UInt64 { TokenKey.mix(first) ^ second }

  var triggers: Triggers { Triggers(keys: articleKeys, openings: [openings.filter]) }

  func run(
    _ text: [UInt8], _ tokens: [Token], _ facts: ArticleFacts, at candidates: [Int], into findings: inout FindingSink
  ) {
    for index in candidates where index &+ 1 < tokens.count {
      guard let role = firsts[tokens[index].key], tokens[index].isWord else { continue }
      if role & 1 != 0, tokens[index &+ 1].isWord { pair(text, tokens, at: index, into: &findings) }
      if role & 2 != 0 {
        for article in articles where findings.isActive(article.index) {
          self.article(article, text, tokens, at: index, into: &findings)
        }
      }
    }
  }

  private func pair(_ text: [UInt8], _ tokens: [Token], at index: Int, into findings: inout FindingSink) {
    let first = tokens[index]
    let second = tokens[index + 1]
    guard let number = pairs[Self.pairKey(first.key, second.key)].map({ Int($0) }) else { return }
    guard second.hasSpaceBefore, !second.flags.contains(.capitalized), !second.flags.contains(.sentenceStart),
      !first.flags.contains(.capitalized) || first.flags.contains(.sentenceStart),
      Self.isFree(tokens, before: index), !Self.isJoined(tokens, after: index + 1)
    else { return }
    for hit in hits[firstHits[number]..<firstHits[number + 1]] {
      let rule = pairRules[hit]
      let kept = rule.keep == .first ? first : second
      var suggestion = String(decoding: text[kept.range], as: UTF8.self)
      if first.flags.contains(.capitalized) { suggestion = CaseTransfer.capitalized(suggestion) }
      findings.report(
        rule.index, Int(first.start)..<Int(second.end), suggestions: rule.keep == .none ? nil : [suggestion])
    }
  }

  /// Whether the token at `index` is not tied to the one before it by a mark (“check-in at”, “/a”, “'a”).
  private static func isFree(_ tokens: [Token], before index: Int) -> Bool {
    tokens[index].hasSpaceBefore || index == 0 || tokens[index].flags.contains(.paragraphStart)
      || [0x22, 0x28, 0x201C, 0x2014].contains(tokens[index - 1].key) && tokens[index - 1].isMark
  }

  /// Whether a hyphen, slash or the like ties the next word to the one at `index`.
  private static func isJoined(_ tokens: [Token], after index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    let mark = tokens[index + 1]
    return mark.isMark && !mark.hasSpaceBefore && [0x2D, 0x2010, 0x2011, 0x2F, 0x5F].contains(mark.key)
  }

  private func article(
    _ rule: Articles, _ text: [UInt8], _ tokens: [Token], at index: Int, into findings: inout FindingSink
  ) {
    let token = tokens[index]
    let isCapital = token.flags.contains(.capitalized)
    let isStart = token.flags.contains(.sentenceStart)
    // “vitamin A is”, “Plan A or B”, headings in capitals: not the article.
    guard !isCapital || isStart, !token.flags.contains(.allCaps), Self.isFree(tokens, before: index) else { return }
    var next = index + 1
    if [0x24, 0xA3, 0x20AC].contains(tokens[next].key), tokens[next].isMark { next += 1 }
    guard next < tokens.count, tokens[next].kind != .mark, tokens[index + 1].hasSpaceBefore,
      next == index + 1 || tokens[next].flags.contains(.hasDigit) || tokens[next].kind == .number
    else { return }
    let word = tokens[next]
    guard !word.flags.contains(.paragraphStart), !word.flags.contains(.placeholder) else { return }
    if rule.except.contains(word.key) || index > 0 && rule.labels.contains(tokens[index - 1].key) { return }
    if word.flags.contains(.allCaps), isCapital { return }
    let sound = rule.sound.sound(of: word, text, isHyphenated: Self.isJoined(tokens, after: next))
    let right: String
    switch sound {
    case .vowel where token.key == rule.consonant.key: right = rule.vowel.text
    case .consonant where token.key == rule.vowel.key: right = rule.consonant.text
    default: return
    }
    let rest = String(decoding: text[Int(token.end)..<Int(word.end)], as: UTF8.self)
    findings.report(
      rule.index, Int(token.start)..<Int(word.end),
      suggestions: [(isCapital ? CaseTransfer.capitalized(right) : right) + rest])
  }
}
