import ICUText
import Testing

@Suite struct RegexTests {
  private func matches(
    _ pattern: String, _ text: String, options: RegexPattern.Options = [], region: Range<Int>? = nil, from: Int? = nil
  ) throws -> [RegexMatch] {
    try RegexMatcher(RegexPattern(pattern, options: options)).matches(in: utf8(text).span, region: region, from: from)
  }

  @Test func givesByteOffsets() throws {
    let text = "😀 Größe: 12 cm, 日本 3 cm"
    let found = try matches(#"(?<number>\d+) (cm)(x)?"#, text)
    #expect(found.map { text.slice($0.range) } == ["12 cm", "3 cm"])
    #expect(found[0].range == 14..<19)
    #expect(found[0].captures == [14..<16, 17..<19, nil])
    #expect(found[1][group: 1].map { text.slice($0) } == "3")
    #expect(try RegexPattern(#"(?<number>\d+)"#).groupNumber(named: "number") == 1)
    #expect(try RegexPattern("a").groupNumber(named: "none") == nil)
  }

  @Test func obeysOptions() throws {
    #expect(try matches("GRÖSSE", "größe grösse", options: .caseInsensitive).count == 2)
    #expect(try matches("^b$", "a\nb\nc", options: .multiline).map(\.range) == [2..<3])
    #expect(try matches("a.b", "a\nb").isEmpty)
    #expect(try matches("a.b", "a\nb", options: .dotMatchesLineEnds).count == 1)
  }

  @Test func searchesRegions() throws {
    let text = "éa éa éa"
    #expect(try matches("éa", text, region: 4..<11).map(\.range) == [4..<7, 8..<11])
    #expect(try matches("éa", text, region: 0..<7).map(\.range) == [0..<3, 4..<7])
    #expect(try matches("éa", text, region: 0..<11, from: 3).map(\.range) == [4..<7, 8..<11])
    #expect(try matches("(?<= )é", text, region: 4..<7).count == 1)
    #expect(try matches("^é", text, region: 4..<7).isEmpty)
    #expect(try matches("x*", "é").map(\.range) == [0..<0, 2..<2])
    #expect(try matches("a", "").isEmpty)
  }

  @Test func findsTheSameInUTF16() throws {
    let text = Array("on 5 May, not in May 5; May".utf8)
    let units = text.map { UInt16($0) }
    for pattern in [#"(?<=\d )May(,)?"#, #"\b[a-z]{2}\b"#, "^on|May$", "x*"] {
      let matcher = RegexMatcher(try RegexPattern(pattern))
      for region in [0..<27, 2..<20, 5..<8, 27..<27] {
        let (bytes, found) = (
          try matcher.matches(in: text.span, region: region), try matcher.matches(inUTF16: units.span, region: region)
        )
        #expect(found.map(\.range) == bytes.map(\.range))
        #expect(found.map(\.captures) == bytes.map(\.captures))
      }
    }
  }

  @Test func isReusable() throws {
    let matcher = RegexMatcher(try RegexPattern("b+"))
    for (text, range) in [("abb", 1..<3), ("ééb", 4..<5)] {
      let first = try matcher.firstMatch(in: utf8(text).span)
      #expect(first?.range == range)
    }
    let none = try matcher.firstMatch(in: utf8("x").span)
    #expect(none == nil)
  }

  @Test(arguments: [
    ("", 0, "empty pattern"), ("a(b", 2, "unbalanced parenthesis"),
    ("é😀[z-a]", 5, "range with its end before its start"),
    ("x{3,1}", 5, "interval with max less than min"), ("a\nb)", 3, "unbalanced parenthesis"),
    (#"(?<=a*)b"#, 6, "look-behind of unbounded length"), (#"\p{Foo}"#, 6, "malformed Unicode property"),
  ])
  func reportsSyntaxErrors(pattern: String, offset: Int, message: String) {
    let error = #expect(throws: RegexError.self) { try RegexPattern(pattern) }
    #expect(error?.message == message)
    #expect(error?.offset == offset)
  }

  @Test func stopsAtTheTimeLimit() throws {
    let matcher = RegexMatcher(try RegexPattern("(a+)+$"), limits: RegexLimits(time: 50))
    let long = utf8(String(repeating: "a", count: 64) + "!")
    for _ in 0..<3 {
      #expect(throws: RegexMatchError.timeLimitExceeded) { try matcher.firstMatch(in: long.span) }
      let other = try matcher.firstMatch(in: utf8("xaa").span)
      #expect(other?.range == 1..<3)
    }
  }

  @Test func allowsMoreTimeForLongTexts() throws {
    let matcher = RegexMatcher(try RegexPattern(#"\b(?:zz|qq|[a-c]+x)\w*"#), limits: RegexLimits(time: 10))
    let long = utf8(String(repeating: "abc fox aax ", count: 20_000))
    let found = try matcher.matches(in: long.span)
    #expect(found.count == 20_000)
  }

  @Test func stopsAtTheStackLimit() throws {
    let matcher = RegexMatcher(try RegexPattern("(?:a|b)*c"), limits: RegexLimits(time: 0, stack: 10_000))
    let long = utf8(String(repeating: "ab", count: 10_000))
    #expect(throws: RegexMatchError.stackLimitExceeded) { try matcher.firstMatch(in: long.span) }
  }

  @Test func sharesAPatternBetweenTasks() async throws {
    let pattern = try RegexPattern(#"\w+é"#)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for count in 1...8 {
        group.addTask {
          let text = String(repeating: "cafés café ", count: count)
          return try RegexMatcher(pattern).matches(in: Array(text.utf8).span).count
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(counts == 72)
  }
}
