import Testing

@testable import Engine

/// Reads a text with a small table: findings as “what stands there → first suggestion”.
private func read(_ text: String, limit: Int = 1) -> [String] {
  var builder = TermTableBuilder()
  for (term, established) in [
    (["deep", "neural", "network"], false), (["neural", "network"], true), (["neural", "networks"], true),
    (["random", "forest"], false), (["k-", "means", "clustering"], false), (["data", "mining"], false),
    (["information", "mining"], false), (["signal", "to", "noise", "ratio"], false),
  ] { builder.add(term: term, isEstablished: established) }
  builder.add(term: ["algorithm"], isTail: true)
  for word in builder.allWords { builder.add(reading: word, of: [word], cost: 0, strength: .soft) }
  for (surface, original, strength) in [
    ("profound", "deep", TermTable.Strength.hard), ("brain", "neural", .hard), ("organization", "network", .hard),
    ("organizations", "networks", .hard), ("irregular", "random", .soft), ("timberland", "forest", .strong),
    ("wooded area", "forest", .strong), ("arbitrary", "random", .hard), ("implies", "means", .strong),
    ("bunching", "clustering", .strong), ("information", "data", .soft), ("digging", "mining", .strong),
    ("clamor", "noise", .strong), ("flag", "signal", .soft), ("calculation", "algorithm", .soft),
  ] { builder.add(reading: surface, of: [original], cost: 1, strength: strength) }
  builder.add(natural: "brain network")
  let bytes = Array(text.utf8)
  var tokenizer = Tokenizer()
  tokenizer.tokenize(bytes)
  let tokens = tokenizer.tokens
  var reader = TermReader(table: builder.build(rule: 0), context: nil)
  var found: [String] = []
  reader.read(bytes, tokens, at: tokens.indices) { range, suggestions in
    let slice = Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
    found.append(
      String(decoding: bytes[slice], as: UTF8.self) + " → " + suggestions.prefix(limit).joined(separator: "|"))
  }
  return found
}

@Suite struct TermReaderTests {
  @Test(arguments: [
    ("an irregular timberland here", ["irregular timberland → random forest"]),
    ("an Irregular Wooded Area here", ["Irregular Wooded Area → Random Forest"]),
    ("an IRREGULAR TIMBERLAND here", ["IRREGULAR TIMBERLAND → RANDOM FOREST"]),
    ("the random\ntimberland of it", ["random\ntimberland → random forest"]),
    (
      "a neural organization and two neural organizations.",
      ["neural organization → neural network", "neural organizations → neural networks"]
    ),
    ("a profound neural network is", ["profound neural network → deep neural network"]),
    ("a Profound neural network is", ["Profound neural network → Deep neural network"]),
    ("k-implies bunching of it", ["k-implies bunching → k-means clustering"]),
    ("k implies bunching of it", ["k implies bunching → k-means clustering"]),
    ("the signal-to-clamor ratio is", ["signal-to-clamor ratio → signal-to-noise ratio"]),
    ("the flag to clamor ratio is", ["flag to clamor ratio → signal to noise ratio"]),
    ("a random timberland calculation is", ["random timberland calculation → random forest algorithm"]),
    ("data digging, random timberland", ["data digging → data mining", "random timberland → random forest"]),
  ])
  func swapsAreRead(_ text: String, _ findings: [String]) { #expect(read(text) == findings) }

  @Test(arguments: [
    // A term as it is, also one that swaps would make another.
    "a random forest and information mining", "a deep neural network",
    // The first word is the end of another.
    "across-the-brain-neural organization", "a semi-random timberland",
    // A soft swap alone, and a hard one in a term of two words that is not established.
    "an irregular forest", "an arbitrary forest", "a random forest calculation",
    // What people write themselves.
    "the brain network of mice",
    // Marks, spaces and paragraphs part a term.
    "irregular, timberland", "a random - timberland", "random\n\ntimberland", "random.timberland",
    "one word: timberland",
  ])
  func silence(_ text: String) { #expect(read(text) == []) }

  @Test func everyReadingIsSuggestedBestFirst() {
    #expect(read("an information digging tool", limit: 3) == ["information digging → information mining|data mining"])
  }

  @Test func tableSurvivesCoding() throws {
    var builder = TermTableBuilder()
    builder.add(term: ["random", "forest"], isEstablished: true)
    builder.add(reading: "timberland", of: ["forest"], cost: 1, strength: .strong)
    builder.add(natural: "random timberland")
    let bytes = RulePack(terms: [builder.build(rule: 0)]).encoded()
    let pack = try RulePack(encoded: bytes, withDocumentation: true)
    #expect(pack.terms.count == 1)
    #expect(pack.encoded() == bytes)
  }
}
