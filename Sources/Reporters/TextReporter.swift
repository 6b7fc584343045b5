public import Engine

/// `--format text`: findings with their source lines, for people, article by article.
public struct TextReporter: Reporter {
  /// What the report shows and how.
  public struct Options: Sendable {
    /// Columns to fit into.
    public var columns = 100
    public var isColoured = false
    /// Findings only: no line per article, no summary.
    public var isQuiet = false
    /// Articles without findings that get a line all the same.
    public var alwaysShown: Set<String> = []

    public init() {}
  }
  private let options: Options
  private let style: TextStyle
  private let figures: TextFigures

  public init(options: Options = Options()) {
    self.options = options
    style = TextStyle(isColoured: options.isColoured)
    figures = TextFigures(style: style, columns: options.columns)
  }

  public var header: [UInt8] { [] }
  public var separator: [UInt8] { [] }

  public func write(_ assessment: Assessment, of article: Article, to out: inout [UInt8]) {
    guard assessment.error == nil else { return }
    let name = VisibleText.line(assessment.path ?? "record \(assessment.id)")
    let source = article.source ?? article.text
    if !assessment.findings.isEmpty { out += "\(style.path(name))\n".utf8 }
    for finding in assessment.findings { write(finding, source, to: &out) }
    let isShown =
      !assessment.findings.isEmpty || assessment.verdict == .fail || !assessment.mistakes.isEmpty
      || options.alwaysShown.contains(name)
    guard isShown, !options.isQuiet else { return }
    out += figures.article(assessment, name: assessment.findings.isEmpty ? name : nil).utf8
    for note in assessment.notes {
      out += WrappedText.lines([style.dim("note:")] + words(note, style.dim), indent: 2, columns: options.columns).utf8
    }
    out.append(0x0A)
  }

  public func footer(_ summary: RunSummary) -> [UInt8] {
    options.isQuiet ? [] : Array(figures.run(summary).utf8)
  }

  private func write(_ finding: Finding, _ source: [UInt8], to out: inout [UInt8]) {
    var parts: [String] = []
    if !finding.isWholeArticle { parts.append("\(finding.start.line):\(finding.start.column):") }
    parts.append(style.severity(finding.severity.name, finding.severity))
    parts.append(style.rule("[\(finding.rule)]"))
    parts += words(finding.message) { $0 }
    if finding.confidence < 0.995 {
      parts += words("(\(Int((finding.confidence * 100).rounded())) % sure)", style.dim)
    }
    out += WrappedText.lines(parts, indent: 2, columns: options.columns).utf8
    if !finding.isWholeArticle { writeExcerpt(finding, source, to: &out) }
    out.append(0x0A)
  }

  private func words(_ text: String, _ style: (String) -> String) -> [String] {
    VisibleText.line(text).split(separator: " ").map { style(String($0)) }
  }

  private func writeExcerpt(_ finding: Finding, _ source: [UInt8], to out: inout [UInt8]) {
    let number = String(finding.start.line)
    let margin = String(repeating: " ", count: number.utf8.count + 2)
    let room = options.columns - margin.utf8.count - 3
    let excerpt = Excerpt(source: source, range: finding.sourceRange, columns: room)
    let bar = style.dim("│")
    out += "  \(style.dim(number)) \(bar) \(excerpt.line)\n".utf8
    let carets = style.severity(String(repeating: "^", count: excerpt.width), finding.severity)
    out += "\(margin) \(bar) \(String(repeating: " ", count: excerpt.indent))\(carets)".utf8
    let left = room - excerpt.indent - excerpt.width - 1
    if let advice = advice(finding, columns: left) {
      out += " \(style.suggestion(advice))".utf8
    } else if let advice = advice(finding, columns: room) ?? shortened(finding, columns: room) {
      out += "\n\(margin) \(bar) \(style.suggestion(advice))".utf8
    }
    out.append(0x0A)
  }

  private static let mostSuggestions = 3

  /// The suggestions, as many as fit, but nil where the first one does not.
  private func advice(_ finding: Finding, columns: Int) -> String? {
    let words = finding.suggestions.prefix(Self.mostSuggestions).map {
      $0.isEmpty ? "(delete)" : VisibleText.line($0)
    }
    for count in stride(from: words.count, to: 0, by: -1) {
      let text = "→ " + words[..<count].joined(separator: " | ")
      if VisibleText.width(text) <= columns { return text }
    }
    return nil
  }

  /// As much of the first suggestion as fits.
  private func shortened(_ finding: Finding, columns: Int) -> String? {
    guard let first = finding.suggestions.first else { return nil }
    var text = "→ "
    var used = 2
    for cell in VisibleText.cells(first) {
      if used + cell.width >= columns { return text + "…" }
      text += cell.shown
      used += cell.width
    }
    return text
  }
}
