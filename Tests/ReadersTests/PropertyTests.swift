import Engine
import Readers
import Testing

/// An artifact put anywhere into random documents is found again at its place.
@Suite struct PropertyTests {
  private static let artifact = "zq ten,000 zq"
  private static let words = [
    "the", "old", "harbour", "naïve", "cats", "walked", "“so”", "é", "pears,", "and", "1954", "it", "was", "done.",
  ]

  private func sentence(_ dice: inout Dice, _ marks: [String]) -> String {
    (0..<3 + dice.roll(12)).map { _ in
      let word = Self.words[dice.roll(Self.words.count)]
      guard dice.roll(4) == 0 else { return word }
      return marks[dice.roll(marks.count)].split(separator: "§", omittingEmptySubsequences: false)
        .joined(separator: word)
    }.joined(separator: " ")
  }

  private func check(_ article: Article, _ source: String) {
    let artifact = utf8(Self.artifact)
    let starts = article.text.indices.filter { article.text[$0...].starts(with: artifact) }
    #expect(starts.count == 1, "\(source)")
    for start in starts { #expect(article.slice(start..<start + artifact.count) == Self.artifact, "\(source)") }
    article.checkMap("\(source)")
  }

  @Test func findsArtifactsInMarkdown() {
    let marks = [
      "*§*", "**§**", "`§`", "[§](http://a.example)", "&amp;§", "§\\*", "![§](x.png)", "<b>§</b>", "_§_", "\\§",
    ]
    for seed in 0..<600 {
      var dice = Dice(UInt64(seed))
      let newline = dice.roll(2) == 0 ? "\n" : "\r\n"
      let chosen = dice.roll(6)
      let blocks = (0..<6).map { index in
        let words = sentence(&dice, marks)
        let line = index == chosen ? words + " " + Self.artifact + " " + sentence(&dice, marks) : words
        return switch dice.roll(8) {
        case 0: "# " + line
        case 1: "> " + words + newline + "> " + line.replacingLineStart
        case 2: "- x" + newline + "- " + line
        case 3: "1. x" + newline + newline + "   " + line
        case 4: "| a | b |" + newline + "|---|---|" + newline + "| " + line + " | y |"
        case 5: "```" + newline + words + newline + "```" + newline + line.replacingLineStart
        case 6: line.replacingLineStart + newline + "==="
        default: line
        }
      }
      let source = blocks.joined(separator: newline + newline)
      check(markdown(source), source)
    }
  }

  @Test func findsArtifactsInHTML() {
    let marks = [
      "<b>§</b>", "<i class='a>b'>§", "</i>§", "&eacute;§", "&copy§", "<code>§</code>", "<!-- § -->", "§<br>", "< §",
    ]
    for seed in 0..<600 {
      var dice = Dice(UInt64(seed))
      let chosen = dice.roll(6)
      let blocks = (0..<6).map { index in
        let words = sentence(&dice, marks)
        let line = index == chosen ? words + " " + Self.artifact + " " + sentence(&dice, marks) : words
        return switch dice.roll(8) {
        case 0: "<h2>" + line + "</h2>"
        case 1: "<blockquote><p>" + line + "</blockquote>"
        case 2: "<ul><li>x<li>" + line + "</ul>"
        case 3: "<table><tr><td>" + line + "<td>y</table>"
        case 4: "<table>" + line + "<tr><td>y</table>"
        case 5: "<div>x<script>" + "if (a < b) {}" + "</script></div>" + line
        case 6: "<a href=x><p>" + line + "</a>"
        default: "<p>" + line
        }
      }
      let source = blocks.joined(separator: "\r\n")
      check(html(source), source)
    }
  }
}

extension String {
  /// The words that must not start a block of their own.
  fileprivate var replacingLineStart: String { "so " + self }
}
