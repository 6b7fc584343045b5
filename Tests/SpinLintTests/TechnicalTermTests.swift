import Engine
import SpinLint
import Testing

/// Invented abstracts of many fields, with the ordinary neighbours of technical terms: none of them is tortured.
@Suite struct TechnicalTermTests {
  static let abstracts = [
    """
    We study how well a random forest and a support vector machine rank news stories by topic. The training set holds \
    forty thousand articles, the test set five thousand. Feature extraction takes one minute on an ordinary laptop, \
    and the choice of the kernel matters less than the size of the vocabulary. A profound change in accuracy is seen \
    only when information from the headlines is left out. We discuss the sources of error and give code.
    """,
    """
    Patients with chronic kidney disease were followed for six years in three hospitals. Blood pressure was measured \
    twice a day, and those whose heart rate rose above the limit were seen by a physician. Persistent pain and \
    weakness were common complaints; an irregular pulse was found in nine people. A healthy diet and regular exercise \
    lowered the risk of heart failure, but the effect on overall survival was not significant.
    """,
    """
    The beam was loaded until the first crack appeared in the concrete. Heat transfer through the wall, the surface \
    roughness of the steel and the moisture of the air were recorded. Warm air rose along the front, so that the flow \
    became turbulent near the ceiling. The yield of the process grew with the pressure, and the strength of the glue \
    with its age. An arbitrary number of sensors can be attached to the frame.
    """,
    """
    Farmers in the valley grow wheat and beans on poor soil. A dry season of four months leaves little water for the \
    animals, and the price of fodder doubles. We asked two hundred households about their choice of seed, the means \
    by which they store grain, and the people who decide what is sold. Women who keep records of their own have a \
    higher income. The sun dries the crop within a week, and the wind carries the chaff away.
    """,
    """
    A protocol for secure message exchange between small devices is described. Every node keeps a secret, and the key \
    is changed after each session. The network stays connected when a third of its nodes fail. Our framework needs \
    little memory and a modest amount of energy; the delay is below ten milliseconds. We compare the system with two \
    others, list known attacks, and show how a careful choice of the parameters protects the user.
    """,
    """
    Teachers and pupils in twelve schools took part in the study. The questionnaire asked about reading habits, the \
    support given by parents, and the time spent on homework. Boys who had access to a library scored better in the \
    final test. The difference between city and country schools was small. We argue that the quality of teaching, \
    rather than the size of the class, explains the results, and that further research on motivation is needed.
    """,
    """
    Let f be a continuous function on a closed interval, and let its derivative exist everywhere but at a finite set \
    of points. We prove that the sequence of means converges to the limit at an arbitrary rate, and that the condition \
    on the boundary cannot be dropped. The argument rests on a simple equation for the error and on a well known fact \
    about prime numbers. An example shows that the order of the terms matters.
    """,
    """
    The central bank raised its interest rate three times in the year. Firms with high debt cut their investment, and \
    the stock market fell by a tenth. Imports of fuel grew, the exchange rate dropped, and the trade deficit widened. \
    We find that households put off the purchase of cars and furniture, while spending on food hardly changed. The \
    findings support the view that policy works with a delay of about two quarters.
    """,
  ]

  @Test func ordinaryAbstractsAreSilent() throws {
    let linter = try Linter()
    for abstract in Self.abstracts {
      let findings = try linter.lint(Article(id: .string("a"), plainText: Array(abstract.utf8))).findings
      #expect(findings.filter { $0.rule.hasPrefix("idiom/") }.map(\.text) == [])
    }
  }

  @Test func theSameAbstractTorturedIsNot() throws {
    let text = """
      We study how well an irregular timberland and a bolster vector machine rank news stories. The preparing set holds \
      forty thousand articles. Highlight extraction takes one minute, and the mean square blunder is small.
      """
    let found = try Linter().lint(Article(id: .string("a"), plainText: Array(text.utf8))).findings
    #expect(
      found.filter { $0.rule.hasPrefix("idiom/") }.compactMap(\.suggestions.first) == [
        "random forest", "support vector machine", "The training set", "Feature extraction", "mean square error",
      ])
  }

  /// Human writing holds a phrase now and then that looks like a swapped term: the longer the article, the more it takes.
  @Test func oneTermAloneDoesNotSpeakForALongArticle() throws {
    let filler = String(
      repeating: "The clerk wrote the names of the guests into the old book and went home. ", count: 24)
    func found(_ text: String) throws -> Int {
      try Linter().lint(Article(id: .string("a"), plainText: Array(text.utf8))).findings
        .count { $0.rule == "idiom/technical-term" }
    }
    let one = """
      We measured the surface unpleasantness of the sheet and wrote down what it said about each of the guests who came \
      to the house in the week before.
      """
    #expect(try found(one) == 1)
    #expect(try found(one + filler) == 0)
    #expect(try found(one + one + one + filler) == 0)
    let more = """
       The leftover pressure of the sheet was not small, and highlight extraction took one minute.
      """
    #expect(try found(one + more + filler) == 3)
  }
}
